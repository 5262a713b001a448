import { type Position, positionOf } from '../ast/position.ts'
import type { ErrorCode } from '../errors.ts'

/** Error codes with which the front end refuses a cell before anything runs. */
export type SyntaxFailureCode = Extract<ErrorCode, 'syntax' | 'source-too-large' | 'source-too-deep'>

/** What is known about a refusal beyond its message. */
export interface SyntaxFailureDetails {
  readonly code?: SyntaxFailureCode
  /** Place in the model's code, both from 1. */
  readonly position?: Position
  /** One sentence: the way out. */
  readonly advice?: string | undefined
}

/**
 * Thrown by the front end for code that cannot be run; internal, `describeSyntaxFailure` turns it into a `RunError`.
 * Codes: `syntax`, `source-too-large`, `source-too-deep`.
 */
export class SyntaxFailure extends Error {
  override readonly name = 'SyntaxError'
  readonly code: SyntaxFailureCode
  readonly position: Position | undefined
  readonly advice: string | undefined
  constructor(message: string, { code = 'syntax', position, advice }: SyntaxFailureDetails = {}) {
    super(message)
    this.code = code
    this.position = position
    this.advice = advice
  }
}

/** A refusal of what stands at `offset` of `code`. */
export function failAt(code: string, offset: number, message: string, advice?: string): SyntaxFailure {
  return new SyntaxFailure(message, { position: positionOf(code, offset), advice })
}

/** The refusal of code that nests deeper than the front end or the engine's parser follow. */
export function tooDeep(position?: Position): SyntaxFailure {
  return new SyntaxFailure('Cannot run code: it nests too deeply', {
    code: 'source-too-deep',
    advice: 'Split it into statements and functions of their own; put large data into flat lists or `globals`.',
    ...(position && { position }),
  })
}

/** True for what V8, JavaScriptCore and SpiderMonkey throw when their stack ends, and for acorn's report of it. */
export function isStackOverflow(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return /call stack size|too much recursion|not enough stack space/i.test(error.message)
}
