import { CodeAgent, type CodeAgentOptions, type Model, type ModelMessage, ScriptedModel } from '@dormouse/agent'
import { textOf } from './message-text.ts'

/** Code as a model hands it over. */
export const inTags = (cell: string): string => `<code>\n${cell}\n</code>`

/** An agent whose model plays cells in order, in each conversation from the first. */
export function agentPlaying(cells: readonly string[], options: Partial<CodeAgentOptions> = {}): CodeAgent {
  return new CodeAgent({ model: new ScriptedModel(cells.map(inTags)), ...options })
}

/** A model that plays replies in the order in which it is asked, and keeps what it was sent each time. */
export function recordingModel(
  replies: readonly string[],
  more: Partial<Model> = {},
): Model & { readonly sent: (readonly ModelMessage[])[] } {
  const sent: (readonly ModelMessage[])[] = []
  return {
    sent,
    generate: async (messages) => {
      sent.push(messages)
      const text = replies[sent.length - 1]
      if (text === undefined) throw new RangeError(`The model was asked ${sent.length} times`)
      return { text, finishReason: 'stop' }
    },
    ...more,
  }
}

/** All texts of a conversation as one. */
export const wordsOf = (messages: readonly ModelMessage[] | undefined): string =>
  (messages ?? []).map((message) => textOf(message)).join('\n---\n')
