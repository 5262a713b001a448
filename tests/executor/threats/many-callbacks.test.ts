import { describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'

/** What a callback is given may be a promise, so it may wait: none of them does. */
const MADE = `const ok = async (a) => allow(a); const l = Array.from({ length: 100000 }, (_, i) => ({ i })); const h = [l]; h.push(ok('bad'))`

const CASES: readonly Case[] = [
  [
    'makes a list',
    [`const at = (l, i) => l[i]; 0`, `${MADE}; const r = at(h[0], 9).i; await h[1]; [r, h[0].length]`],
    [9, 100_000],
  ],
]

describe('a hundred thousand callbacks that end at once leave nothing behind', () => {
  describeWays('values', (opened) => itGives(CASES, opened))
})
