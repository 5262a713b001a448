import { checkJson } from './check-json.ts'
import { isPlainObject } from './is-record.ts'
import { jsonSchemaOf } from './json-schema-of.ts'
import type { OutputSchema } from './standard-schema.ts'
import { type Tool, tool } from './tool.ts'

/** Name of the tool that ends a run; an agent's own tool of this name takes the place of {@link finalAnswer}. */
export const FINAL_ANSWER_NAME = 'finalAnswer'

/**
 * Makes the tool with which the model ends its run: whatever it is given is the answer.
 *
 * A `schema` is shown to the model and not checked here: the run checks its answer, and tells the model what is wrong.
 *
 * @example
 * declareTool(createFinalAnswer({ enum: ['yes', 'no'] })).includes("answer: 'yes' | 'no'") // → true
 */
export function createFinalAnswer(schema?: OutputSchema): Tool {
  const shape = schema === undefined ? undefined : jsonSchemaOf(schema)
  const answer = { type: 'any', description: 'The answer to the task', lenient: true } as const
  return tool({
    name: FINAL_ANSWER_NAME,
    description: 'Gives the final answer to the task and ends the work. No code after this call runs.',
    inputs: { answer: shape === undefined ? answer : { ...answer, schema: shape } },
    outputType: 'any',
    execute: ({ answer }) => {
      // An answer that came by name: `finalAnswer({ answer: 42 })`, where 42 is what was asked for.
      if (shape === undefined || !isPlainObject(answer) || Object.keys(answer).join() !== 'answer') return answer
      const isMeantInside = checkJson(shape, answer) !== undefined && checkJson(shape, answer['answer']) === undefined
      return isMeantInside ? answer['answer'] : answer
    },
  })
}

/** The tool with which the model ends its run, where any answer will do. */
export const finalAnswer: Tool = createFinalAnswer()
