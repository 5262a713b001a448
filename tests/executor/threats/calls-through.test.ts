import { describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'

const LOAD = 'async function load(x = 3) { await tool(1); return x }'

/** A call through `call`, `apply`, `Reflect.apply`: its target says which promises stay, and gets what it is given. */
const CASES: readonly Case[] = [
  ['then, through call', `${LOAD} Promise.prototype.then.call(load(), (x) => x + 1)`, 4],
  ['then, through apply', `${LOAD} await Promise.prototype.then.apply(load(), [(x) => x + 1])`, 4],
  ['then, through Reflect.apply', `${LOAD} await Reflect.apply(Promise.prototype.then, load(), [(x) => x + 1])`, 4],
  ['Promise.resolve, called on Promise', `${LOAD} await Promise.resolve.call(Promise, load())`, 3],
  ['Promise.all, called on Promise', `${LOAD} await Promise.all.call(Promise, [load(), load(4)])`, [3, 4]],
  [
    'a class as what a method is called on',
    `${LOAD} class A { static make(x) { return [this === A, x] } } A.make.call(A, load())`,
    [true, 3],
  ],
  [
    'push keeps promises',
    `${LOAD} const a = []; Array.prototype.push.call(a, load(), load()); await Promise.all(a)`,
    [3, 3],
  ],
  ['a list that is still to come', `${LOAD} Array.prototype.map.call(load([1, 2]), (x) => x + 1)`, [2, 3]],
  ['arguments of a host function', `${LOAD} [tool.call(null, load()), tool.apply(null, [load()])]`, [3, 3]],
  ['call through call', `${LOAD} Function.prototype.call.call(tool, null, load())`, 3],
  ['JSON.stringify', `${LOAD} JSON.stringify.call(null, [load(3), Promise.resolve(0).then(() => 4)])`, '[3,4]'],
  ['a decision', `${LOAD} const yes = (x) => (x ? danger() : 'no'); yes.call(null, load(false))`, 'no'],
  [
    'a list that leads to itself',
    `${LOAD} const { apply } = Function.prototype; const list = [apply]; list[1] = list
     let name; try { Reflect.apply(apply, apply, list, load()) } catch (error) { name = error.name }
     [typeof name, load()]`,
    ['string', 3],
  ],
]

describe('calls through call and apply', () => {
  describeWays('values', (opened) => itGives(CASES, opened))
})
