import type { Program } from 'acorn'
import type { SyntaxFailure } from '../1-parse/syntax-failure.ts'
import { HELD_SLOT } from '../3-rewrite/held-names.ts'
import type { Script } from '../4-print/print.ts'
import { type Position, positionOf } from '../ast/position.ts'
import type { RunError } from '../outcome.ts'
import { codeFrame } from './code-frame.ts'
import { framesOf, type GuestFrame } from './guest-stack.ts'
import { adviceForMethod, adviceForName } from './name-advice.ts'
import { calleeAt, iteratedAt, objectAt, refinedOffset } from './source-text.ts'

/** A thrown Error of the guest, as it was decoded. */
export interface GuestError {
  readonly name: string
  readonly message: string
  readonly stack?: string | undefined
}

/** A cell in the forms it went through. */
export interface CellSource {
  readonly code: string
  /** As parsed: its offsets point into `code`. */
  readonly program: Program
  readonly script: Script
}

/** What is known about the cell that failed. */
export interface ExplainContext {
  readonly cell: CellSource
  /** The name the cell's script was evaluated under; default `cell.js`. */
  readonly fileName?: string
  /** Cells of earlier runs, `cell-1.js`, `cell-2.js` …: their frames are left without a place when not given. */
  readonly earlierCell?: (fileName: string) => CellSource | undefined
  /** Names the code could have meant besides host functions and standard names: bindings of the session, globals. */
  readonly knownNames: readonly string[]
  readonly hostFunctions: readonly string[]
}

/** What {@link explain} adds to a guest error. */
export type Explanation = Pick<RunError, 'message' | 'line' | 'column' | 'codeFrame' | 'advice' | 'stack'>

const CELL_FILE = /^cell(-\d+)?\.js$/
const MAX_FRAMES = 20
/** The guest library calls what code calls: the native `apply`, and after it frames without a place. */
const OUR_CALL = /^\s*at apply \(native\)\n(?=\s*at [^(\n]*\n)/

const withoutOurCall = (stack: string): string => stack.replace(OUR_CALL, '')

/**
 * Puts a guest error into the model's own lines and words: where it happened, with a code frame; what was not a
 * function or undefined, by its text; the nearest name for one that is not defined. Errors that the code made itself
 * keep their message.
 */
export function explain(error: GuestError, context: ExplainContext): Explanation {
  const { fileName = 'cell.js' } = context
  const frames = framesOf(withoutOurCall(error.stack ?? ''))
  const own = frames.filter((frame) => frame.fileName !== undefined && CELL_FILE.test(frame.fileName))
  const here = own.find((frame) => frame.fileName === fileName)
  const offset = here && offsetIn(context.cell, here)
  const told = reword(error, frames[0], own[0], context)
  const stack = stackOf(own, context)
  return {
    message: told.message,
    ...(told.advice !== undefined && { advice: told.advice }),
    ...(offset !== undefined && placed(context.cell.code, positionOf(context.cell.code, offset))),
    ...(stack !== '' && { stack }),
  }
}

/** The `RunError` of code that the front end refused. */
export function describeSyntaxFailure(
  { code, name, message, position, advice }: SyntaxFailure,
  text: string,
): RunError {
  return { code, name, message, ...(advice !== undefined && { advice }), ...(position && placed(text, position)) }
}

/** A place in the code, with the lines around it. */
export function placed(
  code: string,
  { line, column }: Position,
): Required<Pick<RunError, 'line' | 'column' | 'codeFrame'>> {
  return { line, column, codeFrame: codeFrame(code, line, column) }
}

interface Wording {
  readonly message: string
  readonly advice?: string | undefined
}

/** Says what the engine's terse message means, when the place shows that it is the engine's and not the code's own. */
function reword(
  { name, message }: GuestError,
  top: GuestFrame | undefined,
  own: GuestFrame | undefined,
  context: ExplainContext,
): Wording {
  const cell = own && sourceOf(own, context)
  const offset = own && cell && offsetIn(cell, own)
  if (!cell || offset === undefined) return { message }
  if (name === 'ReferenceError') return rewordName(message, cell, offset, context)
  if (name !== 'TypeError') return { message }
  if (message === 'not a function') return rewordCall(message, cell, offset, top === own, context.hostFunctions)
  const constant = /^'(.+)' is read-only$/.exec(message)?.[1]
  if (constant) return { message, advice: `${constant} is a constant: declare it with let to assign to it.` }
  return rewordAccess(message, cell, offset)
}

function rewordName(message: string, cell: CellSource, offset: number, context: ExplainContext): Wording {
  const missing = /^'?([^' ]+)'? is not defined$/.exec(message)?.[1]
  // An error that the code made itself stands at its `new`, not at the name.
  if (missing && cell.code.startsWith(missing, offset)) {
    const advice = adviceForName(missing, context.knownNames, context.hostFunctions)
    return { message: `${missing} is not defined`, advice }
  }
  const plain = message.replace(HELD_SLOT, '')
  const early = /^'?([^' ]+)'? is not initialized$/.exec(plain)?.[1]
  return early
    ? { message: plain, advice: `${early} is used before its let, const or class line has run.` }
    : { message }
}

