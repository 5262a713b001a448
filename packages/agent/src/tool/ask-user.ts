import { type Tool, type ToolContext, tool } from './tool.ts'

/** Name of the tool that asks the user; {@link askUser}. */
export const ASK_USER_NAME = 'askUser'

/**
 * The tool with which the model asks its user something: a question that is open on the run's handle.
 *
 * Give it to an agent whose runs have somebody to ask: `handle.pending` lists the question, `handle.answer` answers it.
 *
 * @example
 * askUser.answeredByPerson // → true
 */
export const askUser: Tool = Object.assign(
  tool({
    name: ASK_USER_NAME,
    description:
      'Asks the user a question, waits for the answer and gives it, usually a text. ' +
      'Ask only for what you cannot find out.',
    inputs: {
      question: { type: 'string', description: 'The question, in words that the user understands' },
      choices: {
        type: 'array',
        description: 'Answers to choose from, where it is a choice',
        nullable: true,
        schema: { type: 'array', items: { type: 'string' } },
      },
    },
    // For a caller that knows nothing of `answeredByPerson`; agents ask through the handle themselves.
    execute: ({ question }, context: ToolContext) => context.ask(question),
  }),
  { answeredByPerson: true },
)
