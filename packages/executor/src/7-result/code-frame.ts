import { linesOf } from '../ast/position.ts'

const CONTEXT_LINES = 2
const MAX_WIDTH = 120
const TAB = '  '

/**
 * The lines around a place in `code`, numbered, with a caret under the place. No line is wider than 120 columns: of
 * long lines the part around the place is shown. Line and column count from 1.
 * @example
 * codeFrame('let a = 1\na.b.c', 2, 5)
 * //   1 | let a = 1
 * // > 2 | a.b.c
 * //     |     ^
 */
export function codeFrame(code: string, line: number, column: number): string {
  const lines = linesOf(code)
  const target = Math.min(Math.max(line, 1), lines.length)
  const first = Math.max(1, target - CONTEXT_LINES)
  const last = Math.min(lines.length, target + CONTEXT_LINES)
  const gutter = String(last).length
  const width = MAX_WIDTH - gutter - '>  | '.length
  const text = lines[target - 1] ?? ''
  const caret = visualColumn(text, column)
  const from = windowStart(expandTabs(text).length, caret, width)
  const frame: string[] = []
  for (let number = first; number <= last; number++) {
    const shown = cut(expandTabs(lines[number - 1] ?? ''), from, width)
    frame.push(`${number === target ? '>' : ' '} ${String(number).padStart(gutter)} | ${shown}`.trimEnd())
    if (number === target) frame.push(`  ${' '.repeat(gutter)} | ${' '.repeat(caret - from)}^`)
  }
  return frame.join('\n')
}

/** Columns in front of the caret once tabs are two spaces wide. */
function visualColumn(text: string, column: number): number {
  return expandTabs(text.slice(0, Math.max(0, column - 1))).length
}

function expandTabs(text: string): string {
  return text.replaceAll('\t', TAB)
}

/** Where to start showing a line so that the caret is in sight; 0 when the line up to the caret fits. */
function windowStart(length: number, caret: number, width: number): number {
  if (length <= width || caret < width - 10) return 0
  return Math.max(0, Math.min(caret - Math.floor(width / 2), length - width + 1))
}

function cut(text: string, from: number, width: number): string {
  const end = from + width
  const head = from > 0 && text.length > from ? `…${text.slice(from + 1, end)}` : text.slice(from, end)
  return text.length > end ? `${head.slice(0, -1)}…` : head
}