function rewordCall(
  message: string,
  cell: CellSource,
  offset: number,
  isDirect: boolean,
  hostFunctions: readonly string[],
): Wording {
  const callee = calleeAt(cell.program, cell.code, offset, hostFunctions)
  if (!callee) return { message }
  if (!isDirect) return { message: `an argument of ${callee.text} is not a function` }
  return {
    message: `${callee.text} is not ${callee.isNew ? 'a constructor' : 'a function'}`,
    advice: callee.method && adviceForMethod(callee.method),
  }
}

function rewordAccess(message: string, cell: CellSource, offset: number): Wording {
  const nothing = /^cannot (?:read|set) property (?:'(.*)' )?of (undefined|null)$/.exec(message)
  if (!nothing) return { message }
  const [, property, value = ''] = nothing
  const isIteration = property === 'Symbol.iterator'
  const text = isIteration ? iteratedAt(cell.program, cell.code, offset) : objectAt(cell.program, cell.code, offset)
  const plain = isIteration ? `cannot iterate over ${value}` : message
  return { message: text ? `${plain}: ${text} is ${value}` : plain }
}

function sourceOf(
  { fileName }: GuestFrame,
  { cell, fileName: own = 'cell.js', earlierCell }: ExplainContext,
): CellSource | undefined {
  if (fileName === own) return cell
  return fileName === undefined ? undefined : earlierCell?.(fileName)
}

function offsetIn({ script, program }: CellSource, { line, column }: GuestFrame): number | undefined {
  const offset = script.originalOffset(line, column)
  return offset === undefined ? undefined : refinedOffset(program, offset)
}

/** The place in the code that the innermost frame of a cell has. */
export function placeOf(
  stack: string,
  context: ExplainContext,
):
  | { readonly cell: CellSource; readonly fileName: string; readonly offset: number; readonly line: number }
  | undefined {
  const frame = framesOf(stack)[0]
  const cell = frame && sourceOf(frame, context)
  const offset = frame && cell && offsetIn(cell, frame)
  if (frame?.fileName === undefined || cell === undefined || offset === undefined) return undefined
  return { cell, fileName: frame.fileName, offset, line: positionOf(cell.code, offset).line }
}

/** The frames of cells, in the model's lines; names that the engine makes up are put in words. */
function stackOf(frames: readonly GuestFrame[], context: ExplainContext): string {
  const lines = frames.slice(0, MAX_FRAMES).map((frame) => {
    const source = sourceOf(frame, context)
    const offset = source && offsetIn(source, frame)
    const position = source && offset !== undefined ? positionOf(source.code, offset) : undefined
    const place = position ? `${frame.fileName}:${position.line}:${position.column}` : frame.fileName
    return `at ${frame.functionName === '<eval>' ? '<cell>' : frame.functionName} (${place})`
  })
  if (frames.length > MAX_FRAMES) lines.push(`… ${frames.length - MAX_FRAMES} more`)
  return lines.join('\n')
}
