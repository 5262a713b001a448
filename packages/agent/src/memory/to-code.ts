import type { ActionStep, Step } from '../steps.ts'
import { thoughtOf } from '../transcript/thought-of.ts'

const MAX_THOUGHT_CHARS = 90

/**
 * Writes all code of a run as one script: the code of each step below a comment with its number and thought.
 *
 * Code that failed is there as comments, since it would end the script where it failed; later code may use what it had
 * declared until then. Steps without code are left out; a run without any gives an empty text.
 *
 * The code is the model's own, and its tools and the names of its variables are not part of it. Cells may declare a
 * name anew, which one script may not: run such code cell by cell in a session of the executor, as the agent did.
 */
export function toCode(steps: readonly Step[]): string {
  const parts = steps.flatMap((step) => {
    if (step.type === 'task') return [comment(`Task: ${step.task}`)]
    return step.type === 'action' && step.code !== undefined ? [writeCell(step, step.code)] : []
  })
  return steps.some((step) => step.type === 'action' && step.code !== undefined) ? `${parts.join('\n\n')}\n` : ''
}

function writeCell(step: ActionStep, code: string): string {
  const title = comment(`Step ${step.number}${describeThought(step)}`)
  if (!step.error) return `${title}\n${code}`
  const why = `${step.error.name}: ${step.error.message}`
  // A refused answer is no fault of the code: it ran, and what it declared is there.
  if (step.error.code === 'answer-refused') return `${title}\n${comment(`Its answer was refused. ${why}`)}\n${code}`
  return `${title}\n${comment(`It failed. ${why}`)}\n${comment(code)}`
}

function describeThought(step: ActionStep): string {
  const thought = thoughtOf(step).replace(/\s+/g, ' ').trim()
  if (thought === '') return ''
  const characters = [...thought]
  return `: ${characters.length > MAX_THOUGHT_CHARS ? `${characters.slice(0, MAX_THOUGHT_CHARS).join('')}…` : thought}`
}

/** Every kind of line end starts a new line of code, so each needs its own mark. */
function comment(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `// ${line}`.trimEnd())
    .join('\n')
}
