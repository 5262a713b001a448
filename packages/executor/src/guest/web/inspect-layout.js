import {
  append,
  arrayJoin,
  floor,
  list,
  max,
  min,
  padEnd,
  padStart,
  round,
  sqrt,
  stringIndexOf,
  stringRepeat,
} from './primordials.js'
import { textWidth } from './text-width.js'

const COMPACT = 3
const SHOWN_ELEMENTS = 100

/**
 * Puts the printed entries of one object between its braces: on one line when it is short and holds few levels, long
 * lists in columns, else one entry per line. The numbers are those of Node's `util.inspect` with `compact: 3`.
 */
export function joinOutput(context, entries, shape, depth, value) {
  const start = `${shape.base === '' ? '' : `${shape.base} `}${shape.open}`
  const output = shape.isList && entries.length > 6 ? inColumns(context, entries, value) : entries
  if (context.currentDepth - depth < COMPACT && output === entries) {
    const used = entries.length + context.indentation + shape.open.length + shape.base.length + 10
    const line = fitsOneLine(context, entries, used, shape.base) ? arrayJoin(entries, ', ') : '\n'
    if (stringIndexOf(line, '\n') < 0) return `${start} ${line} ${shape.close}`
  }
  const lineBreak = `\n${stringRepeat(' ', context.indentation)}`
  return `${start}${lineBreak}  ${arrayJoin(output, `,${lineBreak}  `)}${lineBreak}${shape.close}`
}

function fitsOneLine(context, entries, used, base) {
  let total = entries.length + used
  for (let i = 0; i < entries.length && total <= context.breakLength; i++) total += entries[i].length
  return total <= context.breakLength && stringIndexOf(base, '\n') < 0
}

function inColumns(context, entries, value) {
  const hasMore = entries.length > SHOWN_ELEMENTS
  const count = hasMore ? entries.length - 1 : entries.length
  const widths = list()
  let total = 0
  let widest = 0
  for (let i = 0; i < count; i++) {
    append(widths, textWidth(entries[i]))
    total += widths[i] + 2
    widest = max(widest, widths[i])
  }
  const cell = widest + 2
  if (cell * 3 + context.indentation >= context.breakLength || !(total / cell > 5 || widest <= 6)) return entries
  const biased = max(cell - 3 - sqrt(cell - total / entries.length), 1)
  const columns = min(
    round(sqrt(2.5 * biased * count) / biased),
    floor((context.breakLength - context.indentation) / cell),
    COMPACT * 4,
    15,
  )
  if (columns <= 1) return entries
  const rows = layRows(entries, widths, columnWidths(widths, columns), isNumeric(value, entries.length))
  if (hasMore) append(rows, entries[count])
  return rows
}

function columnWidths(widths, columns) {
  const result = list()
  for (let column = 0; column < columns; column++) {
    let widest = 0
    for (let i = column; i < widths.length; i += columns) widest = max(widest, widths[i])
    append(result, widest + 2)
  }
  return result
}

function isNumeric(value, count) {
  for (let i = 0; value !== undefined && i < count; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false
  }
  return true
}

function layRows(entries, widths, columns, alignsRight) {
  const rows = list()
  const pad = alignsRight ? padStart : padEnd
  for (let first = 0; first < widths.length; first += columns.length) {
    const last = min(first + columns.length, widths.length) - 1
    let row = ''
    for (let i = first; i <= last; i++) {
      const extra = entries[i].length - widths[i]
      if (i < last) row += pad(`${entries[i]}, `, columns[i - first] + extra, ' ')
      else row += alignsRight ? padStart(entries[i], columns[i - first] + extra - 2, ' ') : entries[i]
    }
    append(rows, row)
  }
  return rows
}
