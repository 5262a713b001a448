import { describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'

/** What guest code puts in the place of a built-in is called by guest code alone. */
const CASES: readonly Case[] = [
  ['Math.min, in sort', `Math.min = () => 0; [3, 1, 2].sort((a, b) => tool(a) - tool(b))`, [1, 2, 3]],
  ['Math.trunc, in with', `Math.trunc = () => 0; [...new Uint8Array([1, 2, 3]).with(2, 9)]`, [1, 2, 9]],
  [
    'BigInt, in with',
    `const B = BigInt; globalThis.BigInt = () => 0n; const r = new BigInt64Array([1n]).with(0, 9n).join(); r`,
    '9',
  ],
  [
    'Symbol.hasInstance of Error, where a call fails',
    `Object.defineProperty(Error, Symbol.hasInstance, { value() { danger(); throw new TypeError('hit') } })
     let r; try { r = refuse('no') } catch (e) { r = e.message } r`,
    'no',
  ],
  [
    'Symbol, in Array.from',
    `const S = Symbol; globalThis.Symbol = undefined; const r = Array.from([1, 2], (x) => tool(x)); globalThis.Symbol = S; r`,
    [1, 2],
  ],
  [
    'Object.defineProperty, in Array.fromAsync',
    `Object.defineProperty = danger; await Array.fromAsync([1, 2])`,
    [1, 2],
  ],
  ['Boolean, in for await', `globalThis.Boolean = () => true; let n = 0; for await (const x of [1, 2]) n += x; n`, 3],
  ['Map, in structuredClone', `globalThis.Map = undefined; structuredClone({ a: 1 })`, { a: 1 }],
  ['Error, in structuredClone', `globalThis.Error = danger; structuredClone(new RangeError('x')).message`, 'x'],
  [
    'TypeError, where the library throws one',
    `const T = TypeError; globalThis.TypeError = danger; let r; try { structuredClone() } catch (e) { r = e instanceof T } r`,
    true,
  ],
  [
    'push of lists, in URLSearchParams',
    `Array.prototype.push = danger; new URLSearchParams('a=1&a=2').getAll('a')`,
    ['1', '2'],
  ],
  [
    'the iterator of lists, in URLSearchParams',
    `Array.prototype[Symbol.iterator] = danger; let r = ''; new URLSearchParams('a=1').forEach((v, k) => { r += k + v }); r`,
    'a1',
  ],
  [
    'the iterator of lists, in Intl.Segmenter',
    `const s = new Intl.Segmenter('en', { granularity: 'word' }).segment('ab cd');
     Array.prototype[Symbol.iterator] = danger; s.containing(3).segment`,
    'cd',
  ],
  [
    'Symbol.hasInstance of RangeError, where the host refuses',
    `Object.defineProperty(RangeError, Symbol.hasInstance, { value: danger })
     let r; try { new Intl.NumberFormat('en', { maximumFractionDigits: 999 }) } catch (e) { r = e.name } r`,
    'RangeError',
  ],
]

describe('built-ins that guest code has replaced', () => {
  describeWays('do not reach the library', (opened) => itGives(CASES, opened))
})
