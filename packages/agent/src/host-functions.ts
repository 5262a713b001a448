import type { AgentEvent } from './events.ts'
import type { HostFunction } from './executor.ts'
import { toJson } from './json.ts'
import { bindArguments } from './tool/bind-arguments.ts'
import { FINAL_ANSWER_NAME } from './tool/final-answer.ts'
import type { Tool } from './tool/tool.ts'

/** An event of a tool call, before it is known in which step. */
export type CallEvent<Event = Extract<AgentEvent, { type: 'call-start' | 'call-end' }>> = Event extends AgentEvent
  ? Omit<Event, 'step'>
  : never

/**
 * Makes the host functions of one run's tools: each binds and checks its arguments and tells `emit` about the call.
 *
 * The tool named `finalAnswer` is terminal; its call is the answer, and no event of its own.
 */
export function createHostFunctions(
  tools: readonly Tool[],
  emit: (event: CallEvent) => void,
): Record<string, HostFunction> {
  return Object.fromEntries(
    tools.map((tool) => [
      tool.name,
      tool.name === FINAL_ANSWER_NAME
        ? { handle: ({ args, signal }) => callTool(tool, args, signal), terminal: true }
        : observed(tool, emit),
    ]),
  )
}

function observed(tool: Tool, emit: (event: CallEvent) => void): HostFunction {
  return {
    handle: async ({ args, signal, id: call }) => {
      const { name } = tool
      const start = performance.now()
      const end = (outcome: Extract<CallEvent, { type: 'call-end' }>['outcome']): void =>
        emit({ type: 'call-end', call, name, durationMs: Math.round(performance.now() - start), outcome })
      emit({ type: 'call-start', call, name, args: args.map(toJson) })
      try {
        const value = await callTool(tool, args, signal)
        end({ value: toJson(value) })
        return value
      } catch (error) {
        end({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
        throw error
      }
    },
  }
}

function callTool(tool: Tool, args: readonly unknown[], signal: AbortSignal): unknown {
  // `forward` names its own parameter types; the values were checked against `inputs`, which say the same.
  const forward = tool.forward as (...values: unknown[]) => unknown
  return forward.call(tool, ...bindArguments(tool, args), { signal })
}
