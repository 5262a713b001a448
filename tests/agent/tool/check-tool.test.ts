import { Tool, type ToolInputs, tool } from '@dormouse/agent/tool'
import { describe, expect, it } from 'vitest'
import { checkTool, checkTools } from '../../../packages/agent/src/tool/check-tool.ts'

const sound = {
  name: 'search',
  description: 'Searches.',
  inputs: { query: { type: 'string', description: 'What for' } },
  outputType: 'array',
  execute: () => [],
} as const
const withInput = (input: unknown) => ({ ...sound, inputs: { query: input } })

const REFUSED: readonly (readonly [change: object, message: string])[] = [
  [{ name: undefined }, 'Cannot name a tool undefined'],
  [{ name: '' }, 'Cannot name a tool ""'],
  [{ name: '2fast' }, 'use an identifier'],
  [{ name: 'web-search' }, 'Cannot name a tool "web-search"'],
  [{ name: 'delete' }, 'JavaScript keeps that name'],
  [{ name: 'Promise' }, 'JavaScript keeps that name'],
  [{ name: '$$call' }, 'JavaScript keeps that name'],
  [{ description: ' ' }, 'Cannot use the tool search: description must say what it does'],
  [{ description: 5 }, 'description must say'],
  [{ outputType: 'text' }, 'outputType is "text", and must be one of string, number, integer'],
  [{ inputs: null }, 'inputs must be an object'],
  [{ inputs: [] }, 'inputs must be an object'],
  [{ inputs: { 'a-b': sound.inputs.query } }, 'input "a-b" must be named by an identifier'],
  [{ inputs: { class: sound.inputs.query } }, 'input "class" must have another name'],
  [withInput('string'), 'input query must be an object'],
  [withInput({ description: 'x' }), 'input query has the type undefined'],
  [withInput({ type: 'str', description: 'x' }), 'input query has the type "str"'],
  [withInput({ type: [], description: 'x' }), 'input query has the type []'],
  [withInput({ type: ['string', 'text'], description: 'x' }), 'has the type ["string","text"]'],
  [withInput({ type: 'string', description: '' }), 'input query needs a description'],
  [withInput({ type: 'string', description: 'x', nullable: 'yes' }), 'nullable: "yes"'],
  [withInput({ type: 'string', description: 'x', optional: true }), 'unknown field optional'],
  [withInput({ type: 'string', description: 'x', lenient: 1 }), 'lenient: 1, and it must be true or false'],
  [
    withInput({ type: 'array', description: 'x', schema: { type: 'list' } }),
    'the schema of input query is not sound: "list"',
  ],
  [{ execute: undefined }, 'execute must be a function'],
  [{ needsApproval: 'yes' }, 'needsApproval is "yes", and must be true, false or a function'],
  [{ approvalTimeoutMs: '5' }, 'approvalTimeoutMs is "5", and must be a number'],
  [{ setup: true }, 'setup must be a function'],
  [
    { outputSchema: 'string' },
    'outputSchema is neither a Standard Schema nor a sound JSON Schema: it must be an object',
  ],
  [{ outputSchema: { type: 'str' } }, '"str" is no type of JSON Schema: use string, number'],
]

describe('tool()', () => {
  it.each(REFUSED)('tool() refuses %j', (change, message) => {
    const make = (): unknown => tool({ ...sound, ...change } as never)
    expect(make).toThrow(TypeError)
    expect(make).toThrow(message)
  })

  it.each([{}, { name: 'поиск' }, { name: 'get' }, { name: '$' }, { inputs: {} }, { outputType: undefined }])(
    'tool() takes %j',
    (change) => expect(() => tool({ ...sound, ...change } as never)).not.toThrow(),
  )

  it('tool() makes a tool that gives the inputs as one object, and the context', () => {
    const { signal } = new AbortController()
    const inputs = {
      a: { type: 'string', description: 'A' },
      b: { type: 'integer', description: 'B', nullable: true },
      c: { type: ['number', 'null'], description: 'C' },
    } as const
    const made = tool({
      name: 'echo',
      description: 'Gives back.',
      inputs,
      execute: ({ a, b, c }, context) => {
        // The types are inferred from the inputs.
        const typed: [string, number | null | undefined, number | null] = [a, b, c]
        return [...typed, context.signal === signal]
      },
    })
    const forward = made.forward as (...values: unknown[]) => unknown
    expect(forward.call(made, 'x', undefined, null, { signal })).toEqual(['x', undefined, null, true])
    expect(made.outputType).toBe('any')
  })
})

