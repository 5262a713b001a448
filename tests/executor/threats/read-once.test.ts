import { describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'

const STARTING =
  'let n = 0; const once = () => { n++; return tool(1) }; const f = async (x) => { n++; return tool(x) };'
const P = `${STARTING} const p = (async () => tool(2))();`

/** What a getter, a trap or `toJSON` starts is started once, whatever has to be waited for after it was read. */
const CASES: readonly Case[] = [
  [
    'a getter that starts a call, in what a host function is given',
    `${STARTING} [tool({ get x() { return f(3) } }), n]`,
    [{ x: 3 }, 1],
  ],
  [
    'the same, beside a promise',
    `${P} const r = tool({ p, get x() { return once() } }); await p; [r, n]`,
    [{ p: 2, x: 1 }, 1],
  ],
  [
    'the same, before a promise',
    `${P} const r = tool({ get x() { return once() }, p }); await p; [r, n]`,
    [{ p: 2, x: 1 }, 1],
  ],
  [
    'a getter below what holds it',
    `${P} const r = tool({ a: { get x() { return f(3) } }, b: [{ p }] }); await p; [r, n]`,
    [{ a: { x: 3 }, b: [{ p: 2 }] }, 1],
  ],
  [
    'a getter that gives a container',
    `${P} const r = tool({ get x() { n++; return { y: [1, undefined] } }, p }); await p; [r, n]`,
    [{ x: { y: [1, null] }, p: 2 }, 1],
  ],
  [
    'a getter that gives what JSON has not',
    `${P} const r = String(tool({ get x() { n++; return [NaN, 5n] }, p }).x); await p; [r, n]`,
    ['NaN,5', 1],
  ],
  [
    'an element of a list',
    `${P} const l = [0, p]; Object.defineProperty(l, 0, { get: () => f(3), enumerable: true }); const r = tool(l); await p; [r, n]`,
    [[3, 2], 1],
  ],
  [
    'a trap of a Proxy',
    `${P} const o = new Proxy({ x: 1 }, { get: (t, k) => (k === 'x' ? f(3) : t[k]) }); const r = tool({ o, p }); await p; [r, n]`,
    [{ o: { x: 3 }, p: 2 }, 1],
  ],
  ['a method toJSON', `${P} const r = tool({ o: { toJSON: () => f(3) }, p }); await p; [r, n]`, [{ o: 3, p: 2 }, 1]],
  [
    'that of a class',
    `${P} class A { toJSON() { return f(3) } } const r = tool({ o: new A(), p }); await p; [r, n]`,
    [{ o: 3, p: 2 }, 1],
  ],
  [
    'one that gives its own object',
    `${P} class A { p = p; toJSON() { n++; return this } } const r = tool([new A()]); await p; [r, n]`,
    [[{ p: 2 }], 1],
  ],
  [
    'one after a promise',
    `${P} class A { toJSON() { return f(3) } } const r = tool({ p, o: new A() }); await p; [r, n]`,
    [{ o: 3, p: 2 }, 1],
  ],
  [
    'an error with a getter',
    `${P} const e = new Error('m'); Object.defineProperty(e, 'x', { get: () => f(3), enumerable: true }); const r = tool([e, p])[0].x; await p; [r, n]`,
    [3, 1],
  ],
  [
    'the value of the cell',
    `${P} globalThis.seen = () => n; ({ get x() { return f(3) }, p, get n() { return p.then(() => n) } })`,
    { x: 3, p: 2, n: 1 },
  ],
  [
    'what JSON.stringify reads',
    `${P} const r = JSON.stringify({ p, get x() { return f(3) } }); await p; [r, n]`,
    ['{"p":2,"x":3}', 1],
  ],
  [
    'what cannot cross for another reason',
    `${STARTING} let r; try { tool({ get x() { n++; return () => {} } }) } catch (e) { r = e.message } [r, n]`,
    ['Cannot call tool: cannot cross: value[0].x is a function', 1],
  ],
  [
    'a list that join reads',
    `${P} const l = [0, p]; Object.defineProperty(l, 0, { get: once, enumerable: true }); const r = l.join(); await p; [r, n]`,
    ['1,2', 1],
  ],
  [
    'the same without a promise',
    `${P} const l = [0, 1]; Object.defineProperty(l, 0, { get: once, enumerable: true }); const r = l.join(); await p; [r, n]`,
    ['1,1', 1],
  ],
  [
    'a list that map reads',
    `${P} const l = [0, p]; Object.defineProperty(l, 0, { get: once, enumerable: true }); const r = l.map((x) => x + 1); await p; [r, n]`,
    [[2, 3], 1],
  ],
  [
    'a list that filter reads',
    `${P} const l = [0, p]; Object.defineProperty(l, 0, { get: () => f(0), enumerable: true }); const r = l.filter((x) => x); await p; [r, n]`,
    [[2], 1],
  ],
  [
    'one with a getter by an older way',
    `${P} const l = [0, p]; l.__defineGetter__(0, once); const r = l.join(); await p; [r, n]`,
    ['1,2', 1],
  ],
  [
    'one with getters put at once',
    `${P} const l = [0, p]; Object.defineProperties(l, { 0: { get: once } }); const r = l.join(); await p; [r, n]`,
    ['1,2', 1],
  ],
  [
    'one by Reflect',
    `${P} const l = [0, p]; Reflect.defineProperty(l, 0, { get: once }); const r = l.join(); await p; [r, n]`,
    ['1,2', 1],
  ],
  [
    'a list with only such an element made a text',
    `${STARTING} const l = [0]; Object.defineProperty(l, 0, { get: () => f(3) }); ['' + l, n]`,
    ['3', 1],
  ],
  ...[
    'indexOf(1)',
    'includes(1)',
    'indexOf(p)',
    'toSorted((a, b) => a - b)',
    'reduce((a, b) => a + b)',
    'toString()',
  ].map(
    (call): Case => [
      `a list on which a cell calls ${call}`,
      `${P} const l = [3, p]; Object.defineProperty(l, 2, { get: once, enumerable: true }); const r = l.${call}; await p; n`,
      1,
    ],
  ),
  ...['`${l}`', '({ "3,2": "3,2" })[l]', 'String(l)', "'' + l"].map(
    (text): Case => [
      `a list that is made a text by ${text}`,
      `${P} const l = [0, p]; Object.defineProperty(l, 0, { get: () => f(3), enumerable: true }); const r = ${text}; await p; [r, n]`,
      ['3,2', 1],
    ],
  ),
  [
    'a Proxy of a list that join reads',
    `${P} const l = new Proxy([0, p], { get: (t, k) => (k === '0' ? f(3) : t[k]) }); const r = l.join(); await p; [r, n]`,
    ['3,2', 1],
  ],
]

describe('what is read may start calls', () => {
  describeWays('read once', (opened) => itGives(CASES, opened))
})
