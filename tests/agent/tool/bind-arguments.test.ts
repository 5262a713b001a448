import { type ToolInputs, tool } from '@dormouse/agent/tool'
import { expect, it } from 'vitest'
import { bindArguments } from '../../../packages/agent/src/tool/bind-arguments.ts'

const description = 'x'
const search = {
  query: { type: 'string', description },
  limit: { type: 'integer', description, nullable: true },
} as const
const save = { data: { type: 'object', description } } as const
const answer = { answer: { type: 'any', description } } as const
const either = { id: { type: ['string', 'integer'], description }, flag: { type: 'boolean', description } } as const
const list = { items: { type: 'array', description }, ratio: { type: 'number', description } } as const

const bind = (inputs: ToolInputs, args: readonly unknown[]): readonly unknown[] =>
  bindArguments(tool({ name: 'call', description, inputs, execute: () => 1 }), args)

const BOUND: readonly (readonly [how: string, inputs: ToolInputs, args: unknown[], values: unknown[]])[] = [
  ['by position', search, ['a', 3], ['a', 3]],
  ['by position, the nullable one left out', search, ['a'], ['a', undefined]],
  ['by position, the nullable one null', search, ['a', null], ['a', null]],
  ['as one object', search, [{ limit: 2, query: 'a' }], ['a', 2]],
  ['as one object, the nullable one left out', search, [{ query: 'a' }], ['a', undefined]],
  ['as one object without prototype', search, [Object.assign(Object.create(null), { query: 'a' })], ['a', undefined]],
  ['with more than it takes, as map does', save, [{ x: 1 }, 0, []], [{ x: 1 }]],
  ['as one object, with what map adds', search, [{ query: 'a' }, 0, []], ['a', undefined]],
  ['none', {}, [], []],
  ['an empty object for none', {}, [{}], []],
  ['an object as the value', save, [{ x: 1 }], [{ x: 1 }]],
  ['an object as the value, although its key is an input', save, [{ data: 5 }], [{ data: 5 }]],
  ['an object by name, holding the value', save, [{ data: { x: 1 } }], [{ x: 1 }]],
  ['an empty object as the value', save, [{}], [{}]],
  ['a date as the value', save, [new Date(0)], [new Date(0)]],
  ['anything, although its key is the input', answer, [{ answer: 42 }], [{ answer: 42 }]],
  ['an explicit undefined for anything', answer, [undefined], [undefined]],
  ['the first of several types', either, ['a', true], ['a', true]],
  ['the second of several types', either, [7, false], [7, false]],
  ['a list and a number that is not whole', list, [[1], 0.5], [[1], 0.5]],
]

it.each(BOUND)('bindArguments() takes arguments %s', (_, inputs, args, values) => {
  expect(bind(inputs, args)).toEqual(values)
})

const REFUSED: readonly (readonly [inputs: ToolInputs, args: unknown[], problem: string])[] = [
  [search, [], 'Cannot call call(query: string, limit?: number | null): query is missing'],
  [search, [undefined], 'query must be a string, and got undefined'],
  [search, [null], 'query must be a string, and got null'],
  [
    search,
    [5, 1.5],
    'query must be a string, and got the number 5; limit must be a whole number, and got the number 1.5',
  ],
  [search, ['a', '3'], 'limit must be a whole number, and got the string "3"'],
  [search, ['a', Number.NaN], 'got the number NaN'],
  [search, [{ limit: 3 }], 'query is missing'],
  [search, [{ query: 'a', limitt: 3 }], 'query must be a string, and got an object with query, limitt'],
  [search, [['a']], 'query must be a string, and got an array of 1'],
  [save, [[1]], 'data must be an object, and got an array of 1'],
  [answer, [], 'answer is missing'],
  [either, [true, true], 'id must be a string or a whole number, and got the boolean true'],
  [either, ['a', 'yes'], 'flag must be true or false, and got the string "yes"'],
  [list, ['a', 1], 'items must be an array'],
  [search, ['a', 'x'.repeat(99)], `got the string "${'x'.repeat(40)}…"`],
]

it.each(REFUSED)('bindArguments() tells how to call, for %j and %j', (inputs, args, problem) => {
  const call = (): unknown => bind(inputs, args)
  expect(call).toThrow(TypeError)
  expect(call).toThrow(problem)
})

it('bindArguments() reads no key that is not the object’s own', () => {
  const inherited = Object.assign(Object.create({ limit: 9 }), { query: 'a' }) as object
  expect(() => bind(search, [inherited])).toThrow('query must be a string')
  expect(() => bind({ toString: { type: 'string' as const, description } }, [{}])).toThrow('toString')
})
