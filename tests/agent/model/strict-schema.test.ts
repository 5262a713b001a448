import { expect, it } from 'vitest'
import { isStrictSchema } from '../../../packages/agent/src/model/strict-schema.ts'

const closed = (properties: object, rest: object = {}): Record<string, unknown> => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...rest,
})

it.each<[string, Record<string, unknown>]>([
  [
    'an object of closed parts',
    closed({ a: { type: 'string' }, b: { type: 'array', items: closed({ c: { type: 'null' } }) } }),
  ],
  [
    'a property named like a word of the schema',
    closed({ default: { type: 'string' }, items: { type: 'string', enum: [{ x: 1 }] } }),
  ],
  [
    'definitions and a choice',
    closed({ a: { anyOf: [{ $ref: '#/$defs/x' }, { type: 'null' }] } }, { $defs: { x: closed({}) } }),
  ],
  ['a known format', closed({ at: { type: 'string', format: 'date-time' } })],
])('isStrictSchema() is true for %s', (_, schema) => {
  expect(isStrictSchema(schema)).toBe(true)
})

it.each<[string, Record<string, unknown>]>([
  ['an open object', { type: 'object', properties: {} }],
  ['an optional property', closed({ a: { type: 'string' } }, { required: [] })],
  ['an open object deep inside', closed({ a: { type: 'array', items: { type: 'object', properties: {} } } })],
  ['an open definition', closed({ a: { $ref: '#/$defs/x' } }, { $defs: { x: { type: 'object' } } })],
  ['a word that is not enforced', closed({ a: { type: 'array', items: {}, uniqueItems: true } })],
  ['an unknown format', closed({ at: { type: 'string', format: 'uri' } })],
  ['a part that takes anything', closed({ a: {} })],
  ['a constant without a type', closed({ a: { const: 1 } })],
  ['a root that is no object', { type: 'array', items: { type: 'string' } }],
])('isStrictSchema() is false for %s', (_, schema) => {
  expect(isStrictSchema(schema)).toBe(false)
})
