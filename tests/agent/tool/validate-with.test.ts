import { toStandardJsonSchema } from '@valibot/to-json-schema'
import { type } from 'arktype'
import * as valibot from 'valibot'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { jsonSchemaOf } from '../../../packages/agent/src/tool/json-schema-of.ts'
import { isStandardSchema, type StandardSchema } from '../../../packages/agent/src/tool/standard-schema.ts'
import { validateWith } from '../../../packages/agent/src/tool/validate-with.ts'

const zod = z.object({ city: z.string(), days: z.number().default(3) })
const bare = valibot.object({ city: valibot.string(), days: valibot.optional(valibot.number(), 3) })
const LIBRARIES: readonly (readonly [string, StandardSchema])[] = [
  ['zod', zod],
  ['valibot', toStandardJsonSchema(bare)],
  ['arktype', type({ city: 'string', days: 'number = 3' })],
]

describe('validateWith()', () => {
  it.each(LIBRARIES)('validateWith() takes a schema of %s', (_, schema) => {
    expect(validateWith(schema, { city: 'Lyon' })).toEqual({ value: { city: 'Lyon', days: 3 } })
    expect(validateWith(schema, { city: 5 })).toEqual({ problem: expect.stringMatching(/^city\b.*string/) })
    expect(validateWith(schema, {})).toEqual({ problem: expect.stringMatching(/^city\b.*missing/) })
    expect(validateWith(schema, 'x')).toEqual({ problem: expect.stringContaining('bject') })
  })

  it('validateWith() gives back the very value that fits a JSON Schema', () => {
    const value = { city: 'Lyon', more: undefined }
    expect(validateWith({ type: 'object' }, value)).toEqual({ value })
    expect((validateWith({ type: 'object' }, value) as { value: unknown }).value).toBe(value)
    expect(validateWith({ type: 'array' }, value)).toEqual({
      problem: 'the value must be an array, and got an object with city',
    })
  })

  it('validateWith() waits for a schema that checks asynchronously', async () => {
    const checked = validateWith(z.object({ a: z.array(z.string().refine(async () => false, 'is taken')) }), {
      a: ['x'],
    })
    expect(checked).toBeInstanceOf(Promise)
    expect(await checked).toEqual({ problem: 'a[0]: is taken' })
  })
})

describe('jsonSchemaOf()', () => {
  it.each(LIBRARIES)('jsonSchemaOf() has %s write what it takes', (_, schema) => {
    const written = jsonSchemaOf(schema)
    expect(written).toMatchObject({ type: 'object', properties: { city: { type: 'string' } }, required: ['city'] })
    expect(written).not.toHaveProperty('$schema')
  })

  it('jsonSchemaOf() has a schema write what it gives', () => {
    expect(jsonSchemaOf(zod, 'output')).toMatchObject({ required: ['city', 'days'] })
  })

  it('jsonSchemaOf() gives a JSON Schema as it is, and nothing where there is none', () => {
    const schema = { type: 'string' }
    expect(jsonSchemaOf(schema)).toBe(schema)
    expect(jsonSchemaOf(bare)).toBeUndefined()
    expect(jsonSchemaOf(z.date())).toBeUndefined()
  })
})

describe('isStandardSchema()', () => {
  it.each([...LIBRARIES.map(([, schema]) => schema), bare])('isStandardSchema() knows schema %#', (schema) => {
    expect(isStandardSchema(schema)).toBe(true)
  })

  it.each([null, undefined, {}, { '~standard': null }, { '~standard': {} }, { type: 'string' }, () => true])(
    'isStandardSchema() refuses %j',
    (value) => {
      expect(isStandardSchema(value)).toBe(false)
    },
  )
})
