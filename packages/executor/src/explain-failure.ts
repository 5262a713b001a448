import { SyntaxFailure } from './1-parse/syntax-failure.ts'
import type { SessionNames } from './3-rewrite/top-level.ts'
import type { EndingKind } from './5-run/ending.ts'
import { describeSyntaxFailure, type ExplainContext } from './7-result/explain.ts'
import { failureOf } from './7-result/make-outcome.ts'
import { compilePast, type PastCells } from './cell-history.ts'
import type { CompiledCell, CompileOptions } from './compile.ts'
import type { Limits } from './limits.ts'
import type { RunError } from './outcome.ts'

/** What explaining a failure takes of its session, as plain data. */
export interface FailureContext {
  readonly history: PastCells
  /** The cell that failed: the last of the history. */
  readonly fileName: string
  /** The session's names, as the cell left them. */
  readonly names: SessionNames
  readonly globals: readonly string[]
  readonly hostFunctions: readonly string[]
}

/** Stage 7 of a cell that failed: its error in the model's own lines and words. Compiles the cell again for it. */
export function explainFailure(
  ending: EndingKind,
  limits: Limits,
  { history, fileName, names, globals, hostFunctions }: FailureContext,
  options: CompileOptions,
): RunError {
  // They were taken when they ran: a session that was restored with a lower limit still tells of them.
  const compiling = { ...options, sourceBytes: Number.POSITIVE_INFINITY }
  const find = (name: string): CompiledCell | undefined => compilePast(history, name, compiling)
  const context = (): ExplainContext => ({
    // The cell is the last of the history: it is there.
    cell: find(fileName) as CompiledCell,
    fileName,
    earlierCell: find,
    knownNames: [...names.bindings.keys(), ...globals],
    hostFunctions,
  })
  try {
    return failureOf(ending, limits, context)
  } catch (error) {
    // Here the stack may be deeper than where the code was compiled first.
    if (error instanceof SyntaxFailure) return describeSyntaxFailure(error, history.cells.at(-1)?.code ?? '')
    throw error
  }
}
