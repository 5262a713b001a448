import type { ModelOptions, ModelReply, ModelToolCall } from '../model/model.ts'
import { CODE_TAGS } from './find-blocks.ts'
import { joinBlocks, type ReadOutput, readCode } from './read-code.ts'
import { withDistinctIds } from './read-tool-calls.ts'
import { withoutThinking } from './without-thinking.ts'

/**
 * How the model hands over its code. `tags`: between `<code>` tags, which every model can; `json`: as native structured
 * output `{ thought, code }`; `tool`: as the argument of a native tool `runCode`.
 */
export type ActionFormat = 'tags' | 'json' | 'tool'

/** All formats that there are. */
export const ACTION_FORMATS: readonly ActionFormat[] = ['tags', 'json', 'tool']

/** The code of a reply; `toolCalls` are the native calls that it came in, each to be answered. */
export type ReadAction = ReadOutput & { readonly toolCalls?: readonly ModelToolCall[] }

const RUN_CODE = 'runCode'
const THOUGHT = { type: 'string', description: 'What you know, and what the code will do, in one or two sentences' }
const CODE = { type: 'string', description: 'JavaScript, without tags or fences' }
const THOUGHT_AND_CODE = {
  type: 'object',
  properties: { thought: THOUGHT, code: CODE },
  required: ['thought', 'code'],
  additionalProperties: false,
} as const

/** What a model is given for a format: stop texts, a schema, or a tool. */
export function requestOf(
  format: ActionFormat,
): Pick<ModelOptions, 'stop' | 'tools' | 'toolChoice' | 'responseFormat'> {
  if (format === 'tags') return { stop: [CODE_TAGS.close, '\nObservation:'] }
  if (format === 'json') return { responseFormat: { name: 'action', schema: THOUGHT_AND_CODE } }
  const description = 'Runs JavaScript in the sandbox and gives what it logged and the value of its last expression.'
  return { tools: [{ name: RUN_CODE, description, parameters: THOUGHT_AND_CODE }], toolChoice: 'required' }
}

/** Reads the code out of a reply: as the format has it, else as any text may have it. */
export function readAction(format: ActionFormat, reply: ModelReply): ReadAction {
  if (reply.toolCalls?.length) return readNativeCalls(reply, reply.toolCalls)
  const read = (format === 'json' ? readJsonReply(reply) : undefined) ?? readCode(reply)
  // It is told to write as it was asked to: its server may let it write nothing else.
  if (format === 'tags' || read.kind !== 'problem' || read.code !== 'no-code') return read
  return { ...read, message: NO_CODE[format] }
}

const NO_CODE: Readonly<Record<Exclude<ActionFormat, 'tags'>, string>> = {
  json: 'Your reply holds no code, so nothing ran. Reply with JSON and nothing else: {"thought": "…", "code": "…"}.',
  tool: `Your reply holds no code, so nothing ran. Call ${RUN_CODE} with {"thought": "…", "code": "…"}.`,
}

function readJsonReply(reply: ModelReply): ReadOutput | undefined {
  const text = withoutThinking(reply.text)
  const code = codeIn(text)
  return code === undefined ? undefined : { kind: 'code', code, text }
}

/** Several calls are one cell, as several blocks are. */
function readNativeCalls(reply: ModelReply, given: readonly ModelToolCall[]): ReadAction {
  const toolCalls = withDistinctIds(given)
  const text = withoutThinking(reply.text)
  const codes = toolCalls.map((call) => (call.name === RUN_CODE ? codeIn(call.arguments) : undefined))
  if (codes.every((code) => code !== undefined)) return { kind: 'code', code: joinBlocks(codes), text, toolCalls }
  if (reply.finishReason === 'length') {
    const message = 'Your call was cut off at its token limit, so nothing ran. Write less code at a time.'
    return { kind: 'problem', code: 'truncated', message, text, toolCalls }
  }
  const message = `Nothing ran: call ${RUN_CODE} with {"thought": "…", "code": "…"} and nothing else.`
  return { kind: 'problem', code: 'no-code', message, text, toolCalls }
}

/** The code in a JSON text; undefined when there is none. */
function codeIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const code = typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined
    return typeof code === 'string' && code.trim() !== '' ? code : undefined
  } catch {
    return undefined
  }
}
