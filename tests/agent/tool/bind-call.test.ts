import { type JsonSchema, type Tool, type ToolInputs, tool } from '@dormouse/agent/tool'
import { type } from 'arktype'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Bound, bindCall, bindNamedCall } from '../../../packages/agent/src/tool/bind-call.ts'

const description = 'x'
const search = {
  query: { type: 'string', description },
  limit: { type: 'integer', description, nullable: true },
} as const
const save = { data: { type: 'object', description } } as const
const answer = { answer: { type: 'any', description } } as const
const either = { id: { type: ['string', 'integer'], description }, flag: { type: 'boolean', description } } as const
const list = { items: { type: 'array', description }, ratio: { type: 'number', description } } as const

const make = (inputs: ToolInputs): Tool => tool({ name: 'call', description, inputs, execute: () => 1 })

/** Plain inputs are bound at once. */
const bind = (inputs: ToolInputs, args: readonly unknown[]): Bound => bindCall(make(inputs), args) as Bound

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

it.each(BOUND)('bindCall() takes arguments %s', (_, inputs, args, values) => {
  expect(bind(inputs, args).values).toEqual(values)
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

it.each(REFUSED)('bindCall() tells how to call, for %j and %j', (inputs, args, problem) => {
  const call = (): unknown => bind(inputs, args)
  expect(call).toThrow(TypeError)
  expect(call).toThrow(problem)
})

it('bindCall() reads no key that is not the object’s own', () => {
  const inherited = Object.assign(Object.create({ limit: 9 }), { query: 'a' }) as object
  expect(() => bind(search, [inherited])).toThrow('query must be a string')
  expect(() => bind({ toString: { type: 'string' as const, description } }, [{}])).toThrow('toString')
})

it('bindCall() gives the arguments by name as well, without those left out', () => {
  expect(bind(search, ['a']).named).toEqual({ query: 'a' })
  expect(bind(search, ['a', null]).named).toEqual({ query: 'a', limit: null })
  expect(Object.keys(bind(search, [{ query: 'a', limit: undefined }]).named)).toEqual(['query'])
})

it('bindCall() tells the name that was likely meant', () => {
  expect(() => bind(search, [{ query: 'a', limitt: 3 }])).toThrow('there is no input "limitt", did you mean limit?')
  expect(() => bind(search, [{ colour: 'a' }])).not.toThrow('there is no input')
})

it('bindCall() checks the schema of an input in the place of its type', () => {
  const inputs = { tags: { type: 'array', description, schema: { type: 'array', items: { type: 'string' } } } } as const
  expect(bind(inputs, [['a']]).values).toEqual([['a']])
  expect(() => bind(inputs, [['a', 5]])).toThrow('tags[1] must be a string, and got the number 5')
  expect(bind({ tags: { ...inputs.tags, lenient: true } }, [5]).values).toEqual([5])
})

const person = {
  type: 'object',
  properties: { name: { type: 'string' }, age: { type: 'integer', minimum: 0 } },
  required: ['name'],
} as const
const withParameters = (parameters: JsonSchema): Tool =>
  tool({ name: 'call', description, parameters, execute: () => 1 })

describe('bindCall() with a JSON Schema', () => {
  it.each([
    ['by position', ['Ann', 3], { name: 'Ann', age: 3 }],
    ['by position, one left out', ['Ann'], { name: 'Ann' }],
    ['by position, one undefined', ['Ann', undefined], { name: 'Ann' }],
    ['as one object', [{ age: 3, name: 'Ann' }], { name: 'Ann', age: 3 }],
    ['as one object, with what map adds', [{ name: 'Ann' }, 0, []], { name: 'Ann' }],
  ])('bindCall() takes arguments %s and gives one object', (_, args, named) => {
    expect(bindCall(withParameters(person), args)).toEqual({ named, given: named, values: [named] })
  })

  it('bindCall() tells every problem with the way to call', () => {
    const call = () => bindCall(withParameters(person), [{ age: -1 }])
    expect(call).toThrow(TypeError)
    expect(call).toThrow(
      'Cannot call call(name: string, age?: number): name is missing; age must be at least 0, and got the number -1',
    )
  })

  it('bindCall() reads one object by name where the model is shown one object', () => {
    const parameters = { ...person, properties: { ...person.properties, 'zip-code': { type: 'string' } } }
    const call = (args: unknown[]) => bindCall(withParameters(parameters), args)
    expect(call([{ name: 'Ann', 'zip-code': '1' }, 5])).toMatchObject({ named: { name: 'Ann', 'zip-code': '1' } })
    expect(() => call([{ age: 5 }])).toThrow("'zip-code'?: string }): name is missing")
  })

  it('bindCall() lets further names through only where the schema speaks of them', () => {
    expect(() => bindCall(withParameters(person), [{ name: 'Ann', agee: 1 }])).toThrow('did you mean age?')
    const open = withParameters({ ...person, additionalProperties: { type: 'number' } })
    expect(bindCall(open, [{ name: 'Ann', size: 1 }])).toMatchObject({ named: { name: 'Ann', size: 1 } })
    expect(() => bindCall(open, [{ name: 'Ann', size: 'x' }])).toThrow('size must be a number')
    expect(bindCall(withParameters({ type: 'object' }), [{ a: 1 }])).toMatchObject({ named: { a: 1 } })
    expect(() => bindNamedCall(withParameters({ type: 'object', properties: {} }), { a: 1 })).toThrow('no input "a"')
  })

  it('bindCall() gives a first parameter of any kind whatever came', () => {
    const parameters = { type: 'object', properties: { value: {} }, required: ['value'] }
    expect(bindCall(withParameters(parameters), [{ value: 5 }])).toMatchObject({ named: { value: { value: 5 } } })
  })
})

describe('bindCall() with a Standard Schema', () => {
  const inputs = z.object({ query: z.string().min(1), limit: z.number().int().max(50).default(10) })

  it('bindCall() applies defaults and transforms, at once', () => {
    const upper = tool({
      name: 'call',
      description,
      inputs: inputs.transform(({ query, limit }) => ({ query: query.toUpperCase(), limit })),
      execute: () => 1,
    })
    expect(bindCall(upper, ['a'])).toEqual({
      named: { query: 'A', limit: 10 },
      given: { query: 'a' },
      values: [{ query: 'A', limit: 10 }],
    })
  })

  it('bindCall() puts the issues into one message, with their places', () => {
    const call = tool({ name: 'search', description, inputs, execute: () => 1 })
    expect(() => bindCall(call, [{ limit: 51 }])).toThrow(
      /^Cannot call search\(query: string, limit\?: number\): query is missing \(.+\); limit: .+50/,
    )
  })

  it('bindCall() does not tell a place twice where the library tells it', () => {
    const call = tool({ name: 'search', description, inputs: type({ kind: "'a'|'b'" }), execute: () => 1 })
    expect(() => bindCall(call, ['c'])).toThrow("Cannot call search(kind: 'a' | 'b'): kind must be")
  })

  it('bindCall() waits for a schema that checks asynchronously, and tries both readings', async () => {
    const taken = z.string().refine(async (name) => name !== 'root', 'is taken')
    const call = tool({ name: 'create', description, inputs: z.object({ name: taken }), execute: () => 1 })
    await expect(bindCall(call, ['ann'])).resolves.toMatchObject({ values: [{ name: 'ann' }] })
    await expect(bindCall(call, [{ name: 'ann' }])).resolves.toMatchObject({ named: { name: 'ann' } })
    await expect(bindCall(call, ['root'])).rejects.toThrow('Cannot call create(name: string): name: is taken')
  })

  it('bindCall() names what came where the schema makes no object of it', () => {
    const call = tool({ name: 'call', description, inputs: inputs.transform(({ query }) => query), execute: () => 1 })
    expect(bindCall(call, ['a', 2])).toMatchObject({ named: { query: 'a', limit: 2 }, values: ['a'] })
  })
})

describe('bindNamedCall()', () => {
  it('bindNamedCall() takes one object', () => {
    expect(bindNamedCall(make(search), { limit: 3, query: 'a' })).toMatchObject({
      named: { query: 'a', limit: 3 },
      values: ['a', 3],
    })
    expect(bindNamedCall(make(answer), { answer: { answer: 1 } })).toMatchObject({ values: [{ answer: 1 }] })
    expect(bindNamedCall(make(save), { data: { data: 1 } })).toMatchObject({ values: [{ data: 1 }] })
  })

  it.each([undefined, null, {}])('bindNamedCall() takes %j where nothing is required', (args) => {
    expect(bindNamedCall(make({}), args)).toEqual({ named: {}, given: {}, values: [] })
    expect(() => bindNamedCall(make(search), args)).toThrow('query is missing')
  })

  it.each([
    [['a'], 'the arguments must be one object, and got an array of 1'],
    ['a', 'the arguments must be one object, and got the string "a"'],
    [{ query: 'a', max_limit: 3 }, 'there is no input "max_limit"'],
    [{ query: 'a', Limit: 3 }, 'there is no input "Limit", did you mean limit?'],
    [{ query: 'a', limit: '3' }, 'limit must be a whole number, and got the string "3"'],
    [{ query: 'a', limit: 3.5 }, 'limit must be a whole number'],
    [JSON.parse('{"query":"a","__proto__":{"limit":1}}'), 'there is no input "__proto__"'],
  ])('bindNamedCall() refuses %j', (args, problem) => {
    expect(() => bindNamedCall(make(search), args)).toThrow(TypeError)
    expect(() => bindNamedCall(make(search), args)).toThrow(problem)
  })

  it('bindNamedCall() keeps the message short for hostile arguments', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, 'x'.repeat(500)]))
    expect(messageOf(() => bindNamedCall(make(search), many)).length).toBeLessThan(1000)
    expect(messageOf(() => bindNamedCall(make(search), { ['k'.repeat(1e6)]: 1 })).length).toBeLessThan(1000)
  })
})

function messageOf(call: () => unknown): string {
  try {
    call()
    return ''
  } catch (error) {
    return (error as Error).message
  }
}
