/** Characters after which a slash begins a regular expression, not a division. */
const BEFORE_REGEXP = new Set('(,=:[!&|?{};+-*%~^\n')

/**
 * Index behind the string, template, regular expression or comment that begins at `index`; `index` itself when none
 * does; and -1 when one begins that never ends, so that nothing behind it can be told apart.
 *
 * A light scan, not a parser: it tells whether a closing tag in a reply belongs to the code. A line comment ends at its
 * line or at `end`, whichever comes first, as `finalAnswer(1) // done</code>` wants it.
 */
export function skipLiteral(text: string, index: number, previous: string, end: string): number {
  const character = text[index]
  if (character === "'" || character === '"') return skipLine(text, index, character)
  if (character === '`') return skipTemplate(text, index)
  if (character !== '/') return index
  if (text[index + 1] === '/') return skipLineComment(text, index, end)
  if (text[index + 1] === '*') {
    const close = text.indexOf('*/', index + 2)
    return close < 0 ? -1 : close + 2
  }
  return previous === '' || BEFORE_REGEXP.has(previous) ? skipLine(text, index, '/') : index
}

/** Skips to the same quote on the same line; without one, the quote stands for itself. */
function skipLine(text: string, index: number, quote: string): number {
  for (let at = index + 1; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) return at + 1
  }
  return index
}

function skipLineComment(text: string, index: number, end: string): number {
  const line = text.indexOf('\n', index)
  const comment = text.slice(index, line < 0 ? text.length : line)
  const tag = comment.indexOf(end)
  return index + (tag < 0 ? comment.length : tag)
}

/** Templates nest through `${}`; a stack, not recursion, as replies may nest without end. */
function skipTemplate(text: string, index: number): number {
  const open: ('`' | '{')[] = ['`']
  for (let at = index + 1; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (open.at(-1) === '`') {
      if (character === '`') open.pop()
      else if (character === '$' && text[at + 1] === '{') open.push('{')
      else continue
      if (open.at(-1) === '{' && character === '$') at++
    } else if (character === '`') open.push('`')
    else if (character === '{') open.push('{')
    else if (character === '}') open.pop()
    else if (character === "'" || character === '"') at = Math.max(at, skipLine(text, at, character) - 1)
    if (open.length === 0) return at + 1
  }
  return -1
}
