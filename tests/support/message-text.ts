import type { ModelMessage } from '@dormouse/agent'

/** The text of a message; of several parts, that of its texts. */
export function textOf(message: ModelMessage | undefined): string {
  if (message === undefined) return ''
  if (typeof message.content === 'string') return message.content
  return message.content.map((part) => (part.type === 'text' ? part.text : '')).join('')
}
