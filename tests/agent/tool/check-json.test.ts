import { describe, expect, it } from 'vitest'
import { checkJson } from '../../../packages/agent/src/tool/check-json.ts'
import type { JsonSchema } from '../../../packages/agent/src/tool/json-schema.ts'

const shape = {
  oneOf: [
    {
      type: 'object',
      properties: { kind: { const: 'circle' }, radius: { type: 'number' } },
      required: ['kind', 'radius'],
      additionalProperties: false,
    },
    { type: 'object', properties: { kind: { const: 'square' }, side: { type: 'number' } }, required: ['kind', 'side'] },
  ],
}
const tree = {
  $ref: '#/$defs/Node',
  $defs: {
    Node: {
      type: 'object',
      properties: { value: { type: 'number' }, children: { type: 'array', items: { $ref: '#/$defs/Node' } } },
      required: ['value'],
    },
  },
}
const circular: { self?: unknown } = {}
circular.self = circular
const deep = Array.from({ length: 150 }).reduce<unknown>((inner) => [inner], 1)

const PROBLEMS: readonly (readonly [schema: JsonSchema, value: unknown, problem: string | undefined])[] = [
  [{ type: 'string' }, 'a', undefined],
  [{ type: 'string' }, 5, 'the value must be a string, and got the number 5'],
  [{ type: ['string', 'null'] }, 5, 'the value must be a string or null, and got the number 5'],
  [{ type: 'integer' }, 3.0, undefined],
  [{ type: 'integer' }, 3.5, 'the value must be a whole number, and got the number 3.5'],
  [{ enum: ['a', 'b'] }, 'c', `the value must be 'a' | 'b', and got the string "c"`],
  [{ const: 5 }, 6, 'the value must be 5, and got the number 6'],
  [{ maximum: 5 }, 6, 'the value must be at most 5, and got the number 6'],
  [{ exclusiveMinimum: 5 }, 5, 'the value must be over 5, and got the number 5'],
  [{ multipleOf: 0.1 }, 0.25, 'the value must be a multiple of 0.1, and got the number 0.25'],
  [{ minLength: 3 }, 'ab', 'the value must have at least 3 characters, and got the string "ab"'],
  [{ maxItems: 1 }, [1, 2], 'the value must have at most 1 items, and got an array of 2'],
  [{ uniqueItems: true }, [1, 1], 'the value must hold nothing twice, and got an array of 2'],
  [{ pattern: '^a' }, 'b', 'the value must match the pattern ^a, and got the string "b"'],
  [{ format: 'email' }, 'b', 'the value must be a valid email, and got the string "b"'],
  [{ not: { type: 'string' } }, 'b', 'the value: Instance matched "not" schema.'],
  [
    { properties: { a: { items: { type: 'string' } } } },
    { a: ['x', 5] },
    'a[1] must be a string, and got the number 5',
  ],
  [{ properties: { 'a/b c': { type: 'string' } } }, { 'a/b c': 5 }, '["a/b c"] must be a string, and got the number 5'],
  [{ required: ['a', 'b'] }, {}, 'a is missing; b is missing'],
  [{ properties: { a: true }, additionalProperties: false }, { b: 1 }, 'b is not allowed here'],
  [{ propertyNames: { maxLength: 1 } }, { bb: 1 }, 'the value: Property name "bb" does not match schema.'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 5, 'the value must be string | null, and got the number 5'],
  [
    { if: { type: 'string' }, then: { minLength: 2 } },
    'a',
    'the value must have at least 2 characters, and got the string "a"',
  ],
  [{ allOf: [{ type: 'number' }, { minimum: 2 }] }, 1, 'the value must be at least 2, and got the number 1'],
  [{ anyOf: [{ required: ['a'] }, { required: ['b'] }] }, {}, 'a is missing, or b is missing'],
  // Of several alternatives, the one that was meant.
  [shape, { kind: 'circle', radius: 'x' }, 'radius must be a number, and got the string "x"'],
  [shape, { kind: 'square' }, 'side is missing'],
  [shape, { kind: 'circle', radius: 1, side: 2 }, 'side is not allowed here'],
  [
    shape,
    { kind: 'line' },
    "the value must be exactly one of { kind: 'circle'; radius: number } | { kind: 'square'; side: number }, and got an object with kind",
  ],
  [
    { oneOf: [{ minimum: 1 }, { minimum: 2 }, { minimum: 9 }] },
    5,
    'the value must fit exactly one alternative, and got the number 5',
  ],
  [tree, { value: 1, children: [{ value: 2, children: [] }] }, undefined],
  [
    tree,
    { value: 1, children: [{ children: [{ value: 'x' }] }] },
    'children[0].value is missing; children[0].children[0].value must be a number, and got the string "x"',
  ],
  // Undefined is as good as absent; what JSON has no word for is none of its values.
  [{ properties: { a: { type: 'string' } }, additionalProperties: false }, { a: undefined, b: undefined }, undefined],
  [{ type: 'object' }, new Date(0), 'the value must be plain JSON, and is a Date'],
  [{}, { a: [new Map()] }, 'a[0] must be plain JSON, and is a Map'],
  [{}, Number.NaN, 'the value must be plain JSON, and is the number NaN'],
  [{}, 5n, 'the value must be plain JSON, and is the bigint 5'],
  [{}, undefined, 'the value must be plain JSON, and is undefined'],
  [{}, circular, 'self must be plain JSON, and is part of a circle'],
  [{ type: 'array' }, deep, `${'[0]'.repeat(66)}[0… must be plain JSON, and is more than 100 levels deep`],
  // Schemas in other dialects, and those that are not sound.
  [
    { $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'string' }] },
    [5],
    '[0] must be a string, and got the number 5',
  ],
  [{ pattern: '(?P<year>\\d+)' }, 'x', undefined],
  [{ patternProperties: { '(?P<x>a)': false } }, { a: 1 }, undefined],
  [{ $ref: '#/$defs/no' }, 1, 'the value cannot be checked, as its schema is not sound: Unresolved $ref "#/$defs/no"'],
]

