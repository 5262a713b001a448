import { createExecutor, type Executor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_NAMES, type SessionNames } from '../../../packages/executor/src/3-rewrite/top-level.ts'
import { type CompiledCell, compileCell } from '../../../packages/executor/src/compile.ts'

// Each rule: what the model writes, what the engine runs, and what both must give with `tool` doubling its argument.
const RULES: readonly (readonly [rule: string, before: string, after: string, value: unknown])[] = [
  ['a call', 'tool(4)', '$$call(tool, 4) ? $$unboxed(await $$take()) : $$take();', 8],
  ['a call in a template', '`<${tool(1)}>`', '`<${$$call(tool, 1) ? $$unboxed(await $$take()) : $$take()}>`;', '<2>'],
  ['a call under await', 'await tool(1)', 'await $$callPromise(tool, 1);', 2],
  [
    'a method that holds a host function',
    'const api = { tool }; api.tool(3)',
    'let api = { tool }; $$method(api, "tool")(3) ? $$unboxed(await $$take()) : $$take();',
    6,
  ],
  [
    'a mapped list under Promise.all',
    'Promise.all([1, 2].map((id) => tool(id)))',
    `Promise.all($$methodWrapped([1, 2], "map")($$mark((id) => { return $$enter(async () => {
      return $$boxed($$call(tool, id) ? $$unboxed(await $$take()) : $$take()); }); })));`,
    [2, 4],
  ],
  [
    'a function declaration',
    'function f(a) { return tool(a) } f(2)',
    `let f = $$mark(function (a) { return $$enter(async () => {
      return $$boxed($$call(tool, a) ? $$unboxed(await $$take()) : $$take()); }); }, "f");
     $$call(f, 2) ? $$unboxed(await $$take()) : $$take();`,
    4,
  ],
  [
    'parameters whose reading may run code',
    'const g = ({ id }) => tool(id); g({ id: 5 })',
    `let g = $$mark(($$p0, ...$$rest) => { return $$enter(async ({id}) => {
      return $$boxed($$call(tool, id) ? $$unboxed(await $$take()) : $$take()); }, [$$p0, ...$$rest]); }, "g");
     $$call(g, { id: 5 }) ? $$unboxed(await $$take()) : $$take();`,
    10,
  ],
  [
    'class methods',
    'class A { m() { return tool(1) } static s() { return 1 } } new A().m()',
    `class A { static { $$markClass(this, ["m"], []); }
      m() { return $$enter(async () => {
        return $$boxed($$call(tool, 1) ? $$unboxed(await $$take()) : $$take()); }); }
      static s() { return 1; } }
     $$method(new A(), "m")() ? $$unboxed(await $$take()) : $$take();`,
    2,
  ],
  ['a getter stays as it is', '({ get v() { return tool(7) } }).v', '(({ get v() { return tool(7); } }).v);', 14],
  [
    'an optional chain',
    'const o = { tool }; o?.tool(1)',
    `var $$t0; let o = { tool };
     ($$t0 = o) == null ? void 0 : $$method($$t0, "tool")(1) ? $$unboxed(await $$take()) : $$take();`,
    2,
  ],
  ['a constant', 'const x = 1; try { x = 2 } catch { x }', 'let x = 1; try { $$constant.x = 2; } catch { x; }', 1],
  ['a top-level var', 'var y = 3', 'let y; y = 3; y;', 3],
  ['a top-level return', 'return 5; 6', 'throw $$return(await 5); 6;', 5],
  [
    'a function that reaches no host function',
    'const add = (a, b) => a + b; [1, 2].map((n) => add(n, 1))',
    'let add = (a, b) => a + b; [1, 2].map(n => add(n, 1));',
    [2, 3],
  ],
]

const hostFunctions = { tool: async (n: number) => n * 2 }

function compile(code: string, names: SessionNames = NO_NAMES): CompiledCell {
  const options = { hostFunctions: new Set(['tool']), modulesSuspend: false, hasTerminal: false, sourceBytes: 100_000 }
  return compileCell(code, names, options)
}

/** A script without what its layout and the printer's habits add. */
const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, '')
    .replaceAll(/\((\w+)\)=>/g, '$1=>')
    .replaceAll(';}', '}')

describe('rewrite()', () => {
  let executor: Executor
  beforeAll(async () => {
    executor = await createExecutor()
  })
  afterAll(() => executor.dispose())

  it.each(RULES)('%s: before → after', (_rule, before, after) => {
    expect(plain(compile(before).script.text)).toBe(plain(after))
  })

  it.each(RULES)('%s: gives what the code means', async (_rule, before, _after, value) => {
    const outcome = await executor.run(before, { hostFunctions })
    expect(outcome).toMatchObject({ status: 'completed', value })
  })

  it('changes nothing of the program that it is given', () => {
    const cell = compile('const f = (a) => tool(a); f(1)')
    expect(cell.program.body[0]).toMatchObject({ type: 'VariableDeclaration', kind: 'const' })
  })

  it('reuses the binding of a name that an earlier cell declared', () => {
    const first = compile('let total = 1; const limit = 2')
    const second = compile('let total = limit; limit = 3', first.runnable.names)
    expect(plain(second.script.text)).toBe(plain('total = limit; $$constant.limit = 3;'))
  })

  it('refuses to declare or assign the name of a host function, and names with $$', () => {
    expect(() => compile('const tool = 1')).toThrow("Cannot declare 'tool': it is a host function")
    expect(() => compile('tool = 1')).toThrow("Cannot assign to host function 'tool'")
    expect(() => compile('let $$call = 1')).toThrow("Cannot declare '$$call'")
    expect(() => compile('((tool) => tool)(1)')).not.toThrow()
  })
})
