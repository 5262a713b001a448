import { cellNumber } from './3-rewrite/cell-number.ts'
import type { SessionNames } from './3-rewrite/top-level.ts'
import { type CellSource, type CompiledCell, type CompileOptions, compileCell } from './compile.ts'

/** A cell that ran: its code, and the session's names before it. */
export interface PastCell {
  readonly code: string
  readonly names: SessionNames
}

/** Cells that ran, as plain data. */
export interface PastCells {
  readonly cells: readonly PastCell[]
  /** Number of the first of them. */
  readonly first: number
}

/** Cells whose functions an error may name; older ones are forgotten. */
const MAX_CELLS = 64

/** The cells of a session, by the file names that the engine knows them under. Only their code is kept. */
export class CellHistory implements PastCells {
  cells: readonly PastCell[]
  first: number

  constructor({ cells, first }: PastCells = { cells: [], first: 1 }) {
    this.cells = cells
    this.first = first
  }

  /** Adds a cell, which runs as `cell-1.js`, `cell-2.js` … */
  add(code: string, names: SessionNames): CellSource {
    const forgotten = Math.max(0, this.cells.length + 1 - MAX_CELLS)
    // A list of just the right size: one that grows takes room for sixteen more.
    this.cells = [...this.cells.slice(forgotten), { code, names }]
    this.first += forgotten
    return this.last()
  }

  /** The cell that was added last. */
  last(): CellSource {
    const cell = this.cells.at(-1)
    if (cell === undefined) throw new Error('the history of a session with a run has its cell')
    const { code, names } = cell
    return { code, names, fileName: `cell-${this.first + this.cells.length - 1}.js` }
  }

  /** Takes the last cell back: it was refused before it ran. */
  dropLast(): void {
    this.cells = this.cells.slice(0, -1)
  }
}

/** What is known of the cells of a session to one who knows this one. */
export function historyOf({ code, names, fileName }: CellSource): PastCells {
  return { cells: [{ code, names }], first: cellNumber(fileName) }
}

/** The same cells up to one that runs after them; undefined when there are others between. */
export function goneOn(past: PastCells | undefined, { code, names, fileName }: CellSource): PastCells | undefined {
  if (past === undefined) return undefined
  const { cells, first } = past
  const count = cellNumber(fileName) - first
  if (count < 0 || count > cells.length) return undefined
  const forgotten = Math.max(0, count + 1 - MAX_CELLS)
  return { cells: [...cells.slice(forgotten, count), { code, names }], first: first + forgotten }
}

/** The cell that ran under a name, compiled again as it was. */
export function compilePast(
  { cells, first }: PastCells,
  fileName: string,
  options: CompileOptions,
): CompiledCell | undefined {
  const cell = cells[cellNumber(fileName) - first]
  return cell && compileCell({ ...cell, fileName }, options)
}
