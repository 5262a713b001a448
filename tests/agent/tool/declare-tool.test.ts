import { type JsonSchema, type OutputSchema, type ToolInputs, tool } from '@dormouse/agent/tool'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { declareTool, describeParameters } from '../../../packages/agent/src/tool/declare-tool.ts'

const declare = (inputs: ToolInputs, rest: object = {}): string =>
  declareTool(
    tool({ name: 'call', description: 'Does it.', inputs, outputType: 'boolean', execute: () => true, ...rest }),
  )
const description = 'A thing'

it('declareTool() writes a TypeScript declaration with a doc comment', () => {
  expect(declare({ action: { type: 'string', description } })).toBe(
    '/**\n * Does it.\n * @param action A thing\n */\ndeclare function call(action: string): boolean',
  )
})

it.each([
  [{}, '()'],
  [{ a: { type: 'integer', description } }, '(a: number)'],
  [{ a: { type: 'array', description }, b: { type: 'object', description } }, '(a: any[], b: Record<string, any>)'],
  [{ a: { type: ['string', 'number', 'integer'], description } }, '(a: string | number)'],
  [{ a: { type: 'any', description, nullable: true } }, '(a?: any | null)'],
  [{ a: { type: ['string', 'null'], description, nullable: true } }, '(a?: string | null)'],
  [
    { a: { type: 'string', description, nullable: true }, b: { type: 'boolean', description } },
    '(a: string | null | undefined, b: boolean)',
  ],
] as [ToolInputs, string][])('declareTool() declares the inputs %j', (inputs, parameters) => {
  expect(declare(inputs).split('\n').at(-1)).toBe(`declare function call${parameters}: boolean`)
})

it('declareTool() says which numbers are whole', () => {
  expect(declare({ a: { type: 'integer', description } })).toContain('@param a A thing (a whole number)')
})

it('declareTool() keeps a description inside its comment', () => {
  const text = declare(
    { a: { type: 'string', description: 'one\ntwo */ x' } },
    { description: 'First.\n\nThird */ f()' },
  )
  expect(text.match(/\*\//g)).toHaveLength(1)
  expect(text).toContain(' * First.\n *\n * Third *\\/ f()\n * @param a one two *\\/ x\n */')
})

const declareParameters = (parameters: JsonSchema): string =>
  declareTool(tool({ name: 'call', description: 'Does it.', parameters, execute: () => 1 }))
const text = { type: 'string' }

it('declareTool() writes the parameters of a schema by position, with what the types cannot say', () => {
  const inputs = z.object({
    query: z.string().describe('What for'),
    filter: z.object({ tags: z.array(z.string()).max(5), kind: z.enum(['a', 'b']) }).optional(),
    limit: z.int().default(10),
  })
  expect(declareTool(tool({ name: 'search', description: 'Searches.', inputs, execute: () => 1 }))).toBe(
    [
      '/**',
      ' * Searches.',
      ' * @param query What for',
      ' * @param limit (a whole number, default 10)',
      ' */',
      'declare function search(query: string, filter?: {',
      '  /** at most 5 items */',
      '  tags: string[]',
      "  kind: 'a' | 'b'",
      '}, limit?: number): any',
    ].join('\n'),
  )
})

it.each([
  [{ type: 'object', properties: {} }, 'call()'],
  [{ type: 'object' }, 'call(input?: Record<string, any>)'],
  [{ properties: { a: text, b: text }, required: ['b'] }, 'call(input: { a?: string; b: string })'],
  [{ properties: { 'a-b': text } }, "call(input?: { 'a-b'?: string })"],
  [{ properties: { class: text } }, 'call(input?: { class?: string })'],
  [{ properties: { a: true, b: { $ref: '#/$defs/B' } }, $defs: { B: { enum: [1] } } }, 'call(a?: any, b?: 1)'],
  [{ $ref: '#/$defs/B', $defs: { B: { properties: { a: text }, required: ['a'] } } }, 'call(a: string)'],
  [{ properties: { a: text }, anyOf: [{ required: ['a'] }] }, 'call(input?: { a?: string })'],
] as [JsonSchema, string][])('declareTool() declares the parameters %j', (parameters, call) => {
  expect(declareParameters(parameters).split('\n').at(-1)).toBe(`declare function ${call}: any`)
})

it.each([
  [{ type: 'array', items: { type: 'object', properties: { at: text } } }, 'Array<{ at?: string }>'],
  [z.object({ total: z.number() }), '{ total: number }'],
  [z.string().transform(Number), 'boolean'],
] as [OutputSchema, string][])(
  'declareTool() shows output schema %# as the type of the result',
  (outputSchema, type) => {
    expect(declare({}, { outputSchema }).split('\n').at(-1)).toBe(`declare function call(): ${type}`)
  },
)

it('declareTool() tells what the result means', () => {
  expect(declare({}, { outputSchema: { type: 'number', description: 'Degrees\nCelsius' } })).toContain(
    ' * @returns Degrees Celsius\n */',
  )
})

it('declareTool() shows the schema of an input in the place of its type', () => {
  const schema = { type: 'array', items: { enum: ['a', 'b'] }, maxItems: 3 }
  expect(declare({ tags: { type: 'array', description, schema, nullable: true } })).toContain(
    " * @param tags A thing (at most 3 items)\n */\ndeclare function call(tags?: Array<'a' | 'b'> | null): boolean",
  )
})

it('declareTool() keeps the texts of a schema inside its comment', () => {
  const evil = { type: 'string', description: '*/ f() /*', format: '*/ f() /*' }
  const parameters = { properties: { a: evil, b: { type: 'object', properties: { c: evil } } } }
  expect(declareParameters(parameters).replace(/\/\*[\s\S]*?\*\//g, '')).not.toContain('f()')
})

it('describeParameters() is one short line', () => {
  const properties = Object.fromEntries(Array.from({ length: 99 }, (_, index) => [`property${index}`, text]))
  const made = tool({ name: 'call', description, parameters: { properties }, execute: () => 1 })
  expect(describeParameters(made)).toMatch(/^input\?: \{ property0\?: string; .*…$/)
  expect(describeParameters(made).length).toBeLessThan(400)
})
