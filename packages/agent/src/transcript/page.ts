import { printable } from './printable.ts'
import { columnsOf, cutToColumns, wrap } from './wrap.ts'

/** How a piece of a transcript looks where there are colours. */
export type Tone = 'plain' | 'dim' | 'strong' | 'good' | 'bad' | 'accent'

/** How wide a transcript is, and whether it has colours. */
export interface PageOptions {
  /** Characters in a line. A whole number from 40. Default 100. */
  readonly columns?: number
  /** Whether ANSI escapes colour the text, for terminals. Default false. */
  readonly color?: boolean
}

/** What transcripts are set on: rules, and labelled texts beside a margin. */
export interface Page {
  readonly columns: number
  /** A line across the page with a title, and at its end some detail. */
  rule(title: string, detail?: string): string
  /** A text with its label in the margin, wrapped; of more than `maxLines` lines the middle is left out. */
  field(label: string, text: string, look?: { readonly tone?: Tone; readonly maxLines?: number | undefined }): string[]
  /**
   * A text with its label in the margin, cut to one line; what comes `behind` it keeps up to half, `detail` is whole.
   */
  line(label: string, text: string, rest?: { readonly behind?: string; readonly detail?: string }): string
}

const ESCAPES: Readonly<Record<Tone, string>> = {
  plain: '',
  dim: '\u001B[2m',
  strong: '\u001B[1m',
  good: '\u001B[32m',
  bad: '\u001B[31m',
  accent: '\u001B[36m',
}
const MARGIN = 11
const LEAST_COLUMNS = 40
/** Columns of a rule that are neither title nor detail: dashes at both ends and between them, and spaces. */
const RULE_ENDS = 10

/** Makes a page. Throws a TypeError or RangeError for columns that are no whole number from 40. */
export function createPage({ columns = 100, color = false }: PageOptions): Page {
  if (typeof columns !== 'number') throw new TypeError(`Cannot take ${String(columns)} as columns: it must be a number`)
  if (!Number.isSafeInteger(columns) || columns < LEAST_COLUMNS) {
    throw new RangeError(`Cannot take ${columns} as columns: it must be a whole number from ${LEAST_COLUMNS}`)
  }
  const paint = (tone: Tone, text: string): string => {
    return color && tone !== 'plain' && text.trim() !== '' ? `${ESCAPES[tone]}${text}\u001B[0m` : text
  }
  const label = (text: string): string => `  ${paint('dim', text.padEnd(MARGIN - 2))}`
  return {
    columns,
    rule(title, detail = '') {
      // The detail gives way only where it would leave the title less than half of the line.
      const room = columns - RULE_ENDS
      const name = cutToColumns(oneLine(title), Math.max(Math.ceil(room / 2), room - columnsOf(detail)))
      const end = detail === '' ? '' : ` ${cutToColumns(detail, room - columnsOf(name))} ──`
      const line = '─'.repeat(Math.max(0, columns - columnsOf(name) - columnsOf(end) - 4))
      return `${paint('dim', '──')} ${paint('strong', name)} ${paint('dim', line + end)}`
    },
    field(name, text, { tone = 'plain', maxLines } = {}) {
      const lines = cutLines(wrap(printable(text).replace(/^\n+|\s+$/g, ''), columns - MARGIN), maxLines)
      return lines.map((line, index) => `${label(index === 0 ? name : '')}${paint(tone, line)}`.trimEnd())
    },
    line(name, text, { behind = '', detail = '' } = {}) {
      const end = detail === '' ? '' : ` · ${detail}`
      const room = columns - MARGIN - columnsOf(end)
      const [head, tail] = [oneLine(text), oneLine(behind)]
      const short = cutToColumns(head, Math.max(Math.ceil(room / 2), room - columnsOf(tail)))
      return `${label(name)}${short}${cutToColumns(tail, room - columnsOf(short))}${paint('dim', end)}`
    },
  }
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trimEnd()
}

function cutLines(lines: readonly string[], maxLines: number | undefined): readonly string[] {
  if (maxLines === undefined || lines.length <= maxLines) return lines
  const head = Math.ceil((maxLines - 1) / 2)
  const tail = maxLines - 1 - head
  const left = `… ${lines.length - head - tail} lines left out …`
  return [...lines.slice(0, head), left, ...lines.slice(lines.length - tail)]
}
