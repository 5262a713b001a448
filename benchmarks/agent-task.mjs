// One task for agents, whatever runs them: each step asks the model and calls a tool; the last answers.

/** What the agents are told. */
export const TASK = 'Count up'

/** The tool's input, as the agents know it. */
export const input = {
  inputs: { value: { type: 'integer', description: 'The number before' } },
  outputType: 'integer',
}

/** What the model writes, step by step. */
export function cellsOf(steps) {
  return Array.from({ length: steps }, (_, index) => {
    const call = `next(${index === 0 ? '0' : `value${index}`})`
    const code = index === steps - 1 ? `finalAnswer(${call})` : `const value${index + 1} = ${call}\nvalue${index + 1}`
    return `I take the next number.\n<code>\n${code}\n</code>`
  })
}
