import { describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'

const OK = 'const ok = async (a) => allow(a);'
const COUNTED = 'let n = 0; const count = (x) => { n++; return x };'

/** What the traps of a Proxy are given and called on is what guest code has in its hand. */
const CASES: readonly Case[] = [
  [
    'the target of an apply trap, of an earlier cell',
    [
      `const wrap = (f) => new Proxy(f, { apply(t, th, a) { return t(...a) ? 'P' : 'n' } }); 0`,
      `${OK} const q = wrap(ok); await q('bad')`,
    ],
    'n',
  ],
  [
    'the same, kept for later',
    [
      `let seen; const spy = (f) => new Proxy(f, { apply(t) { seen = t } }); const go = () => (seen('bad') ? 'P' : 'n'); 0`,
      `${OK} await spy(ok)('bad'); go()`,
    ],
    'n',
  ],
  [
    'the same, of code from text',
    `const wrap = eval("(f) => new Proxy(f, { apply(t, th, a) { return t(...a) ? 'P' : 'n' } })"); ${OK} await wrap(ok)('bad')`,
    'n',
  ],
  [
    'the target of a get trap, where the Proxy is bound',
    [
      `let seen; const spy = (f) => new Proxy(f, { get(t, k, r) { seen ??= r; return t[k] } }); const go = () => (seen('bad') ? 'P' : 'n'); 0`,
      `${OK} const b = spy(ok).bind(null); await b('bad'); go()`,
    ],
    'n',
  ],
  [
    'a Proxy of an async function, awaited',
    `${OK} const q = new Proxy(ok, { apply: (t, th, a) => t(...a) }); [await q('bad'), await q(1)]`,
    [false, true],
  ],
  [
    'the same, not awaited',
    `${OK} const q = new Proxy(ok, { apply: (t, th, a) => t(...a) }); q('bad') ? danger() : 'n'`,
    'n',
  ],
  [
    'a Proxy that can be revoked',
    `${OK} const { proxy: q } = Proxy.revocable(ok, {}); await q('bad').then((x) => (x ? 'P' : 'n'))`,
    'n',
  ],
  [
    'one that is revoked',
    `${OK} const { proxy: q, revoke } = Proxy.revocable(ok, {}); const a = await q('bad'); revoke();
     let r; try { await q(1); r = 'ran' } catch (e) { r = e instanceof TypeError } [a, r]`,
    [false, true],
  ],
  [
    'private members of the class of the handler',
    `class H { #m = 1; get(t, k) { return this.#m } } new Proxy({}, new H()).x`,
    1,
  ],
  [
    'the handler itself as what traps are called on',
    `const h = { get(t, k) { return this === h } }; new Proxy({}, h).x`,
    true,
  ],
  [
    'a class that the handler has',
    `const h = { Klass: class { v = 1 }, get(t, k) { return new this.Klass().v } }; new Proxy({}, h).x`,
    1,
  ],
  [
    'apply and construct on it',
    `const h = { apply() { return this === h }, construct() { return { ok: this === h } } }; const p = new Proxy(class {}, h);
     [p(), new p().ok]`,
    [true, true],
  ],
  ['has on it', `const h = { has() { return this === h } }; 'x' in new Proxy({}, h)`, true],
  ['a handler that is a function', `const h = () => {}; h.has = () => true; 'x' in new Proxy({}, h)`, true],
  [
    'a handler whose traps change',
    `const h = {}; const p = new Proxy({ x: 1 }, h); const a = p.x; h.get = () => 2; const b = p.x; h.get = () => 3; const c = p.x; delete h.get; [a, b, c, p.x]`,
    [1, 2, 3, 1],
  ],
  [
    'a handler that is a Proxy',
    `const seen = []; const h = new Proxy({}, { get: (t, k) => { seen.push(k); return undefined } }); const p = new Proxy({ x: 1 }, h); [p.x, 'x' in p, seen.join()]`,
    [1, true, 'get,has'],
  ],
  [
    'no trap of an inner Proxy that is not meant',
    `${COUNTED} const inner = new Proxy({ x: 1 }, { getOwnPropertyDescriptor: (t, k) => count(Reflect.getOwnPropertyDescriptor(t, k)) }); [new Proxy(inner, {}).x, n]`,
    [1, 0],
  ],
  [
    'a trap that is no function',
    `let r; try { r = new Proxy({}, { get: 1 }).x } catch (e) { r = e instanceof TypeError } r`,
    true,
  ],
  [
    'a has trap that gives a promise',
    `const p = new Proxy({}, { has: async () => allow('bad') }); 'x' in p ? danger() : 'n'`,
    'n',
  ],
]

describe('Proxies of guest code', () => {
  describeWays('traps', (opened) => itGives(CASES, opened))
})
