import type { CallExpression, Expression, MethodDefinition, NewExpression, Property } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import { type At, array, libraryCall, number, text, undefinedValue } from './build.ts'
import { cellNumber } from './cell-number.ts'
import { isOptional, thenHelper } from './promise-method.ts'
import type { Rewriter } from './rewriter.ts'

// A function that gives promises has something else stand for it, which gives values to every call that does not take
// promises: so no call of which nobody saw whom it calls ever gets one.
//
//     const ok = async (a) => check(a)  →  const ok = $$giving(async (a) => check(a), "ok")
//     ok(1).then(f)                     →  $$thenOf($$giver(ok)(1), "then")(f)

/** True for a function that gives promises to those who take some, and values to all others. */
export function givesPromises(node: FunctionNode, { analysis, later }: Rewriter): boolean {
  const { settling, suspending, engineWaits } = analysis
  const gives = settling?.givers.has(node) || later?.settling?.givers.has(node)
  return !!gives && (engineWaits || !suspending.has(node))
}

/** `$$giving(f)`: what stands for a function that gives promises, or gives some to the cells after `cell` alone. */
export function giving(fn: Expression, name: string | undefined, at: At, cell?: Expression): Expression {
  if (cell !== undefined)
    return libraryCall('giving', [fn, name === undefined ? undefinedValue(at) : text(name, at), cell], at)
  return libraryCall('giving', name === undefined ? [fn] : [fn, text(name, at)], at)
}

/** The number of the cell, where functions of it give promises to later cells alone: of what those hand in. */
export function cellBeforeGiving(nodes: readonly FunctionNode[], rewriter: Rewriter): Expression | undefined {
  const { analysis, later, fileName } = rewriter
  const cell = cellNumber(fileName)
  if (later === undefined || Number.isNaN(cell)) return undefined
  return nodes.some((node) => analysis.settling?.givers.has(node)) ? undefined : number(cell, nodes[0] as At)
}

/** The keys of plain methods that give promises, and `undefined` where no text tells one; async ones are told apart. */
export function givingKeys(methods: readonly (MethodDefinition | Property)[], at: At): Expression {
  const plain = methods.filter(({ value }) => isFunction(value) && !value.async).map((method) => keyName(method))
  const names = plain.filter((name) => name !== undefined)
  return names.length < plain.length
    ? undefinedValue(at)
    : array(
        names.map((name) => text(name, at)),
        at,
      )
}

/** True for one that may call such a function; which `then` and which `map` is meant is told by other means. */
export function isTaken(node: CallExpression, rewriter: Rewriter): boolean {
  return !isOptional(node) && takesPromise(node, rewriter)
}

/** The same for one that may stand in an optional chain. */
export function takesPromise(node: CallExpression, rewriter: Rewriter): boolean {
  const { settling, wrapped } = rewriter.analysis
  if (!settling?.givers.isTaken(node) || node.callee.type === 'Super') return false
  if (thenHelper(node, rewriter) !== undefined || settling.lists.has(node)) return false
  return !node.arguments.some((argument) => wrapped.has(argument))
}

/**
 * An executor that is asynchronous runs on after the promise is made.
 *
 *     new Promise(work)  →  new Promise($$executor(Promise, work))
 */
export function rewriteNew(node: NewExpression, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  const [given] = node.arguments
  const [executor, ...others] = rewritten.arguments
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'Promise' || rewritten.callee.type !== 'Identifier')
    return rewritten
  if (rewriter.analysis.settling === undefined || !given || !executor) return rewritten
  if (given.type === 'SpreadElement' || executor.type === 'SpreadElement' || isFunction(given)) return rewritten
  return { ...rewritten, arguments: [libraryCall('executor', [rewritten.callee, executor], given), ...others] }
}
