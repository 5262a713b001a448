import type { Program } from 'acorn'
import { generate } from 'astring'
import { isStackOverflow, tooDeep } from '../1-parse/syntax-failure.ts'
import type { Node } from '../ast/nodes.ts'
import { lineStartsOf, type Position, positionOf } from '../ast/position.ts'
import { PRECEDENCE, PRINTERS } from './printers.ts'
import { FUNCTION_KINDS, ScriptWriter } from './script-writer.ts'

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
  /** The function or class that the engine says is at a place in the script: its begin and end in the code. */
  functionAt(line: number, column: number): FunctionPlace | undefined
}

/** Where a function or class stands in the code. */
export interface FunctionPlace {
  readonly start: number
  readonly end: number
  /** True when `static` is the first word there, which is no part of the function. */
  readonly isStatic: boolean
}

/**
 * Writes a program down. `code` is what the nodes' offsets point into; nodes without offsets print all the same.
 * @throws SyntaxFailure with code `source-too-deep` when the program nests deeper than the stack allows
 * @example print(parse('f ( 1 )', options), 'f ( 1 )').text // 'f(1);\n'
 */
export function print(program: Program, code: string): Script {
  const writer = new ScriptWriter()
  write(program, writer)
  const text = writer.text()
  const { generated, original } = writer.marks()
  const functions = writer.functions()
  let lineStarts: readonly number[] | undefined

  function scriptOffset(line: number, column: number): number | undefined {
    // Most scripts are never asked: the table of lines is made at the first question.
    lineStarts ??= lineStartsOf(text)
    const start = lineStarts[line - 1]
    return start === undefined ? undefined : start + unitsOf(text, start, column - 1)
  }

  function originalOffset(line: number, column: number): number | undefined {
    const offset = scriptOffset(line, column)
    return offset === undefined ? undefined : original[lastAtMost(generated, offset)]
  }

  return {
    text,
    originalOffset,
    originalPosition(line, column) {
      const offset = originalOffset(line, column)
      return offset === undefined ? undefined : positionOf(code, offset)
    },
    functionAt(line, column) {
      const offset = scriptOffset(line, column)
      return offset === undefined ? undefined : findFunction(functions, offset)
    },
  }
}

/**
 * A function is where it begins, without its `static`. A class is where its constructor is, or, where it has none, its
 * closing bracket.
 */
function findFunction(functions: Int32Array, offset: number): FunctionPlace | undefined {
  let innermost = -1
  for (let at = 0; at < functions.length; at += NUMBERS) {
    const [kind = 0, from = 0, to = 0, start = 0, end = 0] = functions.subarray(at, at + NUMBERS)
    const isStatic = kind === FUNCTION_KINDS.staticMethod
    if (kind === FUNCTION_KINDS.class) {
      const width = (index: number): number => (functions[index + 2] ?? 0) - (functions[index + 1] ?? 0)
      if (from <= offset && offset < to && (innermost < 0 || width(at) < width(innermost))) innermost = at
    } else if (kind !== FUNCTION_KINDS.constructor && from + (isStatic ? 'static '.length : 0) === offset) {
      return { start, end, isStatic }
    }
  }
  if (innermost < 0) return undefined
  return { start: functions[innermost + 3] ?? 0, end: functions[innermost + 4] ?? 0, isStatic: false }
}
const NUMBERS = 5

/** The text of one node, as {@link print} writes it. */
export function printNode(node: Node): string {
  const writer = new ScriptWriter()
  write(node, writer)
  return writer.text()
}

function write(node: Node, writer: ScriptWriter): void {
  // astring declares its options by ESTree's and Node's types; at run time any object with `write` is an output.
  const options = { generator: PRINTERS, expressionsPrecedence: PRECEDENCE, output: writer }
  try {
    generate(node as never, options as never)
  } catch (error) {
    throw isStackOverflow(error) ? tooDeep() : error
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
