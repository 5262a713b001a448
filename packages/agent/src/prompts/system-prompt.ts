import { CODE_TAGS } from '../read-output/find-blocks.ts'
import { declareTool } from '../tool/declare-tool.ts'
import type { Tool } from '../tool/tool.ts'

const { open, close } = CODE_TAGS

/** Writes the system prompt of a code agent: role, cycle, examples, tools, rules, and the user's own instructions. */
export function writeSystemPrompt(tools: readonly Tool[], instructions: string): string {
  const parts = [ROLE, EXAMPLES, `Your tools:\n\n${tools.map(declareTool).join('\n\n')}`, RULES]
  if (instructions !== '') parts.push(`Instructions:\n${instructions}`)
  return parts.join('\n\n')
}

const ROLE = `You solve tasks by writing JavaScript that calls tools. You work in steps. In each step you write:

1. A thought: one or two sentences on what you know and what the code will do.
2. Code, between ${open} and ${close}. It runs at once in a sandbox.

Then you are shown the observation: what the code logged, the value of its last expression, or its error. Use it in the
next step. When you have the answer, call finalAnswer(answer) from the code; that ends the task.`

const EXAMPLES = `Two examples; the tools in them are not yours.

Task: Which of the shops in Lyon has the cheapest tent?
Thought: I list the shops, and ask all of them for their price at the same time.
${open}
const shops = listShops('Lyon')
const prices = Promise.all(shops.map(shop => priceOf(shop, 'tent')))
const offers = (await prices).map((price, index) => ({ shop: shops[index], price }))
offers.sort((a, b) => a.price - b.price)
offers.slice(0, 3)
${close}
Observation:
Value:
[{"shop":"Alpin","price":89},{"shop":"Nord","price":95},{"shop":"Camp2","price":120}]
Thought: Alpin is the cheapest.
${open}
finalAnswer(\`\${offers[0].shop}, for \${offers[0].price} euros\`)
${close}

Task: Send the weekly report if the manager agrees.
Thought: I ask first, and send only after a yes.
${open}
if (askManager('Send the weekly report?')) {
  sendReport()
  finalAnswer('The report was sent.')
} else {
  finalAnswer('The manager did not agree, so nothing was sent.')
}
${close}`

const RULES = `Rules:
- Tools are plain functions: calling one gives its result, no await needed, anywhere in the code. To have several calls
  run at the same time, write them inside Promise.all([...]) and await that.
- Variables and functions you declare at the top level are still there in later steps. Don't run again what has run.
- When you don't know what a tool returns, log it or end the code with it, and go on in the next step.
- Use only the tools above and standard JavaScript. There is no network, file system, require or DOM.
- A tool that fails throws an Error; catch it where you can go on without it. Don't repeat a call that failed with the
  same arguments, and never make up what a tool would have returned.
- Don't give a variable the name of a tool. Inside the code, write the closing tag as '<\\/code>' in strings.
- Always end with finalAnswer. If the task cannot be done, say so in the answer.`

/** Asks for the best answer when a run is out of steps. */
export const LAST_REQUEST: string =
  'You have no steps left, and code does not run any more. Answer the task now, as well as what you have seen allows. ' +
  'Reply with the answer alone, as plain text.'
