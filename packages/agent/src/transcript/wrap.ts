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
  const graphemes = graphemesOf(text)
  return `${graphemes.slice(0, fit(graphemes, 0, columns - 1)).join('')}…`
}

function wrapLine(line: string, columns: number): string[] {
  const graphemes = graphemesOf(line)
  const lines: string[] = []
  let start = 0
  for (let end = fit(graphemes, start, columns); end < graphemes.length; end = fit(graphemes, start, columns)) {
    const cut = breakBefore(graphemes, start, end)
    lines.push(graphemes.slice(start, cut).join('').trimEnd())
    start = graphemes[cut] === ' ' ? cut + 1 : cut
  }
  return [...lines, graphemes.slice(start).join('')]
}

/** Where to break the part that fits: at its last space, if that is near. */
function breakBefore(graphemes: readonly string[], start: number, end: number): number {
  if (graphemes[end] === ' ') return end
  // A break in the first half would leave more gap than it saves the eye.
  for (let at = end - 1; at > (start + end) / 2; at--) if (graphemes[at] === ' ') return at
  return end
}

/** Index behind what fits into the columns. */
function fit(graphemes: readonly string[], start: number, columns: number): number {
  let width = 0
  let end = start
  while (end < graphemes.length) {
    width += widthOf(graphemes[end] as string)
    // At least one, or a picture in a single column would never be taken.
    if (width > columns && end > start) break
    end++
  }
  return end
}

function graphemesOf(text: string): string[] {
  if (/^[ -~]*$/.test(text)) return [...text]
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
}

function widthOf(grapheme: string): number {
  if (/^[\p{Mark}\p{Format}]+$/u.test(grapheme)) return 0
  return WIDE.test(grapheme) || PICTURE.test(grapheme) ? 2 : 1
}
