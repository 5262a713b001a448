import { type ToolInputs, tool } from '@dormouse/agent/tool'
import { expect, it } from 'vitest'
import { declareTool } from '../../../packages/agent/src/tool/declare-tool.ts'

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
