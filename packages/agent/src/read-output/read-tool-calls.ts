import type { ModelReply, ModelToolCall } from '../model/model.ts'
import { endOfJson } from './end-of-json.ts'
import { JsonReader } from './json-reader.ts'
import { withoutThinking } from './without-thinking.ts'

/** One tool call of a reply. */
export interface ReadCall {
  readonly name: string
  /** What the call is to be made with, by name where it is sound; left out where there is a problem. */
  readonly args?: unknown
  /** Why the call cannot be made: its arguments are no JSON, or were cut off. */
  readonly problem?: string
}

/** What a reply turned out to hold: tool calls, or a problem to tell the model about. */
export type ReadToolCalls =
  | {
      readonly kind: 'calls'
      readonly calls: readonly ReadCall[]
      /** The native calls that they came in, each to be answered; left out where they stood in the text. */
      readonly toolCalls?: readonly ModelToolCall[]
      readonly text: string
    }
  | { readonly kind: 'problem'; readonly code: 'no-tool-call' | 'truncated'; readonly text: string }

/**
 * Reads the tool calls of a model's reply: the native ones, else those that stand in its text as JSON.
 *
 * In a text, a call is an object with a tool's name and its arguments, as any of the usual families of models writes
 * it: bare, in fences, tags or arrays, one or several. `text` is the reply as the conversation should remember it:
 * without thinking, and without what the model made up after its calls. `names` are the tools' names.
 *
 * @example
 * const text = 'I look it up.\nAction: {"name": "search", "arguments": {"query": "tents"}}'
 * const read = readToolCalls({ text, finishReason: 'stop' }, ['search'])
 * read.kind === 'calls' && read.calls // → [{ name: 'search', args: { query: 'tents' } }]
 */
export function readToolCalls(reply: ModelReply, names: readonly string[]): ReadToolCalls {
  const text = withoutThinking(reply.text)
  const isCut = reply.finishReason === 'length'
  if (reply.toolCalls?.length) {
    const toolCalls = withDistinctIds(reply.toolCalls)
    return { kind: 'calls', calls: readNativeCalls(toolCalls, isCut), toolCalls, text }
  }
  const { calls, end, isClosed } = findCalls(text, names)
  // A call that lacks its end is most often whole but for a bracket; here it is not.
  if (isCut && !isClosed) return { kind: 'problem', code: 'truncated', text }
  return calls.length > 0
    ? { kind: 'calls', calls, text: text.slice(0, end) }
    : { kind: 'problem', code: isCut ? 'truncated' : 'no-tool-call', text }
}

/** Two calls with one id are two calls all the same, and each must be answered under its own. */
export function withDistinctIds(toolCalls: readonly ModelToolCall[]): readonly ModelToolCall[] {
  const taken = new Set(toolCalls.map(({ id }) => id))
  const seen = new Set<string>([''])
  return toolCalls.map((call, index) => {
    let { id } = call
    if (seen.has(id)) for (let number = index + 1; taken.has(id); number++) id = `${call.id || 'call'}-${number}`
    taken.add(id)
    seen.add(id)
    return { ...call, id }
  })
}

function readNativeCalls(toolCalls: readonly ModelToolCall[], isCut: boolean): readonly ReadCall[] {
  const reader = new JsonReader()
  return toolCalls.map(({ name, arguments: written }, index) => {
    const isLast = index === toolCalls.length - 1
    const isMissing = written.trim() === ''
    const read = isMissing ? { value: {}, isSound: !isCut } : reader.read(written)
    if (isCut && isLast && !('value' in read && read.isSound)) return { name, problem: CUT_OFF }
    if ('value' in read) return { name, args: read.value }
    return { name, problem: `its arguments are no JSON: ${read.problem}. Write them as one JSON object` }
  })
}

const CUT_OFF = 'the reply was cut off at its token limit before the arguments were whole. Write less at a time'

interface Found {
  readonly calls: readonly ReadCall[]
  /** Index behind the last call, its closing fence or tag included. */
  readonly end: number
  /** False when the last call lacks its end. */
  readonly isClosed: boolean
}

