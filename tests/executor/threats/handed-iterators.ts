import type { Case } from '../../support/ways-of-running.ts'

/** Makes a list of which a later cell knows no more than that promises may be in it. */
const made = (it: string): string =>
  `const ok = async (a) => allow(a); const h = [${it}]; h.push(ok('bad')); await h[1]; 0`
const TAKING = `const take = (it, n) => { const r = []; while (n-- > 0) r.push(it.next().value); return r }; 0`
const FIRST = `const first = (it) => (it.next().value ? 'P' : 'n'); 0`

/** Iterators that get to functions of earlier cells go on where they are, and give values. */
export const HANDED_ITERATORS: readonly Case[] = [
  [
    'a list is gone through in two calls',
    [TAKING, made(`[1, 2, 3, 4].values()`), `[take(h[0], 2), take(h[0], 1), [...h[0]]]`],
    [[1, 2], [3], [4]],
  ],
  [
    'the keys of a Map',
    [TAKING, made(`new Map([[1, 0], [2, 0]]).keys()`), `[take(h[0], 1), take(h[0], 1)]`],
    [[1], [2]],
  ],
  [
    'a Set, in an object',
    [`const take = (o) => o.it.next().value; 0`, made(`{ it: new Set([1, 2]).values() }`), `[take(h[0]), take(h[0])]`],
    [1, 2],
  ],
  [
    'what the list gets later is gone through, too',
    [TAKING, `const l = [1]; ${made('l.values()')}`, `const r = [take(h[0], 1)]; l.push(2); [...r, take(h[0], 1)]`],
    [[1], [2]],
  ],
  [
    'workers share one',
    [
      `const done = []; const work = (it) => { for (const [, x] of it) done.push(tool(x)) }; 0`,
      made(`['a', 'b', 'c'].entries()`),
      `const its = [h[0], h[0]]; its.forEach(work); done.join('')`,
    ],
    'abc',
  ],
  ['a promise is waited for', [FIRST, made(`[ok('bad')].values()`), `first(h[0])`], 'n'],
  [
    'a promise in a list in it',
    [`const first = (it) => (it.next().value[0] ? 'P' : 'n'); 0`, made(`[[ok('bad')]].values()`), `first(h[0])`],
    'n',
  ],
  ['a promise in a frozen one', [FIRST, made(`Object.freeze([ok('bad')].values())`), `first(h[0])`], 'n'],
  [
    'one in an object',
    [`const first = (o) => (o.it.next().value ? 'P' : 'n'); 0`, made(`{ it: [ok('bad')].values() }`), `first(h[0])`],
    'n',
  ],
]
