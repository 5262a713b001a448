import { Tool, type ToolContext, type ToolInputs } from '@dormouse/agent/tool'

/** Asks a person: `true`, or a promise of it, is a yes; anything else is a no. */
export type AskForApproval = (request: string, context: { readonly signal: AbortSignal }) => boolean | Promise<boolean>

/** How a {@link HumanApprovalTool} asks, and how the model knows it. */
export interface HumanApprovalToolOptions {
  /** Asks the person; `signal` is aborted when the run ends first. */
  readonly ask: AskForApproval
  /** The function's name in the model's code. Default `requestApproval`. */
  readonly name?: string
  /** What the model is told about it. */
  readonly description?: string
}

const OPTION_NAMES = new Set(['ask', 'name', 'description'])

/**
 * Lets the model's code ask a person and branch on the answer: `if (requestApproval('delete account')) …`
 *
 * Only `true` is a yes. An asker that throws or rejects throws at the call in the code; it never counts as approval.
 *
 * @example
 * const approval = new HumanApprovalTool({ ask: async request => confirmByChat(request) })
 * const agent = new CodeAgent({ model, tools: [approval] })
 */
export class HumanApprovalTool extends Tool {
  override readonly name: string
  override readonly description: string
  override readonly inputs: ToolInputs = {
    action: { type: 'string', description: 'What is to be approved, in words that the person understands' },
  }
  override readonly outputType = 'boolean'
  readonly #ask: AskForApproval

  constructor(options: HumanApprovalToolOptions) {
    super()
    if (typeof options?.ask !== 'function')
      throw new TypeError('Cannot make a HumanApprovalTool: ask must be a function')
    const unknown = Object.keys(options).find((name) => !OPTION_NAMES.has(name))
    if (unknown !== undefined) throw new TypeError(`Cannot make a HumanApprovalTool: there is no option ${unknown}`)
    this.name = options.name ?? 'requestApproval'
    this.description =
      options.description ??
      'Asks a person to approve an action, and waits for the answer. Gives true when they approve, false when not.'
    this.#ask = options.ask
  }

  override async forward(action: string, context?: Pick<ToolContext, 'signal'>): Promise<boolean> {
    const signal = context?.signal ?? new AbortController().signal
    signal.throwIfAborted()
    // Whatever an asker written in plain JavaScript gives: a filled-in form, "no", 1. Only a clear yes is one.
    const answer: unknown = await this.#ask(action, { signal })
    return answer === true
  }
}