/** Where an object may begin. */
const OPENING = /\{(?=\s*(?:["'“`]?[a-z_]|\}))/gi
/** What may be looked at in vain: ten times the reply, and some hundred braces that begin no call. */
const EFFORT = { factor: 10, base: 1_000_000, eachTime: 4_000 }
/** Where a call that lacks its end has it at the latest. */
const CUT = /<\/?(?:tool_call|function)|^[ \t]*(?:```|(?:\*\*)?Observation(?:\*\*)?:)/gm
const OBSERVATION = /^[ \t]*(?:\*\*)?Observation(?:\*\*)?:/m
/** What may follow a call and belongs to it. */
const CLOSING = /(?:\s*(?:\]|```|<\/(?:tool_calls?|function(?:_calls?)?)>|\[\/TOOL_CALLS\]))+/iy

function findCalls(text: string, names: readonly string[]): Found {
  const reader = new JsonReader()
  const calls: ReadCall[] = []
  let end = 0
  let isClosed = true
  let at = 0
  let effort = EFFORT.factor * text.length + EFFORT.base
  while (effort > 0) {
    OPENING.lastIndex = at
    const opening = OPENING.exec(text)
    if (opening === null) break
    const start = opening.index
    if (calls.length > 0 && OBSERVATION.test(text.slice(end, start))) break
    const closed = endOfJson(text, start)
    const behind = closed < 0 ? cutPoint(text, start) : closed
    const read = reader.read(text.slice(start, behind).trimEnd())
    const found = 'value' in read ? callsIn(read.value, nameBefore(text, start), names) : []
    if (found.length > 0) {
      calls.push(...found)
      end = withClosing(text, behind)
      isClosed = closed >= 0
    } else effort -= behind - start + EFFORT.eachTime
    // What was read as it stands holds no call further inside; what was not may be a brace in front of the real one.
    at = found.length > 0 || ('value' in read && read.isSound) ? behind : start + 1
  }
  return { calls, end, isClosed }
}

function cutPoint(text: string, start: number): number {
  CUT.lastIndex = start
  return CUT.exec(text)?.index ?? text.length
}

function withClosing(text: string, end: number): number {
  CLOSING.lastIndex = end
  return CLOSING.test(text) ? CLOSING.lastIndex : end
}

/** The tool's name in front of its arguments: `<function=name>{…}` (Llama), `[TOOL_CALLS]name[ARGS]{…}` (Mistral). */
function nameBefore(text: string, start: number): string | undefined {
  const before = text.slice(Math.max(0, start - 100), start)
  return /(?:<function=|\[TOOL_CALLS\]\s*)([\w.-]+)(?:>|\[ARGS\])\s*$/.exec(before)?.[1]
}

const NAME_KEYS = ['name', 'tool', 'tool_name', 'toolName', 'function', 'function_name', 'action']
const ARGUMENT_KEYS = [
  ...['arguments', 'args', 'parameters', 'params', 'input', 'inputs'],
  ...['tool_input', 'tool_arguments', 'toolInput', 'kwargs', 'action_input'],
]
const DEEPEST = 4

/** The calls that a value is or holds; other objects around them are only packing. */
function callsIn(value: unknown, nameInFront: string | undefined, names: readonly string[], depth = 0): ReadCall[] {
  if (nameInFront !== undefined) return [{ name: nameInFront, args: value }]
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return []
  const call = Array.isArray(value) ? undefined : asCall(value as Readonly<Record<string, unknown>>, names)
  if (call) return [call]
  return Object.values(value).flatMap((part) => callsIn(part, undefined, names, depth + 1))
}

function asCall(record: Readonly<Record<string, unknown>>, names: readonly string[]): ReadCall | undefined {
  const nameKey = NAME_KEYS.find((key) => typeof record[key] === 'string')
  const argumentKey = ARGUMENT_KEYS.find((key) => record[key] !== undefined)
  const name = nameKey === undefined ? undefined : String(record[nameKey]).trim()
  if (name !== undefined && argumentKey !== undefined) return { name, args: unquoted(record[argumentKey]) }
  if (name !== undefined) return names.includes(name) ? { name, args: {} } : undefined
  const [only, ...others] = Object.keys(record)
  if (only === undefined || others.length > 0 || !names.includes(only)) return undefined
  return { name: only, args: record[only] }
}

/** OpenAI's arguments are JSON in a string. */
function unquoted(args: unknown): unknown {
  if (typeof args !== 'string' || !/^\s*\{/.test(args)) return args
  const read = new JsonReader().read(args)
  return 'value' in read ? read.value : args
}
