import { inspect } from './inspect.js'
import { ownData } from './inspect-names.js'
import { kindOf } from './kind.js'
import {
  append,
  arrayJoin,
  hasOwn,
  isArray,
  list,
  mapEntries,
  mapGet,
  mapHas,
  mapNext,
  mapSet,
  mapSize,
  max,
  min,
  NativeMap,
  objectKeys,
  setNext,
  setSize,
  setValues,
  stringRepeat,
  typedArrayLength,
} from './primordials.js'
import { textWidth } from './text-width.js'

const MAX_ROWS = 1000
const MAX_COLUMNS = 50
const CELL = { __proto__: null, depth: 0, breakLength: Infinity }
const WIDE_CELL = { __proto__: null, depth: -1, breakLength: Infinity }

/**
 * The text of `console.table(data, columns)`, as Node draws it: an index column, one column for each key found in the
 * rows, and `Values` for rows that are no objects. Undefined when `data` is no table. At most 1000 rows, 50 columns.
 */
export function formatTable(data, columns) {
  if (typeof data !== 'object' || data === null) return undefined
  try {
    return draw(readRows(data), columns)
  } catch {
    return undefined
  }
}

function draw({ label, rows }, columns) {
  const names = list()
  const positions = new NativeMap()
  const grid = list()
  if (columns !== undefined && isArray(columns)) {
    for (let i = 0; i < min(columns.length, MAX_COLUMNS); i++) place(names, positions, `${columns[i]}`)
  }
  let hasValues = false
  for (let i = 0; i < rows.length; i++) {
    const key = rows[i][0]
    const value = rows[i][1]
    const row = { __proto__: null, key, cells: list(), value: undefined }
    append(grid, row)
    if (typeof value === 'object' && value !== null) readRow(row, value, names, positions, columns === undefined)
    else row.value = cellText(value)
    hasValues ||= row.value !== undefined
  }
  return render(label, names, hasValues, grid)
}

function readRow(row, value, names, positions, mayAdd) {
  const keys = objectKeys(value)
  for (let i = 0; i < min(keys.length, MAX_COLUMNS); i++) {
    if (mayAdd && names.length < MAX_COLUMNS) place(names, positions, keys[i])
    if (mapHas(positions, keys[i])) row.cells[mapGet(positions, keys[i])] = cellText(ownData(value, keys[i]))
  }
}

function place(names, positions, name) {
  if (mapHas(positions, name)) return
  mapSet(positions, name, names.length)
  append(names, name)
}

function cellText(value) {
  const isWide = typeof value === 'object' && value !== null && !isArray(value) && objectKeys(value).length > 2
  return inspect(value, isWide ? WIDE_CELL : CELL)
}

function readRows(data) {
  const kind = kindOf(data)
  if (kind === 'Map') return { label: '(iteration index)', rows: mapRows(data) }
  if (kind === 'Set') return { label: '(iteration index)', rows: setRows(data) }
  const rows = list()
  if (kind === 'Array' || kind === 'TypedArray') {
    const length = min(kind === 'Array' ? data.length : typedArrayLength(data), MAX_ROWS)
    for (let i = 0; i < length; i++) if (hasOwn(data, i)) append(rows, [`${i}`, ownData(data, i)])
  } else {
    const keys = objectKeys(data)
    for (let i = 0; i < min(keys.length, MAX_ROWS); i++) append(rows, [keys[i], ownData(data, keys[i])])
  }
  return { label: '(index)', rows }
}

function mapRows(map) {
  const rows = list()
  const entries = mapEntries(map)
  for (let i = 0; i < min(mapSize(map), MAX_ROWS); i++) {
    const entry = mapNext(entries).value
    append(rows, [`${i}`, { Key: entry[0], Values: entry[1] }])
  }
  return rows
}

function setRows(set) {
  const rows = list()
  const values = setValues(set)
  for (let i = 0; i < min(setSize(set), MAX_ROWS); i++) append(rows, [`${i}`, { Values: setNext(values).value }])
  return rows
}

function render(label, names, hasValues, grid) {
  const header = list()
  append(header, label)
  for (let i = 0; i < names.length; i++) append(header, names[i])
  if (hasValues) append(header, 'Values')
  const lines = list()
  for (let i = 0; i < grid.length; i++) {
    const line = list()
    append(line, grid[i].key)
    for (let j = 0; j < names.length; j++) append(line, grid[i].cells[j] ?? '')
    if (hasValues) append(line, grid[i].value ?? '')
    append(lines, line)
  }
  const widths = list()
  for (let j = 0; j < header.length; j++) {
    let width = textWidth(header[j])
    for (let i = 0; i < lines.length; i++) width = max(width, textWidth(lines[i][j]))
    append(widths, width + 2)
  }
  return frame(header, lines, widths)
}

function frame(header, lines, widths) {
  const rules = list()
  for (let j = 0; j < widths.length; j++) append(rules, stringRepeat('─', widths[j]))
  const rows = list()
  append(rows, `┌${arrayJoin(rules, '┬')}┐`)
  append(rows, rowText(header, widths))
  append(rows, `├${arrayJoin(rules, '┼')}┤`)
  for (let i = 0; i < lines.length; i++) append(rows, rowText(lines[i], widths))
  append(rows, `└${arrayJoin(rules, '┴')}┘`)
  return arrayJoin(rows, '\n')
}

function rowText(cells, widths) {
  const parts = list()
  for (let j = 0; j < widths.length; j++) {
    append(parts, ` ${cells[j]}${stringRepeat(' ', widths[j] - textWidth(cells[j]) - 1)}`)
  }
  return `│${arrayJoin(parts, '│')}│`
}