describe('checkTool()', () => {
  class Weather extends Tool {
    override readonly name = 'weather'
    override readonly description = 'Tells the weather.'
    override readonly inputs: ToolInputs = { city: { type: 'string', description: 'City' } }
    override readonly outputType = 'string'
    override forward(city: string): string {
      return `Sunny in ${city}`
    }
  }

  it('checkTool() takes a class, and a plain object of the same shape', () => {
    expect(() => checkTool(new Weather())).not.toThrow()
    expect(() => checkTool({ ...new Weather(), forward: () => 'x' })).not.toThrow()
  })

  it.each([null, undefined, 5, 'search', { ...new Weather() }])('checkTool() refuses %j', (candidate) => {
    expect(() => checkTool(candidate)).toThrow(TypeError)
  })

  it.each([0, -1, Number.NaN])('checkTool() refuses %d milliseconds', (approvalTimeoutMs) => {
    const candidate = { ...new Weather(), forward: () => 'x', approvalTimeoutMs }
    expect(() => checkTool(candidate)).toThrow(RangeError)
    expect(() => checkTool(candidate)).toThrow('Cannot use the tool weather: approvalTimeoutMs is')
  })

  const circle: { inner?: unknown } = {}
  circle.inner = circle
  const PARAMETERS: readonly (readonly [parameters: unknown, problem: string | undefined])[] = [
    [{ type: 'object' }, undefined],
    [{ type: 'object', properties: { 'a-b': true, class: {} } }, undefined],
    [{ $ref: '#/$defs/A', $defs: { A: { type: 'object', properties: { a: { $ref: '#' } } } } }, undefined],
    [{ properties: { type: { type: 'string' }, required: {} }, default: { type: 5, required: 5 } }, undefined],
    [{ properties: { a: { $ref: 'other.json#/x' } } }, undefined],
    [[], 'parameters are not a sound JSON Schema: it must be an object'],
    [{ type: 'array' }, 'parameters are of type "array"'],
    [{ properties: [] }, 'properties must be an object of schemas by name'],
    [{ properties: { a: { required: 'b' } } }, 'required must be an array of names'],
    [{ anyOf: [{ enum: 5 }] }, 'enum must be an array'],
    [{ items: { $ref: '#/$defs/A' } }, 'there is nothing at the reference #/$defs/A'],
    [{ $ref: '#/constructor' }, 'there is nothing at the reference'],
    [circle, 'it must be plain JSON'],
    [Array.from({ length: 300 }).reduce<object>((not) => ({ not }), {}), 'it is over 200 levels deep'],
  ]

  it.each(PARAMETERS)('checkTool() with parameters %#', (parameters, problem) => {
    const check = () => checkTool({ ...new Weather(), forward: () => 'x', parameters })
    if (problem === undefined) expect(check).not.toThrow()
    else expect(check).toThrow(problem)
  })

  it.each([
    [{ inputSchema: 5, parameters: {} }, 'inputSchema must be a Standard Schema'],
    [{ inputSchema: { '~standard': { validate: () => 1 } } }, 'inputSchema needs parameters beside it'],
    [{ answeredByPerson: 'me' }, 'answeredByPerson is "me"'],
  ])('checkTool() refuses %j', (change, problem) => {
    expect(() => checkTool({ ...new Weather(), forward: () => 'x', ...change })).toThrow(problem)
  })

  it('checkTools() refuses two tools of one name', () => {
    expect(() => checkTools([new Weather(), new Weather()])).toThrow('Cannot use two tools named weather')
  })
})
