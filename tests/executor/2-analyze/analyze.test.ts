import { describe, expect, it } from 'vitest'
import { parse } from '../../../packages/executor/src/1-parse/parse.ts'
import { analyze } from '../../../packages/executor/src/2-analyze/analyze.ts'
import { NO_PROMISES } from '../../../packages/executor/src/2-analyze/promises/promise-reach.ts'
import type { Reach } from '../../../packages/executor/src/2-analyze/value-flow.ts'

const NOTHING: Reach = {
  hostFunctions: new Set(['tool']),
  names: new Set(),
  properties: new Set(),
  escaped: false,
  modulesSuspend: false,
  declared: new Set(),
  settles: false,
  promises: NO_PROMISES,
  readElsewhere: new Set(),
  evaluates: false,
  hidden: new Set(),
}

/** The source texts of the functions that suspend, and of each call with its kind. */
function told(code: string, reach: Partial<Reach> = {}): { readonly suspending: string[]; readonly calls: string[] } {
  const analysis = analyze(parse(code, { sourceBytes: 10_000 }), { ...NOTHING, ...reach })
  const textOf = ({ start, end }: { start: number; end: number }): string => code.slice(start, end)
  return {
    suspending: [...analysis.suspending].map(textOf),
    calls: [...analysis.calls].map(([node, kind]) => `${kind}: ${textOf(node)}`),
  }
}

describe('analyze()', () => {
  it('finds functions that reach a host function through others, at any depth', () => {
    const { suspending } = told('const a = () => tool(1); const b = () => a(); const c = () => 1; b(); c()')
    expect(suspending).toEqual(['() => tool(1)', '() => a()'])
  })

  it('leaves functions alone that reach none', () => {
    expect(told('const f = (n) => n + 1; [1].map(f); f(2)')).toEqual({ suspending: [], calls: [] })
  })

  it('does not take a local name for a host function', () => {
    expect(told('((tool) => tool(1))((n) => n)').calls).toEqual([])
  })

  it('follows a host function as a value: aliases, conditions, arguments, members', () => {
    expect(told('const f = flag ? tool : other; f(1)').calls).toEqual(['wait: f(1)'])
    expect(told('const run = (fn) => fn(1); run(tool)').calls).toContain('wait: fn(1)')
    expect(told('const api = { ask: tool }; api.ask(1)').calls).toEqual(['wait: api.ask(1)'])
    expect(told('const list = [tool]; list[0](1)').calls).toEqual(['wait: list[0](1)'])
    expect(told('globalThis.tool(1)').calls).toEqual(['wait: globalThis.tool(1)'])
  })

  it('waits for built-ins that call back something which suspends', () => {
    expect(told('[1].map((n) => tool(n))').calls).toContain('wait: [1].map((n) => tool(n))')
    expect(told('[1].map(tool)').calls).toEqual(['wait: [1].map(tool)'])
    expect(told('[1].map((n) => n)').calls).toEqual([])
  })

  it.each([
    ['await tool(1)', 'promise: tool(1)'],
    ['tool(1).then(console.log)', 'promise: tool(1)'],
    ['Promise.all([tool(1)])', 'promise: tool(1)'],
    ['Promise.all([1].map((n) => tool(n)))', 'list: [1].map((n) => tool(n))'],
    ['const p = tool(1); await p', 'promise: tool(1)'],
    ['const p = tool(1); await p; p.name', 'wait: tool(1)'],
    ['const list = []; list.push(tool(1)); await Promise.all(list)', 'promise: tool(1)'],
    ['async function f() { return tool(1) }', 'await: tool(1)'],
    ['if (tool(1)) stop()', 'wait: tool(1)'],
  ])('tells how the calls of %s wait', (code, call) => {
    expect(told(code).calls).toContain(call)
  })

  it('does not rewrite calls where nothing can wait', () => {
    expect(told('({ get v() { return tool(1) } })').calls).toEqual([])
    expect(told('class A { x = tool(1); constructor() { tool(2) } static { tool(3) } }').calls).toEqual([])
    expect(told('function* g() { yield tool(1) }').calls).toEqual([])
    expect(told('const f = (a = tool(1)) => a').calls).toEqual([])
  })

  it('knows which names of earlier cells suspend', () => {
    expect(told('helper(1)').calls).toEqual([])
    expect(told('helper(1)', { names: new Set(['helper']) }).calls).toEqual(['wait: helper(1)'])
    expect(told('service.load(1)', { properties: new Set(['load']) }).calls).toEqual(['wait: service.load(1)'])
  })
})
