import type { Bound } from '../tool/bind-call.ts'
import { callTool } from '../tool/call-tool.ts'
import { FINAL_ANSWER_NAME } from '../tool/final-answer.ts'
import type { Tool, ToolContext } from '../tool/tool.ts'

/**
 * Calls the tool that ends a run, and gives the answer; nobody can be asked from there, for the run is about to end.
 */
export function callFinalAnswer(tool: Tool, bound: Bound, call: Omit<ToolContext, 'ask'>): unknown {
  return callTool(tool, bound, { ...call, ask: refuseToAsk })
}

async function refuseToAsk(): Promise<never> {
  throw new Error(`${FINAL_ANSWER_NAME} cannot ask a person: ask before you answer`)
}
