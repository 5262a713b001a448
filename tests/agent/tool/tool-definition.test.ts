import { type JsonSchema, type ToolInputs, tool } from '@dormouse/agent/tool'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkJson } from '../../../packages/agent/src/tool/check-json.ts'
import { toolDefinition } from '../../../packages/agent/src/tool/tool-definition.ts'

const description = 'A thing'
const parametersOf = (inputs: ToolInputs): JsonSchema =>
  toolDefinition(tool({ name: 'call', description: 'Does it.', inputs, execute: () => 1 })).parameters

describe('toolDefinition()', () => {
  it('toolDefinition() writes inputs as a JSON Schema', () => {
    const inputs = { a: { type: 'string', description }, b: { type: 'integer', description, nullable: true } } as const
    expect(toolDefinition(tool({ name: 'call', description: 'Does it.', inputs, execute: () => 1 }))).toEqual({
      name: 'call',
      description: 'Does it.',
      parameters: {
        type: 'object',
        properties: { a: { type: 'string', description }, b: { type: ['integer', 'null'], description } },
        required: ['a'],
        additionalProperties: false,
      },
    })
  })

  it.each([
    [{ type: 'any' }, {}],
    [{ type: 'any', nullable: true }, {}],
    [{ type: ['string', 'number'] }, { type: ['string', 'number'] }],
    [{ type: ['string', 'null'], nullable: true }, { type: ['string', 'null'] }],
    [{ type: 'string', schema: { enum: ['a'] } }, { enum: ['a'] }],
    [
      { type: 'string', nullable: true, schema: { type: 'string', enum: ['a'] } },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [{ type: 'string', nullable: true, schema: { enum: ['a'] } }, { anyOf: [{ enum: ['a'] }, { type: 'null' }] }],
    [{ type: 'string', schema: { $schema: 'x', type: 'string', description: 'Other' } }, { type: 'string' }],
  ] as [object, JsonSchema][])('toolDefinition() writes the input %j', (input, schema) => {
    const inputs = { a: { description, ...input } } as unknown as ToolInputs
    expect(parametersOf(inputs)['properties']).toEqual({ a: { ...schema, description } })
  })

  it('toolDefinition() keeps the references of an input’s schema sound', () => {
    const schema = {
      type: 'object',
      properties: { node: { $ref: '#/$defs/Node' }, self: { $ref: '#' }, enum: { enum: [{ $ref: '#' }] } },
      required: ['node'],
      $defs: { Node: { type: 'object', properties: { next: { $ref: '#/$defs/Node' }, id: { type: 'number' } } } },
    }
    for (const nullable of [false, true]) {
      const input = { type: 'object', description, schema, nullable } as const
      const parameters = parametersOf({ a: input, b: input })
      expect(Object.keys(parameters['$defs'] as object)).toEqual(['a_Node', 'b_Node'])
      expect(JSON.stringify(parameters)).toContain('{"enum":[{"$ref":"#"}]}')
      const value = { node: { next: { next: { id: 1 } } }, ...(!nullable && { self: { node: {} } }) }
      expect(checkJson(parameters, { a: value, b: value })).toBeUndefined()
      const wrong = { node: { next: { next: { id: 'x' } } } }
      expect(checkJson(parameters, { a: value, b: wrong })).toContain('b.node.next.next.id must be a number')
    }
  })

  it('toolDefinition() passes parameters on untouched', () => {
    const parameters = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { 'a-b': { anyOf: [{ $ref: '#/$defs/A' }, { type: 'null' }], 'x-hint': 1 } },
      $defs: { A: { enum: [1] } },
    }
    const copy = structuredClone(parameters)
    const made = tool({ name: 'call', description, parameters, execute: () => 1 })
    expect(toolDefinition(made).parameters).toBe(parameters)
    expect(parameters).toEqual(copy)
  })

  it('toolDefinition() has a Standard Schema write its parameters', () => {
    const inputs = z.object({ a: z.string(), b: z.number().default(1) })
    expect(toolDefinition(tool({ name: 'call', description, inputs, execute: () => 1 })).parameters).toEqual({
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'number', default: 1 } },
      required: ['a'],
    })
  })
})
