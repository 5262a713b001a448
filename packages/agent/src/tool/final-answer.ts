import { type Tool, tool } from './tool.ts'

/** Name of the tool that ends a run; an agent's own tool of this name takes the place of {@link finalAnswer}. */
export const FINAL_ANSWER_NAME = 'finalAnswer'

/** The tool with which the model ends its run: whatever it is given is the answer. */
export const finalAnswer: Tool = tool({
  name: FINAL_ANSWER_NAME,
  description: 'Gives the final answer to the task and ends the work. No code after this call runs.',
  inputs: { answer: { type: 'any', description: 'The answer to the task' } },
  outputType: 'any',
  execute: ({ answer }) => answer,
})
