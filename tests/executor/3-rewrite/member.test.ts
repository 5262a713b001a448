import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'
import { compile, plain, type RewriteRule } from '../../support/rewriting.ts'

const F = `const f = async () => 5;`
const GIVING = `const f = $$giving(async () => 5, "f");`
const O = `const o = { get k() { return f() } };`
const MARKED = `const o = $$givingMethods({ get k() { return $$giver(f)(); } }, ["k"]);`

const RULES: readonly RewriteRule[] = [
  ['a getter by its name', `${F} ${O} await o.k`, `${GIVING} ${MARKED} await ($$gets(o, "k") ? $$take() : o.k);`, 5],
  [
    'a getter by a key',
    `${F} ${O} const n = "k"; await o[n]`,
    `${GIVING} ${MARKED} const n = "k"; await ($$gets($$t0 = o, $$t1 = n) ? $$take() : $$t0[$$t1]);`,
    5,
  ],
  [
    'a getter in an optional chain',
    `${F} ${O} await o?.k`,
    `${GIVING} ${MARKED} await (($$t0 = o) == null ? void 0 : $$gets($$t0, "k") ? $$take() : $$t0.k);`,
    5,
  ],
  [
    'a getter whose value is meant, by a key',
    `${F} ${O} const n = "k"; if (o[n]) 1; else 0`,
    `${GIVING} ${MARKED} const n = "k"; if (o[n]) 1; else 0;`,
    1,
  ],
  [
    'a getter of what a function is given',
    `const g = async (o) => await o.k; await g({ k: 5 })`,
    `const g = $$giving(async (o) => await ($$gets(o, "k") ? $$take() : o.k), "g"); await $$giver(g)({ k: 5 });`,
    5,
  ],
  [
    'a getter of a class, taken out by a pattern',
    `${F} class A { get k() { return f() } } const { k } = new A(); await k`,
    `{ let $$kept = $$heldName("k", () => $$held$k); } ${GIVING} class A { static { $$givingClass(this, ["k"], []); } get k() { return $$giver(f)(); } } const {k: $$held$k} = $$parts(new A(), ["k"], false); await $$held$k;`,
    5,
  ],
]

describe('rewriteMember()', () => {
  const shared = shareExecutor()

  it.each(RULES)('%s: before → after', (_rule, before, after) => {
    expect(plain(compile(before).script.text)).toBe(plain(after))
  })

  it.each(RULES)('%s: gives what the code means', async (_rule, before, _after, value) => {
    expect(valueOf(await shared.run(before))).toEqual(value)
  })
})
