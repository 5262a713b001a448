/** One line of a stack as QuickJS writes it; `native` frames have no place. */
export interface GuestFrame {
  readonly functionName: string
  /** The name the script was evaluated under; undefined for native functions. */
  readonly fileName: string | undefined
  /** Both from 1, the column in code points; 0 when not told. */
  readonly line: number
  readonly column: number
}

const FRAME = /^\s*at (.*?) ?\((?:native|([^()]*?)(?::(\d+))?(?::(\d+))?)\)$/

/**
 * Reads the frames of a guest stack, innermost first. Lines of other shapes (an empty first frame, `at <input>:1:2` of
 * JSON and RegExp errors) are passed over.
 * @example framesOf('    at f (cell.js:3:18)\n    at map (native)\n') // f in line 3, then map without a place
 */
export function framesOf(stack: string): GuestFrame[] {
  return stack.split('\n').flatMap((text) => {
    const found = FRAME.exec(text)
    if (!found) return []
    const [, functionName = '', fileName, line, column] = found
    return [{ functionName, fileName, line: Number(line ?? 0), column: Number(column ?? 0) }]
  })
}
