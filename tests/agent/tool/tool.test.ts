import {
  type JsonSchema,
  type StandardSchema,
  Tool,
  type ToolContext,
  type ToolInputs,
  tool,
} from '@dormouse/agent/tool'
import { toStandardJsonSchema } from '@valibot/to-json-schema'
import { type } from 'arktype'
import * as valibot from 'valibot'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'

const basics = { name: 'search', description: 'Searches.' }
const bare = valibot.object({ query: valibot.string() })

describe('tool() types', () => {
  it('tool() infers the arguments from plain inputs', () => {
    tool({
      ...basics,
      inputs: {
        a: { type: 'string', description: 'A' },
        b: { type: ['integer', 'null'], description: 'B', nullable: true },
        c: { type: 'array', description: 'C', schema: { type: 'array', items: { type: 'string' } } },
      },
      needsApproval: ({ a }) => {
        expectTypeOf(a).toEqualTypeOf<string>()
        return a === 'x'
      },
      execute: (args, context) => {
        expectTypeOf(args.a).toEqualTypeOf<string>()
        expectTypeOf(args.b).toEqualTypeOf<number | null | undefined>()
        expectTypeOf(args.c).toEqualTypeOf<unknown>()
        expectTypeOf(context).toEqualTypeOf<ToolContext>()
        return args.a
      },
    })
  })

  it('tool() infers the arguments from what a Standard Schema gives', () => {
    const inputs = z.object({ query: z.string(), limit: z.number().default(3), day: z.string().transform(Number) })
    type Given = { query: string; limit: number; day: number }
    tool({
      ...basics,
      inputs,
      needsApproval: (args) => {
        expectTypeOf(args).toEqualTypeOf<Given>()
        return false
      },
      execute: (args) => {
        expectTypeOf(args).toEqualTypeOf<Given>()
        return 1
      },
    })
    tool({
      ...basics,
      inputs: type({ 'query?': 'string' }),
      execute: (args) => expectTypeOf(args).toEqualTypeOf<{ query?: string }>(),
    })
    tool({
      ...basics,
      inputs: toStandardJsonSchema(bare),
      execute: (args) => expectTypeOf(args).toEqualTypeOf<{ query: string }>(),
    })
    tool({
      ...basics,
      parameters: { type: 'object' },
      execute: (args) => expectTypeOf(args).toEqualTypeOf<Readonly<Record<string, unknown>>>(),
    })
  })

  it('tool() checks what execute gives against a Standard Schema’s input', () => {
    const outputSchema = z.object({ total: z.string().transform(Number) })
    type Execute = Parameters<typeof tool<ToolInputs, typeof outputSchema>>[0]['execute']
    type Result = { total: string } | Promise<{ total: string }>
    expectTypeOf<ReturnType<Execute>>().toEqualTypeOf<Result>()
    tool({ ...basics, inputs: {}, outputSchema, execute: async () => ({ total: '5' }) })
    type Loose = Parameters<typeof tool<ToolInputs, JsonSchema>>[0]['execute']
    expectTypeOf<ReturnType<Loose>>().toEqualTypeOf<unknown>()
  })

  it('StandardSchema fits the schemas of the libraries', () => {
    expectTypeOf(z.string()).toExtend<StandardSchema<string, string>>()
    expectTypeOf(bare).toExtend<StandardSchema>()
    expectTypeOf(type('string')).toExtend<StandardSchema>()
  })
})

describe('tool()', () => {
  it('tool() lists the inputs of a schema', () => {
    const inputs = z.object({ query: z.string().describe('What for'), limit: z.int().optional(), either: z.any() })
    expect(tool({ ...basics, inputs, execute: () => 1 }).inputs).toMatchObject({
      query: { type: ['string'], description: 'What for', nullable: false },
      limit: { type: ['integer'], description: '', nullable: true },
      either: { type: 'any' },
    })
  })

  it('tool() takes a JSON Schema beside a Standard Schema that writes none', () => {
    const parameters = { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] }
    const made = tool({ ...basics, inputs: bare, parameters, execute: ({ query }) => query })
    expect(made.parameters).toBe(parameters)
    expect(made.inputSchema).toBe(bare)
  })

  it('tool() keeps only the options that were given', () => {
    const made = tool({ ...basics, inputs: {}, needsApproval: true, approvalTimeoutMs: 5, execute: () => 1 })
    expect(made.needsApproval).toBe(true)
    expect(made.approvalTimeoutMs).toBe(5)
    expect('setup' in made || 'outputSchema' in made || 'parameters' in made).toBe(false)
  })

  it('tool() calls the functions of a definition as its methods', () => {
    const definition = {
      ...basics,
      inputs: {},
      setup() {
        return this.name
      },
      needsApproval() {
        return this.name === 'search'
      },
      execute() {
        return this.name
      },
    }
    const made = Object.assign(tool(definition), { name: 'other' })
    expect(made.setup?.()).toBe('search')
    expect((made.needsApproval as () => boolean)()).toBe(true)
    expect((made.forward as () => unknown)()).toBe('search')
  })

  it.each([
    [
      { inputs: bare },
      'Cannot make the tool search: valibot writes no JSON Schema of its inputs: wrap it in toStandard',
    ],
    [
      { inputs: z.object({ at: z.date() }) },
      'Cannot make the tool search: its inputs cannot be said in JSON Schema (zod: Date',
    ],
    [{ inputs: z.string() }, 'parameters are of type "string", and must be an object'],
    [{ inputs: {}, parameters: { type: 'object' } }, 'inputs and parameters both describe its arguments'],
    [{ inputs: undefined, parameters: 'x' }, 'parameters are not a sound JSON Schema: it must be an object'],
    [{ inputs: undefined }, 'Cannot use the tool search: inputs must be an object'],
    [{ inputs: {}, needApproval: true }, 'there is no option needApproval, did you mean needsApproval?'],
    [{ inputs: {}, forward: () => 1 }, 'there is no option forward, use name, description, inputs'],
  ])('tool() refuses definition %#', (change, message) => {
    const make = (): unknown => tool({ ...basics, execute: () => 1, ...change } as never)
    expect(make).toThrow(TypeError)
    expect(make).toThrow(message)
  })
})

describe('Tool', () => {
  it('Tool has no fields that would hide what a subclass inherits', () => {
    class Careful extends Tool {
      override readonly name = 'careful'
      override readonly description = 'x'
      override readonly inputs: ToolInputs = {}
      override readonly outputType = 'any'
      override forward(): void {}
    }
    // As a class in JavaScript may have it: a getter.
    Object.defineProperty(Careful.prototype, 'needsApproval', { get: () => true })
    expect(new Careful().needsApproval).toBe(true)
    expect(Object.keys(new Careful())).toEqual(['name', 'description', 'inputs', 'outputType'])
  })
})
