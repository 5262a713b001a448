import type { Model, ModelMessage, ModelOptions, ModelReply } from './model.ts'

/** Computes the reply to a conversation: its text, or the whole reply. */
export type Script = (
  messages: readonly ModelMessage[],
  options: ModelOptions,
) => string | ModelReply | Promise<string | ModelReply>

/**
 * A model that plays prepared replies: for tests, and for trying an agent without a key.
 *
 * A list is played in order, and every run plays it from its start: the reply is chosen by how many the conversation
 * already has, so overlapping runs do not disturb each other. Rejects with a RangeError when the list is at its end.
 *
 * @example
 * const model = new ScriptedModel(['<code>finalAnswer(6 * 7)</code>'])
 */
export class ScriptedModel implements Model {
  readonly #script: Script

  constructor(replies: readonly string[] | Script) {
    if (typeof replies !== 'function' && !Array.isArray(replies)) {
      throw new TypeError('Cannot make a ScriptedModel: it takes a list of replies or a function')
    }
    this.#script = typeof replies === 'function' ? replies : (messages) => nextReply(replies, messages)
  }

  async generate(messages: readonly ModelMessage[], options: ModelOptions = {}): Promise<ModelReply> {
    options.signal?.throwIfAborted()
    const reply = await this.#script(messages, options)
    return typeof reply === 'string' ? { text: reply, finishReason: 'stop' } : reply
  }
}

function nextReply(replies: readonly string[], messages: readonly ModelMessage[]): string {
  const played = messages.filter(({ role }) => role === 'assistant').length
  const reply = replies[played]
  if (reply === undefined) {
    throw new RangeError(`Cannot play reply ${played + 1}: the script has ${replies.length}`)
  }
  return reply
}
