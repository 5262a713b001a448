import type { ToolContext } from '@dormouse/agent/tool'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Bound, bindCall, bindNamedCall } from '../../../packages/agent/src/tool/bind-call.ts'
import { callTool } from '../../../packages/agent/src/tool/call-tool.ts'
import { declareTool } from '../../../packages/agent/src/tool/declare-tool.ts'
import { createFinalAnswer, finalAnswer } from '../../../packages/agent/src/tool/final-answer.ts'
import { toolDefinition } from '../../../packages/agent/src/tool/tool-definition.ts'

const context = { signal: new AbortController().signal } as ToolContext
const schema = z.object({ name: z.string(), age: z.number().int() })
const typed = createFinalAnswer(schema)
const answer = (bound: Bound | Promise<Bound>, made = typed): unknown => callTool(made, bound as Bound, context)

describe('createFinalAnswer()', () => {
  it('createFinalAnswer() shows the schema', () => {
    expect(declareTool(typed)).toContain('(answer: {\n  name: string\n  /** a whole number */\n  age: number\n}): any')
    expect(toolDefinition(typed).parameters['properties']).toMatchObject({ answer: { required: ['name', 'age'] } })
    expect(declareTool(createFinalAnswer(z.date()))).toContain('(answer: any)')
  })

  it.each([undefined, null, 5, 'x', { name: 'Ann' }, [], { answer: 1, more: 2 }])(
    'createFinalAnswer() takes %j',
    (value) => {
      expect(answer(bindCall(typed, [value]))).toEqual(value)
      expect(answer(bindCall(finalAnswer, [value]), finalAnswer)).toEqual(value)
      if (value !== undefined) expect(answer(bindNamedCall(typed, { answer: value }))).toEqual(value)
    },
  )

  it('createFinalAnswer() knows an answer that came by name', () => {
    const good = { name: 'Ann', age: 3 }
    expect(answer(bindCall(typed, [{ answer: good }]))).toEqual(good)
    expect(answer(bindCall(typed, [{ answer: { name: 5 } }]))).toEqual({ answer: { name: 5 } })
    // Where the schema itself asks for such an object, it stays whole.
    const named = createFinalAnswer(z.object({ answer: z.any() }))
    expect(answer(bindCall(named, [{ answer: { answer: 1 } }]), named)).toEqual({ answer: { answer: 1 } })
    expect(answer(bindCall(finalAnswer, [{ answer: 42 }]), finalAnswer)).toEqual({ answer: 42 })
  })
})
