import { describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'

const P = 'const p = (async () => tool(2))();'

/** The cause of an error is not enumerable, and is looked into all the same; and what typed arrays call back with. */
const CASES: readonly Case[] = [
  ['the cause of an error', `${P} const r = tool([new Error('m', { cause: p })])[0].cause; await p; r`, 2],
  ['what is in it', `${P} const r = tool([new Error('m', { cause: { a: [p] } })])[0].cause; await p; r`, { a: [2] }],
  [
    'that of a cause',
    `${P} const r = tool(new Error('m', { cause: new Error('n', { cause: p }) })).cause.cause; await p; r`,
    2,
  ],
  ['the errors of one', `${P} const r = tool([new AggregateError([p], 'm')])[0].errors; await p; r`, [2]],
  [
    'a cause that structuredClone meets',
    `${P} const r = structuredClone(new Error('m', { cause: p })).message; await p; r`,
    'm',
  ],
  [
    'one in a list for an earlier cell',
    [
      `const use = (l) => (l[0].cause ? 'P' : 'n'); 0`,
      `const p = (async () => allow('bad'))(); const r = use([new Error('m', { cause: p })]); await p; r`,
    ],
    'n',
  ],
  [
    'a typed array that is changed while it calls back',
    `const u = new Uint8Array([1, 0, 0]); u.forEach((x, i) => { if (i < 2) u[i + 1] = tool(x) + 1 }); [...u]`,
    [1, 2, 3],
  ],
  [
    'what its callback is given',
    `const u = new Uint8Array([1, 2]); const seen = []; u.forEach(function (x, i, a) { seen.push(tool(x), i, a === u, this.k) }, { k: 5 }); seen`,
    [1, 0, true, 5, 2, 1, true, 5],
  ],
  [
    'one that becomes shorter',
    `const b = new ArrayBuffer(2, { maxByteLength: 4 }); const u = new Uint8Array(b); const seen = []; u.forEach((x) => { b.resize(1); seen.push(tool(x)) }); seen`,
    [0, null],
  ],
  [
    'forEach of what is no typed array',
    `let r; try { Uint8Array.prototype.forEach.call([1], (x) => { tool(x) }) } catch (e) { r = e.name } r`,
    'TypeError',
  ],
  [
    'a promise that is registered',
    `${P} const f = new FinalizationRegistry(() => {}); f.register(p, 1); await p; 1`,
    1,
  ],
]

describe('errors and typed arrays with what has to be waited for', () => {
  describeWays('values', (opened) => itGives(CASES, opened))
})
