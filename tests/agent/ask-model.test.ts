import { type Hooks, type Model, ToolCallingAgent } from '@dormouse/agent'
import { expect, it } from 'vitest'
import { agentOf, answering } from '../support/tool-calling.ts'

it.each([[3], ['text'], [{}]])('beforeModelCall that gives %j, which are no messages, ends the run', async (given) => {
  const hooks = { beforeModelCall: () => given } as unknown as Hooks
  await expect(agentOf([answering(1)], [], { hooks }).arun('Task')).rejects.toMatchObject({
    code: 'hook',
    message: expect.stringContaining('it must give messages'),
  })
})

it.each([
  [[{ id: '1', name: 'finalAnswer', arguments: { answer: 1 } }]],
  [[{ name: 'finalAnswer', arguments: '{}' }]],
  [[null]],
  ['finalAnswer'],
])('a reply with the tool calls %j ends the run with a model error', async (toolCalls) => {
  const model = { generate: async () => ({ text: '', finishReason: 'tool-calls', toolCalls }) } as unknown as Model
  await expect(new ToolCallingAgent({ model, telemetry: false }).arun('Task')).rejects.toMatchObject({
    code: 'model',
    message: expect.stringContaining('toolCalls'),
  })
})
