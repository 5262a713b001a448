import type { Case } from '../../support/ways-of-running.ts'

const OK = `const ok = async (a) => allow(a);`
const asked = (call: string): string => `const p = ${call}; const r = p ? 'P' : 'n'; await p; r`

/** What guest code has planted where helpers make functions and copies changes nothing of what they do. */
export const PLANTED: readonly Case[] = [
  ['get on all objects, a helper', `Object.prototype.get = () => 1; ${OK} ${asked(`ok('bad')`)}`, 'n'],
  ['set on all objects, a helper', `Object.prototype.set = () => {}; ${OK} ${asked(`ok('bad')`)}`, 'n'],
  ['a get that is no function', `Object.prototype.get = 5; ${OK} ${asked(`ok('bad')`)}`, 'n'],
  [
    'get on all objects, methods of a class',
    `Object.prototype.get = () => 1; class A { async m(a) { return allow(a) } static async s(a) { return allow(a) } } const a = new A(); const p = a.m('bad'); const q = A.s('bad'); const r = [p ? 'P' : 'n', q ? 'P' : 'n']; await p; await q; r`,
    ['n', 'n'],
  ],
  [
    'get on all objects, a method',
    `Object.prototype.get = () => 1; const o = { async m(a) { return allow(a) } }; ${asked(`o.m('bad')`)}`,
    'n',
  ],
  [
    'get on all objects, a bound function',
    `${OK} Object.prototype.get = () => 1; const g = ok.bind(null, 'bad'); ${asked('g()')}`,
    'n',
  ],
  [
    'value on all objects, an accessor in the place of a method',
    `Object.prototype.value = Boolean; class A { m(a) { return allow(a) } get m() { return 'got' } } const r = new A().m; r`,
    'got',
  ],
  [
    'a species of lists that throws',
    `Object.defineProperty(Array, Symbol.species, { get() { throw new Error('species') } }); ${OK} const l = [ok('bad')]; const r = l.some((x) => x); await l[0]; r`,
    false,
  ],
  [
    'a species that cannot be changed',
    `Object.defineProperty(Array, Symbol.species, { get: () => function () { return Object.freeze([]) } }); ${OK} const l = [ok('bad')]; const r = l.some((x) => x); await l[0]; r`,
    false,
  ],
  [
    'a constructor of lists that throws',
    `Object.defineProperty(Array.prototype, 'constructor', { get() { throw new Error('constructor') } }); ${OK} const l = [ok('bad')]; const r = l.some((x) => x); await l[0]; r`,
    false,
  ],
  [
    'a class of lists makes no more of its own than it would',
    `let n = 0; class L extends Array { constructor(...all) { super(...all); n++ } } ${OK} const l = L.of(ok('bad'), ok('a')); const r = l.filter((x) => x); await l[0]; [n, r instanceof L, r.length]`,
    [2, true, 1],
  ],
]
