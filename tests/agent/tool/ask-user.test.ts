import type { ToolContext } from '@dormouse/agent/tool'
import { expect, it } from 'vitest'
import { askUser } from '../../../packages/agent/src/tool/ask-user.ts'
import { type Bound, bindCall } from '../../../packages/agent/src/tool/bind-call.ts'
import { callTool } from '../../../packages/agent/src/tool/call-tool.ts'
import { checkTool } from '../../../packages/agent/src/tool/check-tool.ts'
import { declareTool } from '../../../packages/agent/src/tool/declare-tool.ts'

it('askUser is a sound tool that a person answers', () => {
  expect(() => checkTool(askUser)).not.toThrow()
  expect(askUser.answeredByPerson).toBe(true)
  expect(declareTool(askUser)).toContain('declare function askUser(question: string, choices?: string[] | null): any')
})

it('askUser asks through the context where it is called', async () => {
  const { signal } = new AbortController()
  const context: ToolContext = { signal, runId: 'r', call: 1, ask: async (question) => `asked: ${question}` }
  const bound = bindCall(askUser, [{ question: 'Which?', choices: ['a', 'b'] }]) as Bound
  expect(await callTool(askUser, bound, context)).toBe('asked: Which?')
  expect(() => bindCall(askUser, ['Which?', [1]])).toThrow('choices[0] must be a string')
})
