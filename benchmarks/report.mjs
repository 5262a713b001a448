// Rows as a table for people, with the budget that each row has.

/** A row's figure, as its budget names it: the median ratio or our own figure. */
export function figureOf(row, budget) {
  return budget.figure === 'ratio' ? row.ratio.median : row.ours
}

/** Adds to each row its budget, where it has one, and whether it is met. */
export function judge(rows, budgets) {
  return rows.map((row) => {
    const budget = budgets.find((candidate) => candidate.row === row.id)
    if (budget === undefined) return row
    const figure = figureOf(row, budget)
    return { ...row, budget: { figure: budget.figure, atMost: budget.atMost, isMet: figure <= budget.atMost } }
  })
}

const HEADINGS = ['what', 'unit', 'ours', 'peer', 'ratio (min–max)', 'target', 'met']

/** The table as text, with aligned columns. */
export function table(rows) {
  const cells = [HEADINGS, ...rows.map(cellsOf)]
  const widths = HEADINGS.map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  const lineOf = (row) =>
    row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ')
  return [lineOf(cells[0]), widths.map((width) => '─'.repeat(width)).join('──'), ...cells.slice(1).map(lineOf)].join(
    '\n',
  )
}

function cellsOf({ what, unit, ours, peer, ratio, budget }) {
  const spread = ratio ? `${number(ratio.median)} (${number(ratio.min)}–${number(ratio.max)})` : ''
  const target = budget ? `${budget.figure === 'ratio' ? 'ratio ' : ''}≤ ${budget.atMost}` : ''
  const met = budget ? (budget.isMet ? 'yes' : 'NO') : ''
  return [what, unit, number(ours), peer === undefined ? '' : number(peer), spread, target, met]
}

function number(value) {
  if (Number.isInteger(value)) return String(value)
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
