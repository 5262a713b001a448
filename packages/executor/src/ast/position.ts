/** A place in a text: both counted from 1, the column in UTF-16 units, as editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

const LINE_BREAK = /\r\n|[\n\r]/g

/** Offsets at which the lines of `text` begin; the first is 0. */
export function lineStartsOf(text: string): number[] {
  const starts = [0]
  for (const lineBreak of text.matchAll(LINE_BREAK)) starts.push(lineBreak.index + lineBreak[0].length)
  return starts
}

/** The lines of `text` without their line breaks. */
export function linesOf(text: string): string[] {
  return text.split(LINE_BREAK)
}

/**
 * The line and column of an offset in `code`; an offset past the end is at the end.
 * @example positionOf('a\nbc', 3) // { line: 2, column: 2 }
 */
export function positionOf(code: string, offset: number): Position {
  const before = lineStartsOf(code.slice(0, offset))
  return { line: before.length, column: Math.min(offset, code.length) - (before.at(-1) ?? 0) + 1 }
}

/** The offset of a line and column in `code`: the opposite of {@link positionOf}. */
export function offsetOf(code: string, { line, column }: Position): number {
  const start = lineStartsOf(code)[line - 1]
  return start === undefined ? code.length : Math.min(start + column - 1, code.length)
}
