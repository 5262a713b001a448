import type { ModelReply } from '../model/model.ts'
import { type Block, CODE_TAGS, findBlocks } from './find-blocks.ts'
import { looksLikeCode } from './looks-like-code.ts'
import { withoutThinking } from './without-thinking.ts'

/** What a reply turned out to hold: code, or a problem to tell the model about. */
export type ReadOutput =
  | { readonly kind: 'code'; readonly code: string; readonly text: string }
  | {
      readonly kind: 'problem'
      readonly code: 'no-code' | 'truncated'
      readonly message: string
      readonly text: string
    }

/**
 * Reads the code out of a model's reply: between `<code>` tags, else in fences labelled as JavaScript or TypeScript,
 * else in fences that look like code, else the whole reply when it is only code.
 *
 * Several blocks become one cell. `text` is the reply as the conversation should remember it: without thinking, without
 * what the model made up after its code, and with the closing tag that a stop text took.
 */
export function readCode(reply: ModelReply): ReadOutput {
  const text = withoutThinking(reply.text)
  const blocks = chooseBlocks(findBlocks(text))
  const last = blocks.at(-1)
  if (reply.finishReason === 'length' && !last?.isClosed) return { ...TRUNCATED, text }
  if (last === undefined) {
    return looksLikeCode(text) ? { kind: 'code', code: text, text } : { ...NO_CODE, text }
  }
  const isOpen = last.kind === 'tag' && !last.isClosed
  return {
    kind: 'code',
    code: joinBlocks(blocks.map(({ code }) => code)),
    text: text.slice(0, last.end) + (isOpen ? `\n${CODE_TAGS.close}` : ''),
  }
}

const TRUNCATED = {
  kind: 'problem',
  code: 'truncated',
  message: 'Your reply was cut off at its token limit before the code was whole, so nothing ran. Write less at a time.',
} as const

const NO_CODE = {
  kind: 'problem',
  code: 'no-code',
  message: [
    'Your reply holds no code, so nothing ran. Write a thought and then JavaScript between the tags:',
    `${CODE_TAGS.open}\nconst result = someTool('…')\nconsole.log(result)\n${CODE_TAGS.close}`,
    `To end the task: ${CODE_TAGS.open}finalAnswer('your answer')${CODE_TAGS.close}`,
  ].join('\n'),
} as const

function chooseBlocks(blocks: readonly Block[]): readonly Block[] {
  for (const kind of ['tag', 'fence'] as const) {
    const chosen = blocks.filter((block) => block.kind === kind)
    if (chosen.length > 0) return chosen
  }
  return blocks.filter((block) => looksLikeCode(block.code))
}

/** Makes one cell of several; one that begins with a bracket or operator would go on the statement before it. */
export function joinBlocks(codes: readonly string[]): string {
  return codes.map((code, index) => (index > 0 && /^[([`+\-*/]/.test(code) ? `;${code}` : code)).join('\n\n')
}
