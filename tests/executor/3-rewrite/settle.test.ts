import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'
import { compile, plain, type RewriteRule } from '../../support/rewriting.ts'

const RULES: readonly RewriteRule[] = [
  [
    'a condition',
    `const f = async () => 5; if (f()) 1; else 0`,
    `const f = $$giving(async () => 5, "f"); if (typeof ($$t0 = $$giver(f)()) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0) 1; else 0;`,
    1,
  ],
  [
    'a test between two values',
    `const f = async () => 5; f() ? 1 : 2`,
    `const f = $$giving(async () => 5, "f"); (typeof ($$t0 = $$giver(f)()) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0) ? 1 : 2;`,
    1,
  ],
  [
    'typeof and not',
    `const f = async () => 5; [typeof f(), !f()]`,
    `const f = $$giving(async () => 5, "f"); [typeof (typeof ($$t0 = $$giver(f)()) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0), !(typeof ($$t1 = $$giver(f)()) === "object" ? $$held($$t1) ? await $$take() : $$take() : $$t1)];`,
    ['number', false],
  ],
  [
    'a kept promise, where its value is meant',
    `const f = async () => 5; const k = f(); const n = await k; k + n`,
    `{ let $$kept = $$heldName("k", () => $$held$k); } const f = $$giving(async () => 5, "f"); const $$held$k = $$giver(f)(); const n = await $$held$k; (typeof ($$t0 = $$held$k) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0) + n;`,
    10,
  ],
  [
    'a member of what may be one',
    `const f = async () => ({ a: 1 }); f().a`,
    `const f = $$giving(async () => ({ a: 1 }), "f"); (typeof ($$t0 = $$giver(f)()) === "object" ? $$heldOwner($$t0, "a") ? await $$take() : $$take() : $$t0).a;`,
    1,
  ],
  [
    'an optional chain',
    `const f = async () => ({ a: 1 }); f()?.a`,
    `const f = $$giving(async () => ({ a: 1 }), "f"); ($$t1 = typeof ($$t0 = $$withGiving(void 0, f)()) === "object" ? $$heldOwner($$t0, "a") ? await $$take() : $$take() : $$t0) == null ? void 0 : $$t1.a;`,
    1,
  ],
  [
    'a pattern',
    `const f = async () => ({ a: 1 }); const { a } = f(); a`,
    `const f = $$giving(async () => ({ a: 1 }), "f"); const {a} = typeof ($$t0 = $$giver(f)()) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0; a;`,
    1,
  ],
  [
    'a template tag',
    `const tag = async (s) => s[0]; tag\`x\`.length`,
    `const tag = $$giving(async (s) => s[0], "tag"); (typeof ($$t0 = ($$withGiving(void 0, tag))\`x\`) === "object" ? $$heldOwner($$t0, "length") ? await $$take() : $$take() : $$t0).length;`,
    1,
  ],
  [
    'an async function',
    `const f = async () => 5; const g = async () => f() + 1; await g()`,
    `const f = $$giving(async () => 5, "f"); const g = $$giving(async () => { let $$t0; return (typeof ($$t0 = $$giver(f)()) === "object" ? $$heldAsync($$t0) ? await $$take() : $$take() : $$t0) + 1; }, "g"); await $$giver(g)();`,
    6,
  ],
  [
    'a plain function, which becomes asynchronous',
    `const f = async () => 5; const g = () => f() + 1; g()`,
    `const f = $$giving(async () => 5, "f"); const g = $$mark(() => { return $$enter("cell-1.js 1?", async () => { let $$t0; return (typeof ($$t0 = $$giver(f)()) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0) + 1; }); }, "cell-1.js 1?", "g"); $$call(g) ? $$unboxed(await $$take()) : $$take();`,
    6,
  ],
  [
    'a method',
    `class A { m() { return f() + 1 } } const f = async () => 5; new A().m()`,
    `class A { static { $$markClass(this, ["m", "cell-1.js 1?"], []); } m() { return $$enter("cell-1.js 1?", async () => { let $$t0; return (typeof ($$t0 = $$giver(f)()) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0) + 1; }); } } const f = $$giving(async () => 5, "f"); $$method(new A(), "m")() ? $$unboxed(await $$take()) : $$take();`,
    6,
  ],
  [
    'a getter, where nothing can wait',
    `const f = async () => 5; ({ get it() { return f() + 1 } }).it`,
    `const f = $$giving(async () => 5, "f"); (({ get it() { return $$now($$giver(f)()) + 1; } }).it);`,
    6,
  ],
  [
    'a return in try',
    `const f = async () => { throw 4 }; const g = async () => { try { return f() } catch (e) { return e } }; await g()`,
    `const f = $$giving(async () => { throw 4; }, "f"); const g = $$giving(async () => { let $$t0; try { return typeof ($$t0 = $$giver(f)()) === "object" ? $$heldAsync($$t0) ? await $$take() : $$take() : $$t0; } catch (e) { return e; } }, "g"); await $$giver(g)();`,
    4,
  ],
  [
    'a dropped call',
    `const log = []; const main = async () => { log.push(await tool(1)) }; main(); log`,
    `const log = []; const main = $$giving(async () => { log.push(await $$callPromise(tool, 1)); }, "main"); ($$t0 = $$opening(), typeof ($$t1 = $$giver(main)()) === "object" ? $$heldDropped($$t1, $$t0) ? await $$take() : $$take() : $$t1); log;`,
    [2],
  ],
  [
    'a dropped call in an async function',
    `const f = async () => 5; const g = async () => { f(); return 1 }; await g()`,
    `const f = $$giving(async () => 5, "f"); const g = $$giving(async () => { let $$t0, $$t1; ($$t0 = $$opening(), typeof ($$t1 = $$giver(f)()) === "object" ? $$heldAsyncDropped($$t1, $$t0) ? await $$take() : $$take() : $$t1); return 1; }, "g"); await $$giver(g)();`,
    1,
  ],
  [
    'a dropped call in a getter',
    `const f = async () => 5; ({ get log() { f(); return 1 } }).log`,
    `const f = $$giving(async () => 5, "f"); (({ get log() { $$nowDropped($$giver(f)()); return 1; } }).log);`,
    1,
  ],
  [
    'a call that void leaves',
    `const f = async () => 5; void f(); 2`,
    `const f = $$giving(async () => 5, "f"); void $$giver(f)(); 2;`,
    2,
  ],
  [
    'a dropped call of what waits for its caller',
    `let open; const gate = new Promise((r) => { open = r }); const w = async () => { await gate }; w(); open(); 1`,
    `{ let $$kept = $$heldName("gate", () => $$held$gate); } let open; const $$held$gate = new Promise((r) => { open = r; }); const w = $$giving(async () => { await $$held$gate; }, "w"); $$giver(w)(); open(); 1;`,
    1,
  ],
  [
    'a name that is filled once',
    `const f = async () => 5; let x; x ??= f(); await x`,
    `{ let $$kept = $$heldName("x", () => $$held$x, ($$value) => $$held$x = $$value); } const f = $$giving(async () => 5, "f"); let $$held$x; $$held$x ??= $$giver(f)(); await $$held$x;`,
    5,
  ],
  [
    'a conversion written async, which the engine calls, and the guest may',
    `const o = { async toString() { return "x" + (await tool(1)) } }; \`\${o}\``,
    `const o = $$givingMethods({ async toString() { return "x" + await $$callPromise(tool, 1); } }, []); \`\${o}\`;`,
    'x2',
  ],
]

