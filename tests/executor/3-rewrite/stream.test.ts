import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'
import { compile, plain, type RewriteRule } from '../../support/rewriting.ts'

const RULES: readonly RewriteRule[] = [
  [
    'a loop',
    `async function* pages() { yield 1; yield 2 } let sum = 0; for (const n of pages()) sum += n; sum`,
    `let pages = $$giving(async function* () { yield 1; yield 2; }, "pages"); let sum = 0; try { for ($$t1 of $$t0 = $$steps(typeof ($$t3 = $$giver(pages)()) === "object" ? $$held($$t3) ? await $$take() : $$take() : $$t3)) { $$t2 = $$step($$t1) ? await $$take() : $$take(); if ($$ended($$t2)) break; const n = $$stepped($$t2); sum += n; } } finally { $$closed($$t0) ? await $$take() : $$take(); } sum;`,
    3,
  ],
  [
    'a loop with a name from outside',
    `async function* pages() { yield 1; yield 2 } let n; for (n of pages()) { if (n > 0) break } n`,
    `let pages = $$giving(async function* () { yield 1; yield 2; }, "pages"); let n; try { for ($$t1 of $$t0 = $$steps(typeof ($$t3 = $$giver(pages)()) === "object" ? $$held($$t3) ? await $$take() : $$take() : $$t3)) { $$t2 = $$step($$t1) ? await $$take() : $$take(); if ($$ended($$t2)) break; let $$value = n = $$stepped($$t2); { if (n > 0) break; } } } finally { $$closed($$t0) ? await $$take() : $$take(); } n;`,
    1,
  ],
  [
    'a loop in an async function',
    `async function* pages() { yield 1; yield 2 } const f = async () => { let sum = 0; for (const n of pages()) sum += n; return sum }; await f()`,
    `let pages = $$giving(async function* () { yield 1; yield 2; }, "pages"); const f = $$giving(async () => { let $$t0, $$t1, $$t2, $$t3; let sum = 0; try { for ($$t1 of $$t0 = $$steps(typeof ($$t3 = $$giver(pages)()) === "object" ? $$heldAsync($$t3) ? await $$take() : $$take() : $$t3)) { $$t2 = $$stepAsync($$t1) ? await $$take() : $$take(); if ($$ended($$t2)) break; const n = $$stepped($$t2); sum += n; } } finally { $$closedAsync($$t0) ? await $$take() : $$take(); } return sum; }, "f"); await $$giver(f)();`,
    3,
  ],
  [
    'a loop with a label',
    `async function* pages() { yield 1; yield 2 } let sum = 0; outer: for (const n of pages()) { sum += n; continue outer } sum`,
    `let pages = $$giving(async function* () { yield 1; yield 2; }, "pages"); let sum = 0; try { outer: for ($$t1 of $$t0 = $$steps(typeof ($$t3 = $$giver(pages)()) === "object" ? $$held($$t3) ? await $$take() : $$take() : $$t3)) { $$t2 = $$step($$t1) ? await $$take() : $$take(); if ($$ended($$t2)) break; const n = $$stepped($$t2); { sum += n; continue outer; } } } finally { $$closed($$t0) ? await $$take() : $$take(); } sum;`,
    3,
  ],
  [
    'a loop in a getter',
    `async function* pages() { yield 1; yield 2 } ({ get sum() { let sum = 0; for (const n of pages()) sum += n; return sum } }).sum`,
    `let pages = $$giving(async function* () { yield 1; yield 2; }, "pages"); (({ get sum() { let $$t0, $$t1, $$t2; let sum = 0; try { for ($$t1 of $$t0 = $$steps($$now($$giver(pages)()))) { $$t2 = $$stepNow($$t1); if ($$ended($$t2)) break; const n = $$stepped($$t2); sum += n; } } finally { $$closedNow($$t0); } return sum; } }).sum);`,
    3,
  ],
  [
    'a spread',
    `async function* pages() { yield 1; yield 2 } [...pages()]`,
    `let pages = $$giving(async function* () { yield 1; yield 2; }, "pages"); [...$$listed(typeof ($$t0 = $$giver(pages)()) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0, 4294967295) ? await $$take() : $$take()];`,
    [1, 2],
  ],
  [
    'a pattern, of as many as it names',
    `async function* pages() { yield 1; yield 2 } const [a] = pages(); a`,
    `let pages = $$giving(async function* () { yield 1; yield 2; }, "pages"); const [a] = $$listed(typeof ($$t0 = $$giver(pages)()) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0, 1) ? await $$take() : $$take(); a;`,
    1,
  ],
  [
    'a spread in a getter',
    `async function* pages() { yield 1; yield 2 } ({ get all() { return [...pages()] } }).all`,
    `let pages = $$giving(async function* () { yield 1; yield 2; }, "pages"); (({ get all() { return [...$$listedNow($$now($$giver(pages)()), 4294967295)]; } }).all);`,
    [1, 2],
  ],
]

const hostFunctions = { tool: async (n: number) => n * 2 }

describe('rewriteStreamLoop() and listed()', () => {
  const shared = shareExecutor()

  it.each(RULES)('%s: before → after', (_rule, before, after) => {
    expect(plain(compile(before).script.text)).toBe(plain(after))
  })

  it.each(RULES)('%s: gives what the code means', async (_rule, before, _after, value) => {
    expect(valueOf(await shared.run(before, { hostFunctions }))).toEqual(value)
  })
})
