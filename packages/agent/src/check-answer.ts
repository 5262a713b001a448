import { hooked } from './hooks.ts'
import type { BestAnswer } from './last-answer.ts'
import type { Step } from './steps.ts'
import { jsonSchemaOf } from './tool/json-schema-of.ts'
import type { OutputSchema } from './tool/standard-schema.ts'
import { type Validation, validateWith } from './tool/validate-with.ts'

/** What an answer check is told beside the answer. */
export interface AnswerContext {
  /** What the run remembers: all steps before the one that gave the answer. */
  readonly steps: readonly Step[]
  readonly signal: AbortSignal
}

/**
 * Looks at a final answer: `true` or nothing lets it pass, `false` refuses it, and a text refuses it and tells the
 * model why. Other values count as JavaScript has them: `null` and 0 refuse.
 */
export type FinalAnswerCheck<Answer = unknown> = (
  answer: Answer,
  context: AnswerContext,
  // biome-ignore lint/suspicious/noConfusingVoidType: a check may give nothing at all
) => boolean | string | void | undefined | Promise<boolean | string | void | undefined>

/** What all checks together say: the answer as it counts, or why the model must mend it. */
export type AnswerVerdict = { readonly value: unknown } | { readonly refused: string }

/** All checks of a run as one. */
export type AnswerCheck = (answer: unknown, context: AnswerContext) => Promise<AnswerVerdict>

/** Makes one check of the schema and then the functions, in order; what a function throws ends the run (`hook`). */
export function createAnswerCheck(schema: OutputSchema | undefined, checks: readonly FinalAnswerCheck[]): AnswerCheck {
  return async (answer, context) => {
    const { signal } = context
    const valid =
      schema === undefined
        ? { value: answer }
        : await hooked(signal, 'answerSchema', () => validateWith(schema, answer))
    if ('problem' in valid) return { refused: valid.problem }
    for (const check of checks) {
      const said = await hooked(signal, 'finalAnswerChecks', () => check(valid.value, context))
      if (said === undefined) continue
      if (typeof said === 'string' && said !== '') return { refused: said }
      // A check in plain JavaScript may give what is as good as false: `null` of `match`, 0, an empty text.
      if (!said) return { refused: `it does not pass the check ${check.name || 'of the agent'}` }
    }
    return valid
  }
}

/** How the best answer is asked for: as plain text, or as JSON where the answer has a schema. */
export function createBestAnswer(schema: OutputSchema | undefined, request: string): BestAnswer {
  if (schema === undefined) return { request, read: async (text) => ({ value: text }) }
  const json = jsonSchemaOf(schema)
  const isText = json?.['type'] === 'string'
  if (isText) return { request, read: async (text) => validateWith(schema, text) }
  return {
    request:
      json === undefined ? `${request} ${AS_JSON}.` : `${request} ${AS_JSON} of this schema:\n${JSON.stringify(json)}`,
    ...(json?.['type'] === 'object' ? { responseFormat: { name: 'answer', schema: json } } : {}),
    read: async (text) => {
      const parsed = readJson(text)
      if ('value' in parsed) return validateWith(schema, parsed.value)
      // A schema may take a text as well: `yes` of an enum, written without its quotes.
      const asText = await validateWith(schema, text)
      return 'value' in asText ? asText : parsed
    },
  }
}

const AS_JSON = 'Write the answer as JSON'

/** Reads JSON from a text that may have a fence or words around it. */
function readJson(text: string): Validation {
  const inner = /```(?:json)?\s*\n([\s\S]*?)\n\s*```/.exec(text)?.[1]
  const braces = /[[{][\s\S]*[\]}]/.exec(text)?.[0]
  for (const candidate of [text, inner, braces]) {
    if (candidate === undefined) continue
    try {
      return { value: JSON.parse(candidate) }
    } catch {
      // The next reading may do.
    }
  }
  return { problem: 'it is no JSON' }
}
