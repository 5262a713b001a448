import type { BinaryExpression, Expression, MemberExpression } from 'acorn'
import { libraryCall } from './build.ts'
import type { Rewriter } from './rewriter.ts'

const EQUALITY: ReadonlySet<string> = new Set(['===', '!==', '==', '!='])

/** `Promise.resolve` and its kin: all but `Promise.prototype`. */
export function isOfPromise({ object, property, computed }: MemberExpression, rewriter: Rewriter): boolean {
  if (object.type !== 'Identifier' || object.name !== 'Promise' || rewriter.inWith) return false
  if (rewriter.variableOf(object) !== undefined || !rewriter.topLevel.isNew('Promise')) return false
  return computed || (property.type === 'Identifier' && property.name !== 'prototype')
}

/**
 * What is compared with a function of `Promise` is so as it was written: it may be what stands for one.
 *
 *     resolve === Promise.resolve  →  $$asWritten(resolve) === Promise.resolve
 */
export function comparedAsWritten(node: BinaryExpression, rewriter: Rewriter): BinaryExpression | undefined {
  if (
    rewriter.analysis.settling === undefined ||
    !EQUALITY.has(node.operator) ||
    node.left.type === 'PrivateIdentifier'
  )
    return undefined
  const operands = [node.left, node.right]
  if (!operands.some((one) => one.type === 'MemberExpression' && isOfPromise(one, rewriter))) return undefined
  const [left, right] = operands.map((one) => libraryCall('asWritten', [rewriter.expression(one)], one))
  return { ...node, left: left as Expression, right: right as Expression }
}
