import { type Token, tokenizer } from 'acorn'

/** A bracket that is open at some place in a text. */
export interface OpenBracket {
  readonly text: '(' | '[' | '{' | '${'
  readonly start: number
  /** True for `{` where an object literal begins, as far as the token in front tells. */
  readonly isLiteral: boolean
}

/** What stands in front of a place: the brackets open there, outermost first, and the last two tokens. */
export interface Surroundings {
  readonly open: readonly OpenBracket[]
  readonly before: Token | undefined
}

const CLOSING: ReadonlySet<string> = new Set([')', ']', '}'])
const OPENING: ReadonlySet<string> = new Set(['(', '[', '{', '${'])

/** Reads the tokens of `code` up to `offset`; where they stop making sense it tells what it saw until there. */
export function surroundingsOf(code: string, offset: number): Surroundings {
  const open: OpenBracket[] = []
  let before: Token | undefined
  try {
    for (const token of tokenizer(code, { ecmaVersion: 'latest' })) {
      if (token.start >= offset) break
      const { label } = token.type
      if (isOpening(label)) open.push({ text: label, start: token.start, isLiteral: startsLiteral(label, before) })
      else if (CLOSING.has(label)) open.pop()
      before = token
    }
  } catch {
    // An unfinished string or a stray character: what was read until here is the answer.
  }
  return { open, before }
}

function isOpening(label: string): label is OpenBracket['text'] {
  return OPENING.has(label)
}

/** `[` and `(` always hold a list; `{` does after an operator, a comma, a colon, an opening bracket or `return`. */
function startsLiteral(label: OpenBracket['text'], before: Token | undefined): boolean {
  if (label === '(' || label === '[') return true
  return label === '{' && before !== undefined && /^(=|,|:|\(|\[|\?|return|_=|\|\||&&|\?\?)$/.test(before.type.label)
}
