import type { SessionNames } from './3-rewrite/top-level.ts'
import { type CompiledCell, compileCell } from './compile.ts'
import type { SessionCore } from './session-core.ts'

interface PastCell {
  readonly code: string
  readonly names: SessionNames
}

/** Cells whose functions an error may name; older ones are forgotten. */
const MAX_CELLS = 64

/** The cells of a session, by the file names that the engine knows them under. Only their code is kept. */
export class CellHistory {
  readonly #core: SessionCore
  /** The last cells; the first of them is number `#first`. */
  #cells: readonly PastCell[] = []
  #first = 1

  constructor(core: SessionCore) {
    this.#core = core
  }

  /** Adds a cell; gives the name under which it runs: `cell-1.js`, `cell-2.js` … */
  add(code: string, names: SessionNames): string {
    const forgotten = Math.max(0, this.#cells.length + 1 - MAX_CELLS)
    // A list of just the right size: one that grows takes room for sixteen more.
    this.#cells = [...this.#cells.slice(forgotten), { code, names }]
    this.#first += forgotten
    return `cell-${this.#first + this.#cells.length - 1}.js`
  }

  /** The cell that ran under a name, compiled again as it was. */
  find(fileName: string): CompiledCell | undefined {
    const number = Number(/^cell-(\d+)\.js$/.exec(fileName)?.[1])
    const cell = this.#cells[number - this.#first]
    return cell && compileCell(cell.code, cell.names, this.#core.compileOptions)
  }
}
