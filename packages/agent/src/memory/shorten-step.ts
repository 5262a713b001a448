import type { JsonValue } from '../json.ts'
import { cutMiddle } from '../prompts/cut-middle.ts'
import type { ActionStep, Step } from '../steps.ts'

/** How much of a step is left: the results shortened (1) or to a few words (2), and its code to its first lines (3). */
export type Shortness = 1 | 2 | 3

const RESULT_CHARS = { 1: 600, 2: 120, 3: 120 } as const
const THOUGHT_CHARS = 300
const CODE_LINES = 3
const CODE_CHARS = 240
const ARGUMENT_CHARS = 120
const ALL_ARGUMENT_CHARS = 600

/**
 * The step as a compacted conversation shows it: same kind, same tool calls under the same ids, shorter texts. Tasks
 * and answers stay as they are, and so does what a server wants back with native tool calls.
 */
export function shortenStep(step: Step, shortness: Shortness): Step {
  if (step.type === 'plan' && shortness > 1) {
    return { ...step, plan: `(An earlier plan of ${step.plan.length} characters is left out.)` }
  }
  if (step.type !== 'action') return step
  const short = shortenResults(step, RESULT_CHARS[shortness])
  return shortness < 3 || step.isFinal ? short : shortenOutput(short)
}

function shortenResults(step: ActionStep, maxChars: number): ActionStep {
  const observation = shortenText(step.observation, maxChars)
  if (!step.toolCalls) return { ...step, observation }
  return {
    ...step,
    observation,
    toolCalls: step.toolCalls.map((call) => ({ ...call, result: shortenText(call.result, maxChars) })),
  }
}

function shortenOutput(step: ActionStep): ActionStep {
  const modelOutput = shortenReply(step.modelOutput, step.code)
  if (!step.toolCalls) return { ...withoutThoughts(step), modelOutput }
  return {
    ...step,
    modelOutput,
    toolCalls: step.toolCalls.map((call) => ({ ...call, arguments: shortenArguments(call.arguments) })),
  }
}

/** Servers insist on thoughts and signatures next to native tool calls only; elsewhere a cut text goes without. */
function withoutThoughts({ reasoning: _, providerData: __, ...step }: ActionStep): ActionStep {
  return step
}

/** Thought and code are cut each on its own, so that the tags between them stay and the model keeps to its format. */
function shortenReply(reply: string, code: string | undefined): string {
  const at = code ? reply.indexOf(code) : -1
  if (at < 0 || !code) return shortenText(reply, THOUGHT_CHARS)
  const [before, after] = [reply.slice(0, at), reply.slice(at + code.length)]
  return shortenText(before, THOUGHT_CHARS) + shortenCode(code) + shortenText(after, THOUGHT_CHARS)
}

function shortenCode(code: string): string {
  const lines = code.split('\n')
  // One line more or less is not worth a cut, nor is the mark of an earlier cut a line to count.
  if (lines.length <= CODE_LINES + 1) return shortenText(code, CODE_CHARS)
  const head = shortenText(lines.slice(0, CODE_LINES).join('\n'), CODE_CHARS)
  return `${head}\n// … ${lines.length - CODE_LINES} more lines left out`
}

/** Servers read arguments as JSON, so they must stay JSON: texts in them are shortened, or all is left out. */
function shortenArguments(json: string): string {
  if (json.length <= ARGUMENT_CHARS * 2) return json
  try {
    const short = JSON.stringify(shortenTexts(JSON.parse(json) as JsonValue))
    if (short.length <= ALL_ARGUMENT_CHARS) return short
  } catch {
    // Not sound JSON, as models write it at times: nothing of it can be kept.
  }
  return JSON.stringify({ leftOut: `${json.length} characters` })
}

function shortenTexts(value: JsonValue): JsonValue {
  if (typeof value === 'string') return shortenText(value, ARGUMENT_CHARS)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(shortenTexts)
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, shortenTexts(field)]))
}

/** A text a little over its share stays whole: the cut's own mark takes room, and a cut text must not be cut again. */
function shortenText(text: string, maxChars: number): string {
  return text.length > (maxChars * 4) / 3 ? cutMiddle(text, maxChars) : text
}
