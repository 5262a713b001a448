import { cellsOf } from './table-examples.ts'

/** A row of the table of the README that says where cells differ from plain JavaScript. */
export interface Meaning {
  /** Line of the document, from 1. */
  readonly line: number
  readonly code: string
  /** What the code gives in plain JavaScript, as the cell says it. */
  readonly plain: string
  /** What it gives as a cell. */
  readonly cell: string
}

/**
 * The rows of the table whose first heading is `written`. A cell begins with its result: a value in code, `throws` and
 * a name or message in code, `ends as` and an error code, or `the same` as the cell before; what follows is prose.
 *
 * @example
 * meanings('| written | a | b |\n|---|---|---|\n| `f()` | `1` | the same: so it is |')
 * // → [{ line: 3, code: 'f()', plain: '1', cell: '1' }]
 */
export function meanings(markdown: string): Meaning[] {
  let isMeaning = false
  return markdown.split('\n').flatMap((text, index) => {
    const [written = '', plain = '', cell = ''] = cellsOf(text)
    if (written === '') isMeaning = false
    else if (written === 'written') isMeaning = true
    else if (isMeaning && !/^-+$/.test(written)) {
      const result = resultIn(plain)
      const same = cell.startsWith('the same')
      return [{ line: index + 1, code: written.slice(1, -1), plain: result, cell: same ? result : resultIn(cell) }]
    }
    return []
  })
}

function resultIn(cell: string): string {
  const [, how = '', what] = /^(throws |ends as )?`([^`]+)`/.exec(cell) ?? []
  if (what === undefined) throw new Error(`Cannot read the cell "${cell}": it begins with no result`)
  return how + what
}
