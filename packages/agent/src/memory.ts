import type { ModelMessage } from './model/model.ts'
import type { Step } from './steps.ts'

/** What one run remembers; plain JSON. */
export interface Memory {
  readonly systemPrompt: string
  readonly steps: readonly Step[]
}

/** A memory with one step more; the given one stays as it is. */
export function remember(memory: Memory, step: Step): Memory {
  return { ...memory, steps: [...memory.steps, step] }
}

/** Writes a memory as the conversation that the model is sent; the same memory always gives the same messages. */
export function buildMessages(memory: Memory): ModelMessage[] {
  return [{ role: 'system', content: memory.systemPrompt }, ...memory.steps.flatMap(writeStep)]
}

function writeStep(step: Step): ModelMessage[] {
  if (step.type === 'task') return [{ role: 'user', content: `Task:\n${step.task}` }]
  // Servers refuse empty messages.
  const assistant = { role: 'assistant', content: step.modelOutput || '(no reply)' } as const
  if (step.type === 'last-answer' || step.observation === '') return [assistant]
  return [assistant, { role: 'user', content: `Observation:\n${step.observation}` }]
}
