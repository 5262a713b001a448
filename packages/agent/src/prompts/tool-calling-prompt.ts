import { declareTool } from '../tool/declare-tool.ts'
import { FINAL_ANSWER_NAME } from '../tool/final-answer.ts'
import type { SystemPromptParts } from './prompts.ts'

/**
 * Writes the system prompt of a tool-calling agent: role, cycle, examples, tools, rules, and the user's instructions.
 *
 * A model with native calls (`isNative`) is told of its tools by its server as well, and is shown no format of ours.
 */
export function writeToolCallingPrompt(
  { tools, instructions }: Pick<SystemPromptParts, 'tools' | 'instructions'>,
  isNative: boolean,
): string {
  const parts = [isNative ? ROLE : `${ROLE}\n\n${FORMAT}`]
  if (!isNative) parts.push(EXAMPLES)
  parts.push(`Your tools, written as functions:\n\n${tools.map(declareTool).join('\n\n')}`, RULES)
  if (instructions !== '') parts.push(`Instructions:\n${instructions}`)
  return parts.join('\n\n')
}

const ROLE = `You solve tasks by calling tools. You work in steps. In each step you call one tool, or several that do not
need each other's results; then you are shown what each of them gave, or its error. Use that in the next step. When you
have the answer, call ${FINAL_ANSWER_NAME} alone; that ends the task.`

const FORMAT = `In each step, write a thought of one or two sentences, and then the calls as JSON: one object for each, with
the tool's name and its arguments by name. Stop after the last call; the results are shown to you.`

const EXAMPLES = `Two examples; the tools in them are not yours.

Task: Which is higher today, the temperature in Lyon or in Nantes?
Thought: I ask for both at the same time.
{"name": "temperature", "arguments": {"city": "Lyon"}}
{"name": "temperature", "arguments": {"city": "Nantes"}}
Observation:
1. temperature → 24

2. temperature → 19
Thought: It is warmer in Lyon.
{"name": "${FINAL_ANSWER_NAME}", "arguments": {"answer": "Lyon, with 24 degrees against 19"}}

Task: Send the weekly report if the manager agrees.
Thought: I ask first, and send only after a yes.
{"name": "askManager", "arguments": {"question": "Send the weekly report?"}}
Observation:
askManager → false
Thought: The manager did not agree.
{"name": "${FINAL_ANSWER_NAME}", "arguments": {"answer": "The manager did not agree, so nothing was sent."}}`

const RULES = `Rules:
- Call only the tools above, with the arguments that they name. Leave out optional ones that you have no value for.
- Calls in one step run at the same time: put those together that do not need each other, and no others.
- Arguments are values, not names of results: write what an earlier call gave into the next one.
- When a call fails, read its error and mend the call. Don't repeat one that failed with the same arguments, and never
  make up what a tool would have returned.
- Always end with ${FINAL_ANSWER_NAME}, alone in its step. If the task cannot be done, say so in the answer.`
