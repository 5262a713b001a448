import { describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'

const LATER = 'const later = (x) => Promise.resolve(0).then(() => x);'
const CHAIN = 'const chain = (n) => (n === 0 ? 1 : { p: Promise.resolve(0).then(() => chain(n - 1)) });'

/** Promises in data that is read at every depth: each is waited for, in a time that grows with the data. */
const CASES: readonly Case[] = [
  ['a promise in what a promise gave', `${CHAIN} JSON.stringify(chain(3))`, '{"p":{"p":{"p":1}}}'],
  ['the same, cloned', `${CHAIN} structuredClone(chain(3)).p.p.p`, 1],
  ['hundreds of promises, each in what the one before gave', `${CHAIN} tool(chain(300)).p.p.p !== undefined`, true],
  ['a promise of what holds it', `const o = {}; o.p = Promise.resolve(o); const r = tool(o); r.p === r`, true],
  [
    'a ring with a promise',
    `${LATER} const o = { p: later(3) }; o.o = o; const r = tool(o); [r.p, r.o === r]`,
    [3, true],
  ],
  [
    'thousands of promises in a Set',
    `${LATER} tool(new Set(Array.from({ length: 5000 }, (_, i) => later(i)))).size`,
    5000,
  ],
  [
    'keys and values of a Map',
    `${LATER} [...tool(new Map([[later(3), later(4)], ['a', { b: later(5) }]]))]`,
    [
      [3, 4],
      ['a', { b: 5 }],
    ],
  ],
  [
    'a promise at the end of a long list of levels',
    `${LATER} let o = { p: later(3) }; for (let i = 0; i < 900; i++) o = { o }; JSON.stringify(o).length`,
    5407,
  ],
  [
    'toJSON of an instance with private fields',
    `${LATER} class A { #x = 1; p = later(3); toJSON() { return { x: this.#x, p: this.p } } }
     [JSON.stringify(new A()), tool({ a: new A() })]`,
    ['{"x":1,"p":3}', { a: { x: 1, p: 3 } }],
  ],
  [
    'toJSON that gives its own object',
    `${LATER} class A { p = later(3); toJSON() { return this } } JSON.stringify([new A()])`,
    '[{"p":3}]',
  ],
  [
    'a Date with a promise as a property',
    `${LATER} const d = new Date(0); d.p = later(3); JSON.stringify({ d, p: later(4) })`,
    '{"d":"1970-01-01T00:00:00.000Z","p":4}',
  ],
  [
    'a number in a box with such a property',
    `${LATER} const b = Object(5); b.p = later(3); JSON.stringify({ b, c: later(4) })`,
    '{"b":5,"c":4}',
  ],
  [
    'an error',
    `${LATER} const e = new Error('no'); e.p = later(3); const r = tool(e); [r instanceof Error, r.message, r.p]`,
    [true, 'no', 3],
  ],
  [
    'what has the prototype of a Map and is none',
    `${LATER} JSON.stringify({ m: Object.create(Map.prototype), p: later(3) })`,
    '{"m":{},"p":3}',
  ],
  [
    'a getter, where guest code planted what descriptors have',
    `${LATER} Object.prototype.value = 1; const o = { get p() { return later(3) } }; JSON.stringify(o)`,
    '{"p":3}',
  ],
  [
    'a Proxy, read through its traps, each once',
    `${LATER} const p = later(3), asked = []
     const proxy = new Proxy({ p, l: [p] }, { get: (t, k) => { asked.push(k); return t[k] } })
     const text = JSON.stringify({ proxy }); await p; [text, asked]`.replace('\n     const text', ';const text'),
    ['{"proxy":{"p":3,"l":[3]}}', ['toJSON', 'p', 'l']],
  ],
  [
    'Proxies of lists and in lists',
    `${LATER} const p = later(3); const proxy = new Proxy([p], {}); const got = [JSON.stringify([proxy]), tool({ proxy })]; await p; got`,
    ['[[3]]', { proxy: [3] }],
  ],
  [
    'a Proxy with toJSON',
    `${LATER} const p = later(3); const proxy = new Proxy({ toJSON: () => ({ p }) }, {}); const text = JSON.stringify(proxy); await p; text`,
    '{"p":3}',
  ],
  [
    'Proxies that are made for ever',
    `${LATER} const o = { p: later(3) }; o.a = o.b = o; let made = 0
     const view = (t) => new Proxy(t, { get: (_, k) => { made++; const v = t[k]; return v === o ? view(v) : v } })
     console.log(view(o)); await o.p; made < 10000`.replaceAll('\n     ', ';'),
    true,
  ],
]

describe('promises in data', () => {
  describeWays('values', (opened) => itGives(CASES, opened))
})
