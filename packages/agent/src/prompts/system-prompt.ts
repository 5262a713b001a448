import type { ActionFormat } from '../read-output/action-format.ts'
import { CODE_TAGS } from '../read-output/find-blocks.ts'
import { declareTool } from '../tool/declare-tool.ts'
import type { SystemPromptParts } from './prompts.ts'

const { open, close } = CODE_TAGS

/** Writes the system prompt of a code agent: role, cycle, examples, tools, rules, and the user's own instructions. */
export function writeSystemPrompt({ tools, instructions, format = 'tags', modules }: SystemPromptParts): string {
  const parts = [
    writeRole(format),
    writeExamples(format),
    `Your tools and helpers:\n\n${tools.map(declareTool).join('\n\n')}`,
    writeRules(format, modules),
  ]
  if (instructions !== '') parts.push(`Instructions:\n${instructions}`)
  return parts.join('\n\n')
}

const HANDED_OVER: Readonly<Record<ActionFormat, string>> = {
  tags: `Code, between ${open} and ${close}. It runs at once in a sandbox.`,
  json: 'Code. It runs at once in a sandbox.',
  tool: 'Code, given to runCode. It runs at once in a sandbox.',
}

function writeRole(format: ActionFormat): string {
  const asJson = format === 'json' ? '\n\nReply with JSON and nothing else: {"thought": "…", "code": "…"}.' : ''
  return `You solve tasks by writing JavaScript that calls tools. You work in steps. In each step you write:

1. A thought: one or two sentences on what you know and what the code will do.
2. ${HANDED_OVER[format]}

Then you are shown the observation: what the code logged, the value of its last expression, or its error. Use it in the
next step. When you have the answer, call finalAnswer(answer) from the code; that ends the task.${asJson}`
}

/** One thought and its code, as the format has them. */
function writeAction(format: ActionFormat, thought: string, code: string): string {
  if (format === 'tags') return `Thought: ${thought}\n${open}\n${code}\n${close}`
  const json = JSON.stringify({ thought, code })
  return format === 'json' ? json : `runCode(${json})`
}

const SHOPS = `const shops = listShops('Lyon')
const prices = await Promise.all(shops.map(shop => priceOf(shop, 'tent')))
const offers = prices.map((price, index) => ({ shop: shops[index], price }))
offers.sort((a, b) => a.price - b.price)
offers.slice(0, 3)`

const REPORT = `if (askManager('Send the weekly report?')) {
  sendReport()
  finalAnswer('The report was sent.')
} else {
  finalAnswer('The manager did not agree, so nothing was sent.')
}`

function writeExamples(format: ActionFormat): string {
  return `Two examples; the tools in them are not yours.

Task: Which of the shops in Lyon has the cheapest tent?
${writeAction(format, 'I list the shops, and ask all of them for their price at the same time.', SHOPS)}
Observation:
Value:
[{"shop":"Alpin","price":89},{"shop":"Nord","price":95},{"shop":"Camp2","price":120}]
${writeAction(
  format,
  'Alpin is the cheapest.',
  // The template is the model's, not ours.
  `finalAnswer(\`\${offers[0].shop}, for \${offers[0].price} euros\`)`,
)}

Task: Send the weekly report if the manager agrees.
${writeAction(format, 'I ask first, and send only after a yes.', REPORT)}`
}

function writeRules(format: ActionFormat, modules: readonly string[]): string {
  const imports =
    modules.length === 0
      ? 'There is no network, file system, import, require or DOM.'
      : `You may import ${modules.join(', ')}; nothing else. There is no network, file system, require or DOM.`
  const tag = format === 'tags' ? " Inside the code, write the closing tag as '<\\/code>' in strings." : ''
  return `Rules:
- Tools are plain functions: calling one gives its result, no await needed, anywhere in the code; await does no harm. To
  have several calls run at the same time, write them inside Promise.all([...]) and await that.
- Variables and functions you declare at the top level are still there in later steps. Don't run again what has run.
- When you don't know what a tool returns, log it or end the code with it, and go on in the next step.
- Use only the tools above and standard JavaScript. ${imports}
- A tool that fails throws an Error; catch it where you can go on without it. Don't repeat a call that failed with the
  same arguments, and never make up what a tool would have returned.
- Don't give a variable the name of a tool.${tag}
- Always end with finalAnswer. If the task cannot be done, say so in the answer.`
}
