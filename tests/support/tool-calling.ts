import {
  type ActionStep,
  type ModelReply,
  type RunResult,
  ScriptedModel,
  type Tool,
  ToolCallingAgent,
  type ToolCallingAgentOptions,
  tool,
} from '@dormouse/agent'
import { expect } from 'vitest'
import { deferred } from '../../packages/agent/src/async/deferred.ts'

/** Polls longer than usual: the machine may be busy. */
export const poll = <Value>(look: () => Value) => expect.poll(look, { timeout: 10_000, interval: 5 })

/** A native call as a test writes it. */
export type Call = readonly [name: string, args: unknown, id?: string]

/** A reply with native calls; arguments that are a text are sent as they are. */
export function calling(...calls: readonly Call[]): ModelReply {
  const toolCalls = calls.map(([name, args, id], index) => ({
    id: id ?? `call-${index + 1}`,
    name,
    arguments: typeof args === 'string' ? args : JSON.stringify(args),
  }))
  return { text: '', toolCalls, finishReason: 'tool-calls' }
}

/** A reply that ends the run. */
export const answering = (answer: unknown): ModelReply => calling(['finalAnswer', { answer }])

/** An input. */
export const text = { type: 'string', description: 'Text' } as const

export const echo = tool({ name: 'echo', description: 'Gives it back.', inputs: { text }, execute: ({ text }) => text })
export const fail = tool({
  name: 'fail',
  description: 'Fails.',
  inputs: {},
  execute: () => {
    throw new RangeError('No luck')
  },
})

/** A tool whose calls are answered from outside, and who is at work. */
export function makeSlow(name = 'slow') {
  const open = new Map<string, ReturnType<typeof deferred<unknown>>>()
  const begun: string[] = []
  const slow = tool({
    name,
    description: 'Takes its time.',
    inputs: { text },
    execute: async ({ text }) => {
      const answer = deferred<unknown>()
      open.set(text, answer)
      begun.push(text)
      return answer.promise.finally(() => open.delete(text))
    },
  })
  const answer = (text: string, value: unknown = `${text}!`): void => open.get(text)?.resolve(value)
  const atWork = (): string[] => [...open.keys()]
  return { slow, begun, atWork, answer }
}

/** An agent whose model plays these replies. */
export function agentOf(
  replies: readonly (ModelReply | string)[],
  tools: readonly Tool[],
  more: Partial<ToolCallingAgentOptions> = {},
): ToolCallingAgent {
  return new ToolCallingAgent({ model: new ScriptedModel(replies), tools, telemetry: false, ...more })
}

/** Runs an agent, and gives its action steps. */
export async function runSteps(agent: ToolCallingAgent): Promise<{ steps: ActionStep[]; result: RunResult }> {
  const result = await agent.arun('Task', { full: true })
  return { steps: result.steps.filter((step) => step.type === 'action'), result }
}

/** The step that came of one reply. */
export async function firstStep(reply: ModelReply | string, tools: readonly Tool[], more = {}): Promise<ActionStep> {
  const { steps } = await runSteps(agentOf([reply, answering(1)], tools, more))
  return steps[0] as ActionStep
}

/** What the model was told of each native call. */
export const resultsOf = ({ toolCalls }: ActionStep) => toolCalls?.map(({ result }) => result)

/** A tool that needs approval, and notes what it did. */
export function makeAsked() {
  const done: string[] = []
  const asked = tool({
    name: 'asked',
    description: 'Asks first.',
    inputs: { text },
    needsApproval: true,
    execute: ({ text }) => {
      done.push(text)
      return text
    },
  })
  return { tool: asked, done }
}
