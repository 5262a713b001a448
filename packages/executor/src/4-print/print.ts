import type { Program } from 'acorn'
import { generate } from 'astring'
import { isStackOverflow, tooDeep } from '../1-parse/syntax-failure.ts'
import { lineStartsOf, type Position, positionOf } from '../ast/position.ts'
import { PRECEDENCE, PRINTERS } from './printers.ts'
import { ScriptWriter } from './script-writer.ts'

/** The text that the engine runs, and the way back from its places to those of the model's code. */
export interface Script {
  readonly text: string
  /** As {@link originalPosition}, as an offset in the code. */
  originalOffset(line: number, column: number): number | undefined
  /**
   * The place in the code behind a place in the script as QuickJS reports it: line and column from 1, the column in
   * code points. Undefined for text that stands for nothing in the code. The result's column is in UTF-16 units.
   */
  originalPosition(line: number, column: number): Position | undefined
}

/**
 * Writes a program down. `code` is what the nodes' offsets point into; nodes without offsets print all the same.
 * @throws SyntaxFailure with code `source-too-deep` when the program nests deeper than the stack allows
 * @example print(parse('f ( 1 )', options), 'f ( 1 )').text // 'f(1);\n'
 */
export function print(program: Program, code: string): Script {
  const writer = new ScriptWriter()
  // astring declares its options by ESTree's and Node's types; at run time any object with `write` is an output.
  const options = { generator: PRINTERS, expressionsPrecedence: PRECEDENCE, output: writer }
  try {
    generate(program as never, options as never)
  } catch (error) {
    throw isStackOverflow(error) ? tooDeep() : error
  }
  const text = writer.text()
  const { generated, original } = writer.marks()
  let lineStarts: readonly number[] | undefined

  function originalOffset(line: number, column: number): number | undefined {
    // Most scripts are never asked: the table of lines is made at the first question.
    lineStarts ??= lineStartsOf(text)
    const start = lineStarts[line - 1]
    if (start === undefined) return undefined
    return original[lastAtMost(generated, start + unitsOf(text, start, column - 1))]
  }

  return {
    text,
    originalOffset,
    originalPosition(line, column) {
      const offset = originalOffset(line, column)
      return offset === undefined ? undefined : positionOf(code, offset)
    },
  }
}

/** UTF-16 units that the first `count` code points from `start` take. */
function unitsOf(text: string, start: number, count: number): number {
  let units = 0
  for (let point = 0; point < count; point++) units += (text.codePointAt(start + units) ?? 0) > 0xffff ? 2 : 1
  return units
}

/** Index of the last of the ascending `values` that is not over `bound`; -1 when all are. */
function lastAtMost(values: Int32Array, bound: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) <= bound) low = middle + 1
    else high = middle
  }
  return low - 1
}
