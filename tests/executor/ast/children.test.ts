import { type Identifier, parse } from 'acorn'
import { expect, test } from 'vitest'
import { CHILD_KEYS, childrenOf, mapChildren } from '../../../packages/executor/src/ast/children.ts'
import type { Node } from '../../../packages/executor/src/ast/nodes.ts'

const read = (code: string) => parse(code, { ecmaVersion: 'latest', sourceType: 'module' })

const EVERYTHING = `
import d, { a as b } from 'm' with { type: 'json' }; import * as n from 'n'; export * as q from 'q'
export { d as 'x' }; export default class extends Object { static #p = 1; static { this.#p } get [d]() { return new.target } }
label: for (let i = 0, [x, , ...y] = []; i < 1; i++) { if (i) continue label; else break label }
for (const { k = 1, ...rest } of []) do { debugger } while (0)
for (const k in {}) while (0) ;
async function* f(p = 2) { yield* []; await import('x', {}); try { throw 1 } catch ({ message }) {} finally {} }
switch (b?.c[0]) { case 1: { } default: }
const t = tag\`\${b}\`, o = { ...n, m() { super.m() }, s: (1, 2), u: -n ? !n : n || n }
new (class Q {})(() => this); t.x += 1
`

test('childrenOf() finds every node field of every kind, in source order', () => {
  const seen = new Set<string>()
  const visit = (node: Node): void => {
    seen.add(node.type)
    const held = Object.values(node)
      .flat()
      .filter((field: unknown) => isNode(field))
    const children = childrenOf(node)
    expect(new Set(children)).toEqual(new Set(held))
    const starts = children.map((child) => child.start)
    expect(starts).toEqual([...starts].sort((left, right) => left - right))
    children.forEach(visit)
  }
  visit(read(EVERYTHING))
  const unseen = Object.keys(CHILD_KEYS).filter((type) => !seen.has(type))
  expect(unseen).toEqual(['ParenthesizedExpression', 'WithStatement'])
})

test('mapChildren() gives the same node when nothing changed', () => {
  const program = read('f(1, [, 2])')
  expect(mapChildren(program, (child) => child)).toBe(program)
})

test('mapChildren() changes a copy: single fields, lists, splices and removals', () => {
  const [statement] = read('a; b; c').body
  const program = read('a; b; c')
  const changed = mapChildren(program, (child, _key, index) =>
    index === 0 ? [] : index === 1 ? [child, child] : child,
  )
  expect(program.body).toHaveLength(3)
  expect(changed.body.map((node) => node.start)).toEqual([3, 3, 6])
  const name: Identifier = { type: 'Identifier', name: 'z', start: 0, end: 1 }
  expect(mapChildren(statement as Node, () => name)).toMatchObject({ expression: { name: 'z' } })
  expect(statement).toMatchObject({ expression: { name: 'a' } })
})

test('mapChildren() keeps the holes of an array', () => {
  const [statement] = read('[, a]').body
  const array = childrenOf(statement as Node)[0] as Node
  const twice = mapChildren(array, (child) => [child, child])
  expect(twice).toMatchObject({ elements: [null, { name: 'a' }, { name: 'a' }] })
})

function isNode(field: unknown): boolean {
  return typeof field === 'object' && field !== null && 'type' in field
}
