import { describe, expect, it } from 'vitest'
import { presenceOf } from '../../../../packages/executor/src/2-analyze/promises/presence.ts'
import type { Node } from '../../../../packages/executor/src/ast/nodes.ts'
import { parsed } from '../../../support/analyzing.ts'

/** The text of what a test asks for, as a presence. */
function presenceIn(code: string): string | undefined {
  const [statement] = parsed(`() => { ${code} }`).body as [Node & { expression: { body: { body: [Node] } } }]
  const [first] = statement.expression.body.body
  const node = first.type === 'ExpressionStatement' ? first.expression : first
  const holder = presenceOf(node as never)
  return holder && `() => { ${code} }`.slice(holder.start, holder.end)
}

describe('presenceOf()', () => {
  it.each([
    ['if (!x) x = f()', 'x'],
    ['if (x === undefined) { x = f() }', 'x'],
    ['if (x == null) { const p = f(); x = p; return p }', 'x'],
    ['if (x) return x', 'x'],
    ['if (x !== undefined) { return x }', 'x'],
    ['if (!m.get(k)) m.set(k, f())', 'm.get(k)'],
    ['if (!this.p) { this.p = f(); return this.p }', 'this.p'],
    ['x ? x : f()', 'x'],
  ])('finds what %s asks for', (code, holder) => {
    expect(presenceIn(code)).toBe(holder)
  })

  it.each([
    'if (x) pay()',
    'if (!x) pay()',
    'if (!x) { x = f(); pay() }',
    'if (!x) y = f()',
    'if (x) return y',
    'if (x) return x; else pay()',
    'if (!m.get(k)) m.set(j, f())',
    'if (x == null) { const p = f(); x = g(); return p }',
    'if (f()) return f()',
    'x ? y : f()',
    'x ? f() : x',
  ])('takes the value in %s', (code) => {
    expect(presenceIn(code.replace('; else', ' ; else').replace(' ; else', '; else'))).toBeUndefined()
  })
})
