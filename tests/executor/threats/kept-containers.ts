import type { Case } from '../../support/ways-of-running.ts'

const OK = `const ok = async (a) => allow(a);`
/** An earlier cell keeps what it is given, and looks at it when it is asked. */
const KEEPING = (reads: string): string =>
  `const kept = []; const keep = (o, k) => { kept.push(o, k) }; const any = () => (${reads} ? 'P' : 'n'); 0`
const put = (how: string, last = 'await l[0]'): string => `${OK} ${how}; const r = any(); ${last}; r`
const LATER = `const out = []; const cb = function (l) { out.push((l ?? this)[0] ? 'P' : 'n') }; 0`

/** Containers that code keeps which asks for no promises in them: what is put there later are values. */
export const KEPT_CONTAINERS: readonly Case[] = [
  ['push', [KEEPING('kept[0][0]'), put(`const l = []; keep(l); l.push(ok('bad'))`)], 'n'],
  [
    'push that waits nowhere else',
    [
      KEEPING('kept[0][0]'),
      `${OK} const l = []; keep(l); l.push(ok('bad')); if (any() === 'P') danger(); await Promise.all(l); 0`,
    ],
    0,
  ],
  ['unshift', [KEEPING('kept[0][0]'), put(`const l = [1]; keep(l); l.unshift(ok('bad'))`)], 'n'],
  ['splice', [KEEPING('kept[0][0]'), put(`const l = [1]; keep(l); l.splice(0, 1, ok('bad'))`)], 'n'],
  ['push through apply', [KEEPING('kept[0][0]'), put(`const l = []; keep(l); l.push.apply(l, [ok('bad')])`)], 'n'],
  [
    'push by another function',
    [KEEPING('kept[0][0]'), put(`const l = []; const add = (t, x) => { t.push(x) }; keep(l); add(l, ok('bad'))`)],
    'n',
  ],
  [
    'a promise in what is put',
    [KEEPING('kept[0][0].x'), put(`const l = []; keep(l); l.push({ x: ok('bad') })`, 'await l[0].x')],
    'n',
  ],
  [
    'a Set',
    [KEEPING('[...kept[0]][0]'), put(`const l = new Set(); keep(l); l.add(ok('bad'))`, 'await [...l][0]')],
    'n',
  ],
  [
    'a class of Sets',
    [
      KEEPING('[...kept[0]][0]'),
      put(`class S extends Set {} const l = new S(); keep(l); l.add(ok('bad'))`, 'await [...l][0]'),
    ],
    'n',
  ],
  [
    'a Map',
    [KEEPING('kept[0].get(1)'), put(`const l = new Map(); keep(l); l.set(1, ok('bad'))`, 'await l.get(1)')],
    'n',
  ],
  [
    'a WeakMap',
    [
      KEEPING('kept[0].get(kept[1])'),
      put(`const l = new WeakMap(), k = {}; keep(l, k); l.set(k, ok('bad'))`, 'await l.get(k)'),
    ],
    'n',
  ],
  ['a list in an object', [KEEPING('kept[0].l[0]'), put(`const l = []; keep({ l }); l.push(ok('bad'))`)], 'n'],
  ['given through call', [KEEPING('kept[0][0]'), put(`const l = []; keep.call(null, l); l.push(ok('bad'))`)], 'n'],
  ['given by forEach', [KEEPING('kept[0][0]'), put(`const l = []; [l].forEach(keep); l.push(ok('bad'))`)], 'n'],
  [
    'given by a promise',
    [KEEPING('kept[0][0]'), put(`const l = []; await Promise.resolve(l).then(keep); l.push(ok('bad'))`)],
    'n',
  ],
  [
    'in a closure',
    [
      `const reader = (l) => () => (l[0] ? 'P' : 'n'); 0`,
      `${OK} const l = []; const any = reader(l); l.push(ok('bad')); const r = any(); await l[0]; r`,
    ],
    'n',
  ],
  [
    'by a timer',
    [LATER, `${OK} const l = []; setTimeout(cb, 3, l); l.push(ok('bad')); await sleep(6); await l[0]; out`],
    ['n'],
  ],
  [
    'by a bound function',
    [LATER, `${OK} const l = []; const f = cb.bind(null, l); l.push(ok('bad')); f(); await l[0]; out`],
    ['n'],
  ],
  [
    'as what a function is bound to',
    [LATER, `${OK} const l = []; const f = cb.bind(l); l.push(ok('bad')); f(); await l[0]; out`],
    ['n'],
  ],
]
