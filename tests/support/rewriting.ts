import { NO_NAMES, type SessionNames } from '../../packages/executor/src/3-rewrite/top-level.ts'
import { type CompiledCell, compileCell } from '../../packages/executor/src/compile.ts'

/** What the model writes, what the engine runs, and what both must give with `tool` doubling its argument. */
export type RewriteRule = readonly [rule: string, before: string, after: string, value: unknown]

/**
 * Stages 1 to 4 for a cell with the host function `tool`; by default promises are waited for where values are meant.
 */
export function compile(
  code: string,
  { names = NO_NAMES, settles = true }: { readonly names?: SessionNames; readonly settles?: boolean } = {},
): CompiledCell {
  const hostFunctions = new Set(['tool'])
  const options = { hostFunctions, modulesSuspend: false, hasTerminal: false, sourceBytes: 1_000_000, settles }
  return compileCell({ code, names, fileName: 'cell-1.js' }, options)
}

/** A script without what its layout and the printer's habits add. */
export const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, '')
    .replaceAll(/\((\w+)\)=>/g, '$1=>')
    .replaceAll(';}', '}')
