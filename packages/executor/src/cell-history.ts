import type { SessionNames } from './3-rewrite/top-level.ts'
import { compileCell, type CompiledCell } from './compile.ts'
import type { SessionCore } from './session-core.ts'

interface PastCell {
  readonly code: string
  readonly names: SessionNames
}

/** Cells whose functions an error may name; older ones are forgotten. */
const MAX_CELLS = 64

/** The cells of a session, by the file names that the engine knows them under. Only their code is kept. */
export class CellHistory {
  readonly #cells = new Map<string, PastCell>()
  readonly #core: SessionCore
  #count = 0

  constructor(core: SessionCore) {
    this.#core = core
  }

  /** Adds a cell; gives the name under which it runs: `cell-1.js`, `cell-2.js` … */
  add(code: string, names: SessionNames): string {
    const fileName = `cell-${++this.#count}.js`
    this.#cells.set(fileName, { code, names })
    this.#cells.delete(`cell-${this.#count - MAX_CELLS}.js`)
    return fileName
  }

  /** The cell that ran under a name, compiled again as it was. */
  find(fileName: string): CompiledCell | undefined {
    const cell = this.#cells.get(fileName)
    return cell && compileCell(cell.code, cell.names, this.#core.compileOptions)
  }
}
