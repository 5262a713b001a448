import { type JsonValue, toJson } from '../json.ts'
import type { Action } from '../loop.ts'
import { cutMiddle } from '../prompts/cut-middle.ts'
import type { ReadCall, ReadToolCalls } from '../read-output/read-tool-calls.ts'
import type { SavedCall } from '../run/saved-run.ts'
import type { StepCall } from '../steps.ts'
import { FINAL_ANSWER_NAME } from '../tool/final-answer.ts'
import { nearMiss } from '../tool/near-miss.ts'

/** A call of a reply that is to be made, and since when. */
export interface BegunCall {
  /** 1, 2, 3 … in the model's order. */
  readonly number: number
  readonly call: ReadCall
  readonly startedAt: number
}

/** Writes what a call gave: a text as it is, anything else as JSON, cut to `maxChars` characters. */
export function describeValue(begun: BegunCall, value: unknown, maxChars: number): SavedCall {
  const json = toJson(value)
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(json)
  return { call: { ...record(begun), status: 'fulfilled', value: json }, result: cutMiddle(text, maxChars) }
}

/** Writes what went wrong with a call. */
export function describeFailure(begun: BegunCall, thrown: unknown, maxChars: number): SavedCall {
  const { name, message } = thrown instanceof Error ? thrown : { name: 'Error', message: String(thrown) }
  const result = cutMiddle(`${name}: ${message}`, maxChars)
  return { call: { ...record(begun), status: 'rejected', error: { name, message } }, result }
}

function record({ number, call, startedAt }: BegunCall): Omit<StepCall, 'status'> {
  const args: JsonValue[] = call.args === undefined ? [] : [toJson(call.args)]
  return { id: number, name: call.name, args, durationMs: Math.round(performance.now() - startedAt) }
}

/** Tells the model that there is no such tool, and which there are. */
export function describeUnknown(name: string, names: readonly string[]): string {
  const meant = nearMiss(name, names)
  const advice = meant === undefined ? '.' : `, did you mean ${meant}?`
  return `There is no tool ${JSON.stringify(name)}${advice} ${listTools(names)}`
}

const MAX_NAMES = 100

function listTools(names: readonly string[]): string {
  const rest = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : ''
  return `Your tools are: ${names.slice(0, MAX_NAMES).join(', ')}${rest}.`
}

/** Writes the problem of a reply without calls as an action. */
export function describeNoCalls(
  { code, text }: ReadToolCalls & { readonly kind: 'problem' },
  names: readonly string[],
): Action {
  const message =
    code === 'truncated'
      ? 'Your reply was cut off at its token limit before a tool call was whole, so nothing ran. Write less at a time.'
      : NO_CALL
  const advice = code === 'truncated' ? '' : `\n${listTools(names)}`
  return {
    ...{ modelOutput: text, logs: [], calls: [], guestCpuMs: 0 },
    observation: `Error:\n${message}${advice}`,
    error: { code, name: 'Error', message },
  }
}

const NO_CALL = `Your reply calls no tool, so nothing was done. Call a tool; if you cannot do so natively, write
{"name": "nameOfTheTool", "arguments": {"input": "value"}}
To end the task: {"name": "${FINAL_ANSWER_NAME}", "arguments": {"answer": "your answer"}}`

/** Writes what came of a reply's calls as an action: their records, and what the model is told of each. */
export function describeToolCalls(
  { text, toolCalls }: ReadToolCalls & { readonly kind: 'calls' },
  ended: readonly SavedCall[],
  answer?: { readonly value: unknown },
): Action {
  const calls = ended.map(({ call }) => call)
  const made = { modelOutput: text, logs: [], calls, guestCpuMs: 0 }
  const results = answer ? ended.map(() => 'This is the final answer.') : ended.map(({ result }) => result)
  const observed = toolCalls
    ? { observation: '', toolCalls: toolCalls.map((call, index) => ({ ...call, result: results[index] ?? '' })) }
    : { observation: answer ? '' : writeResults(ended) }
  const failure = calls.every(({ status }) => status === 'rejected') ? calls[0]?.error : undefined
  const error = failure ? { error: { code: 'tool', ...failure } } : {}
  return { ...made, ...observed, ...error, ...(answer ? { answer } : {}) }
}

/** The results for a model that has no messages for them, each with its call's name. */
function writeResults(ended: readonly SavedCall[]): string {
  const lines = ended.map(({ call, result }) => `${call.name} → ${result || '(no result)'}`)
  return lines.length === 1 ? lines.join('') : lines.map((line, index) => `${index + 1}. ${line}`).join('\n\n')
}
