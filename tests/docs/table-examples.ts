/** One line of code in a table of a document. */
export interface TableExample {
  /** Line of the document, from 1. */
  readonly line: number
  readonly code: string
}

/**
 * The code in the last cell of each row, of all tables whose last heading is `example`; a cell without code has none.
 *
 * @example
 * tableExamples('| a | example |\n|---|---|\n| one | `f(1)` |') // → [{ line: 3, code: 'f(1)' }]
 */
export function tableExamples(markdown: string): TableExample[] {
  let isExamples = false
  return markdown.split('\n').flatMap((text, index) => {
    const cells = cellsOf(text)
    const last = cells.at(-1)
    if (last === undefined) isExamples = false
    else if (last === 'example') isExamples = true
    else if (isExamples && !/^-+$/.test(last)) return [{ line: index + 1, code: codeIn(last) }]
    return []
  })
}

/**
 * The cells of a row; none of a line that is no row. A bar in a cell is written `\|`, in code as well.
 *
 * @example cellsOf('| one | two |') // ['one', 'two']
 */
export function cellsOf(text: string): string[] {
  if (!/^\|.*\|\s*$/.test(text)) return []
  const cells = text
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
  return cells.map((cell) => cell.replaceAll('\\|', '|').trim())
}

function codeIn(cell: string): string {
  return /^(`+)(.+)\1$/.exec(cell)?.[2]?.trim() ?? ''
}
