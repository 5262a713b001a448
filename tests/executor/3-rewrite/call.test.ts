import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'
import { compile, plain, type RewriteRule } from '../../support/rewriting.ts'

// Calls by whose callee it is told what becomes of promises: combinators, methods of promises, built-ins.
const RULES: readonly RewriteRule[] = [
  [
    'a combinator, whose list is made by what it is',
    `const f = async (n) => n + 1; await Promise.all([f(1), tool(1)])`,
    `const f = $$giving(async (n) => n + 1, "f"); await ($$t0 = $$combine(Promise, "all"))([$$giver(f)(1), $$callIf($$t0, tool, 1) ? $$unboxed(await $$take()) : $$take()]);`,
    [2, 2],
  ],
  [
    'a combinator of a mapped list',
    `await Promise.all([1, 2].map((id) => tool(id)))`,
    `await ($$t0 = $$combine(Promise, "all"))($$listIf($$t0, [1, 2], "map")($$mark((id) => {
      return $$enter("cell-1.js 1", async () => {
        return $$boxed($$call(tool, id) ? $$unboxed(await $$take()) : $$take())
      })
    }, "cell-1.js 1")) ? $$unboxed(await $$take()) : $$take());`,
    [2, 4],
  ],
  [
    'a combinator whose promise is kept',
    `const p = Promise.all([tool(1)]); (await p)[0]`,
    `{ let $$kept = $$heldName("p", () => $$held$p); } const $$held$p = ($$t0 = $$combine(Promise, "all"))([$$callIf($$t0, tool, 1) ? $$unboxed(await $$take()) : $$take()]); (await $$held$p)[0];`,
    2,
  ],
  [
    'then',
    `const f = async (n) => n + 1; await f(1).then((n) => n + 1)`,
    `const f = $$giving(async (n) => n + 1, "f"); await $$thenOf($$giver(f)(1), "then")((n) => n + 1);`,
    3,
  ],
  [
    'then, where something has one of its own',
    `const o = { n: 3, catch: (g) => g() }; const get = async () => o; (await get().catch(() => o)).n`,
    `const o = { n: 3, catch: $$giving((g) => $$callPromise(g), "catch") }; const get = $$giving(async () => o, "get"); (await ($$thenChosen($$callBoxedPromise(get), "catch")(() => o) ? $$unboxed(await $$take()) : $$take())).n;`,
    3,
  ],
  [
    'a call that is kept, where something has a then of its own',
    `const o = { kept: 0, catch(g) { if (!this.kept) this.kept = g(); return this.kept } }; const get = async () => 4; o.catch(get)`,
    `{ let $$kept = $$heldName("o", () => $$held$o); } { let $$kept = $$heldName("get", () => $$held$get); } const $$held$o = $$givingMethods($$takesMethods({ kept: 0, catch(g) { if (!this.kept) this.kept = $$callNoted(g); return this.kept; } }, ["catch", 536887296]), ["catch"]); const $$held$get = $$giving(async () => 4, "get"); $$thenChosen($$held$o, "catch")($$held$get) ? $$unboxed(await $$take()) : $$take();`,
    4,
  ],
  [
    'then of a helper, in a box until it is chosen',
    `class Maybe { catch(g) { return g() } } const load = () => { tool(1); return new Maybe() }; load().catch(() => 3)`,
    `class Maybe { static { $$givingClass(this, ["catch"], [], 1); } catch(g) { if ($$later.since > 1) { return $$callNoted(g); } else { return g(); } } } const load = $$mark(() => { return $$enter("cell-1.js 1!", async () => { $$call(tool, 1) ? $$unboxed(await $$take()) : $$take(); return $$boxed(new Maybe()); }); }, "cell-1.js 1!", "load"); $$thenChosen($$callBoxedPromise(load), "catch")(() => 3) ? $$unboxed(await $$take()) : $$take();`,
    3,
  ],
  [
    'arguments of a built-in',
    `const f = async (n) => n + 1; console.log(f(1)); 1`,
    `const f = $$giving(async (n) => n + 1, "f"); $$methodOpen(console, "log")($$giver(f)(1)) ? $$unboxed(await $$take()) : $$take(); 1;`,
    1,
  ],
  [
    'arguments of a built-in in a getter',
    `const f = async (n) => n + 1; ({ get log() { console.log(f(1)); return 1 } }).log`,
    `const f = $$giving(async (n) => n + 1, "f"); (({ get log() { $$methodOpenNow(console, "log")($$giver(f)(1)); return 1; } }).log);`,
    1,
  ],
  [
    'callbacks of a built-in',
    `const f = async (n) => n + 1; [1].map(f).join()`,
    `const f = $$giving(async (n) => n + 1, "f"); ($$methodOpen([1], "map")(f) ? $$unboxed(await $$take()) : $$take()).join();`,
    '2',
  ],
  [
    'a built-in that reads elements',
    `const list = [Promise.resolve(1)]; list.join()`,
    `{ let $$kept = $$heldName("list", () => $$held$list); } const $$held$list = [($$t0 = $$combine(Promise, "resolve"))(1)]; $$methodOpen($$held$list, "join")() ? $$unboxed(await $$take()) : $$take();`,
    '1',
  ],
  [
    'a built-in that reads at every depth',
    `const x = { p: Promise.resolve(1) }; JSON.stringify(x)`,
    `{ let $$kept = $$heldName("x", () => $$held$x); } const $$held$x = { p: ($$t0 = $$combine(Promise, "resolve"))(1) }; $$methodOpen(JSON, "stringify")($$held$x) ? $$unboxed(await $$take()) : $$take();`,
    '{"p":1}',
  ],
]

const hostFunctions = { tool: async (n: number) => n * 2 }

describe('rewriteCall()', () => {
  const shared = shareExecutor()

  it.each(RULES)('%s: before → after', (_rule, before, after) => {
    expect(plain(compile(before).script.text)).toBe(plain(after))
  })

  it.each(RULES)('%s: gives what the code means', async (_rule, before, _after, value) => {
    expect(valueOf(await shared.run(before, { hostFunctions }))).toEqual(value)
  })
})
