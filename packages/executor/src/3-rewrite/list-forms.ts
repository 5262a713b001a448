import type { CallExpression } from 'acorn'
import { unchained } from '../2-analyze/program-map.ts'
import type { Node } from '../ast/nodes.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * How a call is made: the end of the library function's name, and an argument that comes first.
 *
 * `Async` waits always, `Promise` gives the promise, `If` does when the combinator around it is the engine's own;
 * `Open` settles the arguments that the callee does not keep as promises, and gives a value unless it is `OpenGiving`.
 */
export interface CallForm {
  readonly suffix: string
  readonly combine?: string
  /** True for a built-in that calls back, and gives the list. */
  readonly isList?: boolean
  /** True where nothing waits: what it gives is there at once. */
  readonly isAtOnce?: boolean
}

/** True for what makes a list where it is asked whether promises are wanted in it or what it goes through has some. */
export function isListAsked(node: CallExpression, rewriter: Rewriter): boolean {
  return rewriter.combineAt(node) !== undefined || !!rewriter.analysis.settling?.calls.has(node)
}

/** `list.map(f)`, but for `super.map(f)`. */
export function isOfMethod(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
  return callee?.type === 'MemberExpression' && callee.object.type !== 'Super' && callee.property.type === 'Identifier'
}

/** The form of a call that makes a list of promises, where promises that it goes through may have to be values. */
export function openListForm(node: Node, rewriter: Rewriter): CallForm {
  const waits = rewriter.analysis.map.regionOf(node).kind === 'async' ? 'Async' : ''
  const combine = rewriter.combineAt(node)
  const form = { suffix: `Open${waits}`, isList: true }
  return combine === undefined ? form : { ...form, suffix: `${form.suffix}If`, combine }
}