describe('checkJson()', () => {
  it.each(PROBLEMS)('checkJson() with %j', (schema, value, problem) => {
    expect(checkJson(schema, value)).toBe(problem)
  })

  it('checkJson() survives a reference that leads back to itself', () => {
    expect(checkJson({ $ref: '#/$defs/A', $defs: { A: { $ref: '#/$defs/A' } } }, 1)).toContain('cannot be checked')
  })

  it('checkJson() leaves the schema as it was, and takes a frozen one', () => {
    const schema = Object.freeze({
      type: 'object',
      properties: Object.freeze({ a: Object.freeze({ type: 'string' }) }),
    })
    expect(checkJson(schema, { a: 1 }, ['input', 0])).toBe('input[0].a must be a string, and got the number 1')
    expect(Object.getOwnPropertyNames(schema)).toEqual(['type', 'properties'])
  })

  it('checkJson() tells the first five problems', () => {
    const problem = checkJson({ items: { type: 'string' } }, Array(20).fill(1))
    expect(problem).toMatch(/\[4\] must be a string, and got the number 1; and more$/)
  })

  it('checkJson() is quick and brief about a long list that is wrong in every item', () => {
    const items = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }
    const start = performance.now()
    for (const count of [5_000, 300_000]) {
      const problem = checkJson({ properties: { list: { type: 'array', items } } }, { list: Array(count).fill(1) })
      expect(problem).toBe('list[0] must be string | string[], and got the number 1')
    }
    // Half a second here: to look for all that is wrong took eleven.
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  it('checkJson() refuses lists that hold the same list twice, forty deep, at once', () => {
    const shared = Array.from({ length: 40 }).reduce<unknown[]>((inner) => [inner, inner], [1])
    expect(checkJson({ type: 'array' }, shared, ['rows'])).toMatch(
      /^rows(\[\d\])+ must be plain JSON.* in too many places$/,
    )
    expect(checkJson({ type: 'array' }, Array(1000).fill(Array(50).fill(1)))).toBeUndefined()
  })

  it('checkJson() refuses to compare more items with each other than it has time for', () => {
    const schema: JsonSchema = { properties: { ids: { type: 'array', uniqueItems: true } } }
    const ids = Array.from({ length: 5000 }, (_, index) => index)
    expect(checkJson(schema, { ids })).toBeUndefined()
    expect(checkJson(schema, { ids: [...ids, 0] })).toBe('ids must hold nothing twice, and got an array of 5001')
    const many = Array.from({ length: 100_000 }, (_, index) => index)
    expect(checkJson(schema, { ids: many }, ['input'])).toBe(
      'input cannot be checked for items that it holds twice: it is too large',
    )
  })
})
