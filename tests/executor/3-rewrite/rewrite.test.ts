import { createExecutor, type Executor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compile, plain, type RewriteRule } from '../../support/rewriting.ts'

// The language to the letter: promises are what the text says, and are waited for nowhere else.
const RULES: readonly RewriteRule[] = [
  [
    'a var that repeats a parameter',
    'function f(a) { var a, b = tool(1); arguments[0] = 5; return a + b } f(2)',
    `let f = $$mark(function (a) { return $$enter("cell-1.js 1!", async () => { var b;
      b = $$call(tool, 1) ? $$unboxed(await $$take()) : $$take(); arguments[0] = 5; return a + b; }); }, "cell-1.js 1!", "f");
     $$call(f, 2) ? $$unboxed(await $$take()) : $$take();`,
    7,
  ],
  [
    'a function that repeats a parameter',
    'function f(a) { function a() { return 1 } return tool(a()) } f(2)',
    `let f = $$mark(function (a) { return $$enter("cell-1.js 1", async () => { a = function () { return 1; };
      return $$boxed($$call(tool, a()) ? $$unboxed(await $$take()) : $$take()); }); }, "cell-1.js 1", "f");
     $$call(f, 2) ? $$unboxed(await $$take()) : $$take();`,
    2,
  ],
  [
    'await as a name',
    'function f(await) { return tool(await) } f(2)',
    `let f = $$mark(function ($$await) { return $$enter("cell-1.js 1", async () => {
      return $$boxed($$call(tool, $$await) ? $$unboxed(await $$take()) : $$take()); }); }, "cell-1.js 1", "f");
     $$call(f, 2) ? $$unboxed(await $$take()) : $$take();`,
    4,
  ],
  [
    'a method __proto__ that may be replaced',
    '({ __proto__() { return tool(1) }, ...{} }).hasOwnProperty("__proto__")',
    `(({ ["__proto__"]: $$mark(({ __proto__() { return $$enter("cell-1.js 1", async () => {
      return $$boxed($$call(tool, 1) ? $$unboxed(await $$take()) : $$take()); }); } })["__proto__"], "cell-1.js 1"), ...{} }
     ).hasOwnProperty("__proto__"));`,
    true,
  ],
  [
    'a field async',
    'class A { async; static async } Object.keys(new A())[0]',
    'class A { "async"; static "async"; } Object.keys(new A())[0];',
    'async',
  ],
  ['a call', 'tool(4)', '$$call(tool, 4) ? $$unboxed(await $$take()) : $$take();', 8],
  ['a call in a template', '`<${tool(1)}>`', '`<${$$call(tool, 1) ? $$unboxed(await $$take()) : $$take()}>`;', '<2>'],
  ['a call under await', 'await tool(1)', 'await $$callPromise(tool, 1);', 2],
  [
    'a method that holds a host function',
    'const api = { tool }; api.tool(3)',
    'const api = { tool }; $$method(api, "tool")(3) ? $$unboxed(await $$take()) : $$take();',
    6,
  ],
  [
    'a mapped list under Promise.all',
    'Promise.all([1, 2].map((id) => tool(id)))',
    `($$t0 = $$combine(Promise, "all"))($$listIf($$t0, [1, 2], "map")($$mark((id) => {
      return $$enter("cell-1.js 1", async () => {
        return $$boxed($$call(tool, id) ? $$unboxed(await $$take()) : $$take()); }); },
      "cell-1.js 1")) ? $$unboxed(await $$take()) : $$take());`,
    [2, 4],
  ],
  [
    'a function declaration',
    'function f(a) { return tool(a) } f(2)',
    `let f = $$mark(function (a) { return $$enter("cell-1.js 1", async () => {
      return $$boxed($$call(tool, a) ? $$unboxed(await $$take()) : $$take()); }); }, "cell-1.js 1", "f");
     $$call(f, 2) ? $$unboxed(await $$take()) : $$take();`,
    4,
  ],
  [
    'parameters whose reading may run code',
    'const g = ({ id }) => tool(id); g({ id: 5 })',
    `const g = $$mark(($$p0, ...$$rest) => { return $$enter("cell-1.js 1", async ({id}) => {
      return $$boxed($$call(tool, id) ? $$unboxed(await $$take()) : $$take()); }, $$rest, $$p0); }, "cell-1.js 1", "g");
     $$call(g, { id: 5 }) ? $$unboxed(await $$take()) : $$take();`,
    10,
  ],
  [
    'class methods',
    'class A { m() { return tool(1) } static s() { return 1 } } new A().m()',
    `class A { static { $$markClass(this, ["m", "cell-1.js 1"], []); }
      m() { return $$enter("cell-1.js 1", async () => {
        return $$boxed($$call(tool, 1) ? $$unboxed(await $$take()) : $$take()); }); }
      static s() { return 1; } }
     $$method(new A(), "m")() ? $$unboxed(await $$take()) : $$take();`,
    2,
  ],
  [
    'a private method',
    'class A { #m() { return tool(1) } go() { return this.#m() } } new A().go()',
    `class A { static { $$markClass(this, ["go", "cell-1.js 2"], []); }
      #m() { return $$enter("cell-1.js 1", async () => {
        return $$boxed($$call(tool, 1) ? $$unboxed(await $$take()) : $$take()); }); }
      go() { return $$enter("cell-1.js 2", async () => { let $$t0;
        return $$boxed($$with($$t0 = this, $$mark($$t0.#m, "cell-1.js 1"))() ? $$unboxed(await $$take()) : $$take()); }); } }
     $$method(new A(), "go")() ? $$unboxed(await $$take()) : $$take();`,
    2,
  ],
  ['a direct eval', 'const n = 2; eval("n + 1")', 'const n = 2; ($$openEval(), eval($$evalText()("n + 1")));', 3],
  [
    'the body of with',
    'const o = { tool, n: 4 }; let r; with (o) { r = tool(n) } r',
    'const o = { tool, n: 4 }; let r; with ($$scope(o)) { r = tool(n); } r;',
    8,
  ],
  ['a getter stays as it is', '({ get v() { return tool(7) } }).v', '(({ get v() { return tool(7); } }).v);', 14],
  [
    'an optional chain',
    'const o = { tool }; o?.tool(1)',
    `const o = { tool };
     ($$t0 = o) == null ? void 0 : $$method($$t0, "tool")(1) ? $$unboxed(await $$take()) : $$take();`,
    2,
  ],
  ['a constant', 'const x = 1; try { x = 2 } catch { x }', 'const x = 1; try { $$constant.x = 2; } catch { x; }', 1],
  ['a top-level var', 'var y = 3', 'let y; y = 3; y;', 3],
  ['a top-level return', 'return 5; 6', 'throw $$return(await 5); 6;', 5],
  [
    'a function that reaches no host function',
    'const add = (a, b) => a + b; [1, 2].map((n) => add(n, 1))',
    'const add = (a, b) => a + b; [1, 2].map(n => add(n, 1));',
    [2, 3],
  ],
]

