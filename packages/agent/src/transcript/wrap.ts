/** Characters that take two columns of a terminal: East Asian wide ones, and pictures. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u
const PICTURE = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u

/** Columns that a text without line ends takes in a terminal; wide characters and pictures take two. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  return graphemesOf(text).reduce((sum, grapheme) => sum + widthOf(grapheme), 0)
}

/** Breaks a text into lines of at most `columns`: at spaces where there are any near, and never inside a character. */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line.trimEnd(), columns))
}

/** Cuts a text without line ends to `columns`, the last of which is then `…`. */
export function cutToColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text
  return `${takeColumns(graphemesOf(text), columns - 1).join('')}…`
}

function wrapLine(line: string, columns: number): string[] {
  if (columnsOf(line) <= columns) return [line]
  const lines: string[] = []
  let rest = graphemesOf(line)
  while (columnsOf(rest.join('')) > columns) {
    const fit = takeColumns(rest, columns)
    const space = fit.lastIndexOf(' ')
    // A break in the first half would leave more gap than it saves the eye.
    const end = rest[fit.length] === ' ' ? fit.length : space > fit.length / 2 ? space : fit.length
    lines.push(rest.slice(0, end).join('').trimEnd())
    rest = rest.slice(rest[end] === ' ' ? end + 1 : end)
  }
  return [...lines, rest.join('')]
}

function takeColumns(graphemes: readonly string[], columns: number): string[] {
  const taken: string[] = []
  let width = 0
  for (const grapheme of graphemes) {
    width += widthOf(grapheme)
    // At least one, or a picture in a single column would never be taken.
    if (width > columns && taken.length > 0) break
    taken.push(grapheme)
  }
  return taken
}

function graphemesOf(text: string): string[] {
  if (/^[ -~]*$/.test(text)) return [...text]
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
}

function widthOf(grapheme: string): number {
  if (/^[\p{Mark}\p{Format}]+$/u.test(grapheme)) return 0
  return WIDE.test(grapheme) || PICTURE.test(grapheme) ? 2 : 1
}
