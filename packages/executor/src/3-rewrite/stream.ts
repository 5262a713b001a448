import type { Expression, ForOfStatement, Statement, YieldExpression } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { assign, awaitIf, block, identifier, libraryCall, number, statement } from './build.ts'
import { bindingOf } from './for-await.ts'
import type { Rewriter } from './rewriter.ts'
import { waitingIn } from './settle.ts'

/**
 * A loop over what may be an async iterable takes its steps one by one, each waited for; when it leaves early, the end
 * of the iterable is waited for, too.
 *
 *     for (const x of pages()) work(x)
 *  →  try { for (const $$t1 of $$t0 = $$steps(pages())) {
 *       const $$t2 = $$step($$t1) ? await $$take() : $$take(); if ($$ended($$t2)) break;
 *       const x = $$stepped($$t2); work(x) } } finally { $$closed($$t0) ? await $$take() : $$take() }
 */
export function rewriteStreamLoop(node: ForOfStatement, isOuterName: boolean, rewriter: Rewriter): Statement {
  const { map, engineWaits } = rewriter.analysis
  const waiting = waitingIn(map.regionOf(node.right), engineWaits)
  const isNow = waiting === 'now'
  const form = waiting === 'await' ? 'Async' : ''
  const [walk, entry, step] = [rewriter.temporary(), rewriter.temporary(), rewriter.temporary()]
  const read = (name: string): Expression => identifier(name, node)
  const { start, end } = node
  const waited = isNow
    ? libraryCall('stepNow', [read(entry)], node)
    : awaitIf(libraryCall(`step${form}`, [read(entry)], node), node)
  const ended: Statement = {
    type: 'IfStatement',
    test: libraryCall('ended', [read(step)], node),
    consequent: { type: 'BreakStatement', label: null, start, end },
    alternate: null,
    start,
    end,
  }
  const body = block(
    [
      statement(assign(identifier(step, node), waited, node), node),
      ended,
      bindingOf(node, libraryCall('stepped', [read(step)], node), isOuterName, rewriter),
      rewriter.rewrite(node.body) as Statement,
    ],
    node.body,
  )
  const steps = libraryCall('steps', [rewriter.expression(node.right)], node.right)
  const loop: ForOfStatement = {
    ...node,
    left: identifier(entry, node),
    right: assign(identifier(walk, node), steps, node.right),
    body,
  }
  const closed = isNow
    ? libraryCall('closedNow', [read(walk)], node)
    : awaitIf(libraryCall(`closed${form}`, [read(walk)], node), node)
  const finalizer = block([statement(closed, node)], node)
  return { type: 'TryStatement', block: block([loop], node), handler: null, finalizer, start, end }
}

/**
 * The list of what may be an async iterable, where a list is made of it.
 *
 *     [...pages()]  →  [...($$listed($$t0 = pages(), Infinity) ? await $$take() : $$take())]
 */
export function listed(node: Node, value: Expression, count: number, rewriter: Rewriter): Expression {
  const { map, engineWaits } = rewriter.analysis
  const waiting = waitingIn(map.regionOf(node), engineWaits)
  const limit = number(Number.isFinite(count) ? count : 4294967295, node)
  if (waiting === 'now') return libraryCall('listedNow', [value, limit], node)
  return awaitIf(libraryCall(waiting === 'await' ? 'listedAsync' : 'listed', [value, limit], node), node)
}

/**
 * What the engine takes steps of in an async generator, where methods of the guest's own may give them.
 *
 *     yield* pages()  →  yield* $$stream(pages())
 */
export function rewriteYield(node: YieldExpression, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  const { map, settling } = rewriter.analysis
  const isAsync = map.regionOf(node).fn?.async ?? false
  if (!node.delegate || !isAsync || settling === undefined || !rewritten.argument) return rewritten
  return { ...rewritten, argument: libraryCall('stream', [rewritten.argument], node) }
}