const hostFunctions = { tool: async (n: number) => n * 2 }
const settles = false

describe('rewrite()', () => {
  let executor: Executor
  beforeAll(async () => {
    executor = await createExecutor()
  })
  afterAll(() => executor.dispose())

  it.each(RULES)('%s: before → after', (_rule, before, after) => {
    expect(plain(compile(before, { settles }).script.text)).toBe(plain(after))
  })

  it.each(RULES)('%s: gives what the code means', async (_rule, before, _after, value) => {
    const outcome = await executor.run(before, { hostFunctions })
    expect(outcome).toMatchObject({ status: 'completed', value })
  })

  it('changes nothing of the program that it is given', () => {
    const cell = compile('const f = (a) => tool(a); f(1)', { settles })
    expect(cell.program.body[0]).toMatchObject({ type: 'VariableDeclaration', kind: 'const' })
  })

  it('reuses the binding of a name that an earlier cell declared', () => {
    const first = compile('let total = 1; const limit = 2', { settles })
    const second = compile('let total = limit; limit = 3', { settles, names: first.runnable.names })
    const third = compile('const limit = total, other = 2', { settles, names: second.runnable.names })
    expect(plain(third.script.text)).toBe(
      plain(
        'let other; { let $$kept = $$lock(false, "limit"); } (limit = total, other = 2, $$lock(true, "limit", "other")); other;',
      ),
    )
    expect(plain(second.script.text)).toBe(plain('total = limit; $$constant.limit = 3;'))
  })

  it('refuses to declare or assign the name of a host function, and names with $$', () => {
    expect(() => compile('const tool = 1')).toThrow("Cannot declare 'tool': it is a host function")
    expect(() => compile('tool = 1')).toThrow("Cannot assign to host function 'tool'")
    expect(() => compile('let $$call = 1')).toThrow("Cannot declare '$$call'")
    expect(() => compile('((tool) => tool)(1)')).not.toThrow()
  })

  it.each([
    ['a function', 'function f() { tool(1); function await() {} }'],
    ['a class', 'function f() { tool(1); class await {} }'],
    ['a label', 'function f() { tool(1); await: for (;;) break await }'],
    ['a name that nothing declares', 'function f() { return tool(await) }'],
    ['what eval may ask for', "function f(await) { return tool(eval('await')) }"],
    ['a name of its own, said inside', 'const f = function await(n) { return tool(n) ?? await(n) }'],
  ])('refuses await as a name where it can have no other: %s', (_what, code) => {
    expect(() => compile(code)).toThrow("Cannot use 'await' as a name here")
    // Where nothing becomes asynchronous it is a name like any other; what code from text gives may be a promise.
    const options = code.includes('eval') ? { settles: false } : {}
    expect(() => compile(code.replace('tool', 'plain'), options)).not.toThrow()
  })
})
