import type { EndedCell } from '../executor.ts'
import { toJson } from '../json.ts'
import type { Action } from '../loop.ts'
import { writeObservation } from '../prompts/observation.ts'
import type { ReadAction } from '../read-output/action-format.ts'
import type { StepCall, StepToolCall } from '../steps.ts'

/** The runs that calls of sub-agents were, by the number of the call. */
type ChildRuns = Readonly<Record<string, NonNullable<StepCall['run']>>>

/** Writes the problem of a reply that held no code as an action. */
export function describeProblem(read: ReadAction & { readonly kind: 'problem' }): Action {
  const { code, message } = read
  return {
    modelOutput: read.text,
    logs: [],
    calls: [],
    guestCpuMs: 0,
    ...observed(read, `Error:\n${message}`, 'Error:\nIt did not run: see the first call.'),
    error: { code, name: 'Error', message },
  }
}

/** Writes what came of a reply's code as an action: its record, and what the model is told. */
export function describeCodeAction(
  read: ReadAction & { readonly kind: 'code' },
  outcome: EndedCell,
  runs: ChildRuns,
  maxChars: number,
): Action {
  const logs = outcome.logs.map(({ level, text }) => ({ level, text }))
  const calls = outcome.calls.map((call) => toStepCall(call, runs))
  const guestCpuMs = outcome.usage?.cpuMs ?? 0
  const made = { modelOutput: read.text, code: read.code, logs, calls, guestCpuMs }
  if (outcome.status === 'completed' && outcome.endedBy !== undefined) {
    return { ...made, ...observed(read, ''), answer: { value: outcome.value } }
  }
  const observation = writeObservation(outcome, maxChars)
  if (outcome.status === 'completed') return { ...made, ...observed(read, observation) }
  const { code, name, message, codeFrame } = outcome.error
  const error = { code, name, message, ...(codeFrame === undefined ? {} : { codeFrame }) }
  return { ...made, ...observed(read, observation), error }
}

/** Code that came in a native tool call is answered as one: the first call has the result, for they ran together. */
function observed(
  { toolCalls }: ReadAction,
  observation: string,
  others = 'Ran with the first call.',
): Pick<Action, 'observation' | 'toolCalls'> {
  if (toolCalls === undefined) return { observation }
  const results = toolCalls.map(
    (call, index): StepToolCall => ({
      ...call,
      result: index === 0 ? observation || 'Done.' : others,
    }),
  )
  return { observation: '', toolCalls: results }
}

function toStepCall({ id, name, args, status, value, error, durationMs }: EndedCell['calls'][number], runs: ChildRuns) {
  const answer = status === 'fulfilled' ? { value: toJson(value) } : {}
  const failure = error === undefined ? {} : { error: { name: error.name, message: error.message } }
  const run = runs[id] === undefined ? {} : { run: runs[id] }
  const call: StepCall = { id, name, args: args.map(toJson), status, ...answer, ...failure, durationMs, ...run }
  return call
}
