import { type ActionStep, buildMessages, type Memory } from '@dormouse/agent'
import { expect, it } from 'vitest'

const action = (part: Partial<ActionStep>): ActionStep => ({
  type: 'action',
  number: 1,
  modelOutput: '<code>1</code>',
  logs: [],
  calls: [],
  observation: 'Value:\n1',
  isFinal: false,
  startedAt: 0,
  durationMs: 0,
  ...part,
})
const memory: Memory = {
  systemPrompt: 'System',
  steps: [
    { type: 'task', task: 'Count' },
    action({}),
    action({ modelOutput: '' }),
    { type: 'last-answer', modelOutput: 'One', startedAt: 0, durationMs: 0 },
  ],
}

it('buildMessages() writes a memory as a conversation in turns, none of them empty', () => {
  expect(buildMessages(memory)).toEqual([
    { role: 'system', content: 'System' },
    { role: 'user', content: 'Task:\nCount' },
    { role: 'assistant', content: '<code>1</code>' },
    { role: 'user', content: 'Observation:\nValue:\n1' },
    { role: 'assistant', content: '(no reply)' },
    { role: 'user', content: 'Observation:\nValue:\n1' },
    { role: 'assistant', content: 'One' },
  ])
})

it('buildMessages() gives the same for a memory that was written down and read again', () => {
  expect(buildMessages(JSON.parse(JSON.stringify(memory)) as Memory)).toEqual(buildMessages(memory))
})
