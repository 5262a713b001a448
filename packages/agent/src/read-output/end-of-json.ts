const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '“': '”' }
const CLOSES: Readonly<Record<string, string>> = { '}': '{', ']': '[' }
/** What is nested deeper is no honest JSON, and readers of it overflow their stacks. */
const DEEPEST = 200

/**
 * Finds the index behind the object that begins at `start`; -1 when the text ends before the object does.
 *
 * It need not be sound JSON: a quote counts as a string's end only where a string can end, other quotes than JSON's and
 * comments are known, and a bracket that was never closed ends with the one around it.
 *
 * @example
 * endOfJson('So {"say": "a } b"} it is.', 3) // → 19
 */
export function endOfJson(text: string, start: number): number {
  const open: string[] = []
  let previous = ''
  let at = start
  while (at < text.length && open.length <= DEEPEST) {
    const character = text[at] as string
    const behind = skipQuietPart(text, at, previous)
    if (behind < 0) return -1
    if (character > ' ') previous = character
    if (behind > at) {
      at = behind
      continue
    }
    at++
    if (character === '{' || character === '[') open.push(character)
    const opener = CLOSES[character]
    if (opener === undefined || !open.includes(opener)) continue
    open.length = open.lastIndexOf(opener)
    if (open.length === 0) return at
  }
  return -1
}

/** Index behind the string or comment that begins here; the same index when none does; -1 when it has no end. */
function skipQuietPart(text: string, at: number, previous: string): number {
  const character = text[at] as string
  const quote = QUOTES[character]
  // Others than JSON's own stand in prose and comments as well.
  const isQuote = character === '"' || character === '“' || '{[,:'.includes(previous)
  if (quote !== undefined && isQuote) return endOfString(text, at, quote)
  if (character !== '/') return at
  if (text[at + 1] === '/') return behindNext(text, '\n', at)
  return text[at + 1] === '*' ? behindNext(text, '*/', at + 2) : at
}

function behindNext(text: string, end: string, from: number): number {
  const index = text.indexOf(end, from)
  return index < 0 ? -1 : index + end.length
}

const AFTER_STRING = /\s*(?:[,:}\]]|\/[/*]|$)/y

function endOfString(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) {
      AFTER_STRING.lastIndex = at + 1
      if (AFTER_STRING.test(text)) return at + 1
    }
  }
  return -1
}