const COMPARISONS: readonly RewriteRule[] = [
  [
    'two that may be promises',
    `const p = Promise.resolve(1); const l = [p]; l[0] === p`,
    `{ let $$kept = $$heldName("p", () => $$held$p); } { let $$kept = $$heldName("l", () => $$held$l); } const $$held$p = ($$t0 = $$combine(Promise, "resolve"))(1); const $$held$l = [$$held$p]; $$both($$t1 = $$held$l[0], $$t2 = $$held$p) ? $$t1 === $$t2 : (typeof ($$t3 = $$t1) === "object" ? $$held($$t3) ? await $$take() : $$take() : $$t3) === (typeof ($$t4 = $$t2) === "object" ? $$held($$t4) ? await $$take() : $$take() : $$t4);`,
    true,
  ],
  [
    'two of them in a getter',
    `const p = Promise.resolve(1); const l = [p]; ({ get other() { return l[0] !== p } }).other`,
    `{ let $$kept = $$heldName("p", () => $$held$p); } { let $$kept = $$heldName("l", () => $$held$l); } const $$held$p = ($$t0 = $$combine(Promise, "resolve"))(1); const $$held$l = [$$held$p]; (({ get other() { return !$$same($$held$l[0], $$held$p); } }).other);`,
    false,
  ],
  [
    'the right side of an operation that waits goes first',
    `let n = 0; const l = [Promise.resolve(1)]; await l[0]; n += l[0]; 1 < n + l[0]`,
    `{ let $$kept = $$heldName("l", () => $$held$l); } let n = 0; const $$held$l = [($$t0 = $$combine(Promise, "resolve"))(1)]; await $$held$l[0]; ($$t2 = typeof ($$t1 = $$held$l[0]) === "object" ? $$held($$t1) ? await $$take() : $$take() : $$t1, n += $$t2); 1 < ($$t4 = typeof ($$t3 = $$held$l[0]) === "object" ? $$held($$t3) ? await $$take() : $$take() : $$t3, n + $$t4);`,
    true,
  ],
  [
    'a promise that is handed out by its value',
    `const f = async () => 0; const r = f() || 5; (await r) === 5`,
    `{ let $$kept = $$heldName("r", () => $$held$r); } const f = $$giving(async () => 0, "f"); const $$held$r = (typeof ($$t1 = $$t0 = $$giver(f)()) === "object" ? $$held($$t1) ? await $$take() : $$take() : $$t1) ? $$t0 : 5; await $$held$r === 5;`,
    true,
  ],
  [
    'one that is assigned to where it is there, each part of the target once',
    `const f = async () => null; const o = {}; o.p = f(); await o.p; const at = () => 'p'; o[at()] &&= 6; o.p === null`,
    `{ let $$kept = $$heldName("o", () => $$held$o); } const f = $$giving(async () => null, "f"); const $$held$o = {}; $$held$o.p = $$giver(f)(); await $$held$o.p; const at = () => 'p'; ($$t0 = $$held$o, $$t1 = at(), (typeof ($$t2 = $$t0[$$t1]) === "object" ? $$held($$t2) ? await $$take() : $$take() : $$t2) && ($$t0[$$t1] = 6)); (typeof ($$t3 = $$held$o.p) === "object" ? $$held($$t3) ? await $$take() : $$take() : $$t3) === null;`,
    true,
  ],
  [
    'what is compared with a value',
    `const f = async () => 5; f() === 5`,
    `const f = $$giving(async () => 5, "f"); (typeof ($$t0 = $$giver(f)()) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0) === 5;`,
    true,
  ],
]

const hostFunctions = { tool: async (n: number) => n * 2 }

describe('settle() and rewriteBinary()', () => {
  const shared = shareExecutor()

  it.each([...RULES, ...COMPARISONS])('%s: before → after', (_rule, before, after) => {
    expect(plain(compile(before).script.text)).toBe(plain(after))
  })

  it.each([...RULES, ...COMPARISONS])('%s: gives what the code means', async (_rule, before, _after, value) => {
    expect(valueOf(await shared.run(before, { hostFunctions }))).toEqual(value)
  })
})
