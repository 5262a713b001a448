import type { CatchClause, Expression, ForOfStatement, LabeledStatement, Statement, TryStatement } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { type At, assign, block, declare, identifier, libraryCall, statement } from './build.ts'
import type { Rewriter } from './rewriter.ts'
import { settle } from './settle.ts'

/**
 * The engine's own loop does not wait for the end of an iterator that it leaves early, and ends one that came to its
 * end by itself. So its steps are taken one by one, and awaited where the language awaits them.
 *
 *     for await (const x of pages()) work(x)
 *  →  try { for ($$t0 = $$walk(pages()); !$$walked($$t0, await $$walkOn($$t0));) {
 *       const x = $$walkedTo($$t0); work(x) } }
 *     catch ($$error) { try { if ($$leaving($$t0)) await $$take() } catch {} throw $$error }
 *     finally { if ($$leaving($$t0)) $$left(await $$take()) }
 *
 * Where later cells may give what it goes through, promises in `$$walkedTo($$t0)` are waited for.
 *
 * What is thrown in the loop comes before what is thrown when it is left.
 */
export function rewriteForAwait(node: ForOfStatement, isOuterName: boolean, rewriter: Rewriter): TryStatement {
  const walk = rewriter.temporary()
  const read = (): Expression => identifier(walk, node)
  const { start, end } = node
  const awaited = (argument: Expression): Expression => ({ type: 'AwaitExpression', argument, start, end })
  const ended = libraryCall('walked', [read(), awaited(libraryCall('walkOn', [read()], node))], node)
  const given = libraryCall('walkedTo', [read()], node)
  const isAsked = rewriter.analysis.settling?.converted.has(node.left) ?? false
  const value = isAsked ? settle(node.left, given, rewriter) : given
  const loop: Statement = {
    type: 'ForStatement',
    init: assign(read() as never, libraryCall('walk', [rewriter.expression(node.right)], node.right), node.right),
    test: { type: 'UnaryExpression', operator: '!', prefix: true, argument: ended, start, end },
    update: null,
    body: block([bindingOf(node, value, isOuterName, rewriter), rewriter.rewrite(node.body) as Statement], node.body),
    start,
    end,
  }
  const leave = (left: Expression): Statement => ({
    type: 'IfStatement',
    test: libraryCall('leaving', [read()], node),
    consequent: statement(left, node),
    alternate: null,
    start,
    end,
  })
  const taken = awaited(libraryCall('take', [], node))
  return {
    type: 'TryStatement',
    block: block([loop], node),
    handler: failing(leave(taken), node, rewriter),
    finalizer: block([leave(libraryCall('left', [taken], node))], node),
    start,
    end,
  }
}

/** `catch ($$error) { try { leave } catch {} throw $$error }` */
function failing(leave: Statement, at: At, rewriter: Rewriter): CatchClause {
  const { start, end } = at
  const error = identifier('$$error', at)
  const pass = rewriter.signals ? [statement(libraryCall('catch', [error], at), at)] : []
  const ignored: CatchClause = { type: 'CatchClause', param: error, body: block(pass, at), start, end }
  const left: Statement = { type: 'TryStatement', block: block([leave], at), handler: ignored, start, end }
  const thrown: Statement = { type: 'ThrowStatement', argument: error, start, end }
  return { type: 'CatchClause', param: error, body: block([left, thrown], at), start, end }
}

/**
 * What a loop declares or assigns, at the start of each round. A declaration leaves the value of the round what it is.
 *
 *     for await (state.last of pages()) …  →  let $$value = state.last = $$walkedTo($$t0)
 */
export function bindingOf(
  node: ForOfStatement,
  value: Expression,
  isOuterName: boolean,
  rewriter: Rewriter,
): Statement {
  const { left } = node
  const isDeclared = left.type === 'VariableDeclaration'
  const target = rewriter.rewrite(isDeclared ? (left.declarations[0]?.id as Node) : left) as never
  if (!isDeclared || (left.kind === 'var' && isOuterName))
    return declare('let', [[identifier('$$value', left), assign(target, value, left)]], left)
  if (left.kind === 'var') return { ...declare('let', [[target, value]], left), kind: 'var' }
  return declare(left.kind === 'const' ? 'const' : 'let', [[target, value]], left)
}

/** A label stays at its loop, where something stands around that: `continue` asks for it there. */
export function rewriteLabeled(node: LabeledStatement, rewriter: Rewriter): Statement {
  const rewritten = rewriter.children(node)
  const { body } = rewritten
  let inner: Statement = node.body
  while (inner.type === 'LabeledStatement') inner = inner.body
  if (inner.type !== 'ForOfStatement' || body.type !== 'TryStatement') return rewritten
  const [loop] = body.block.body
  return { ...body, block: { ...body.block, body: [{ ...rewritten, body: loop as Statement }] } }
}
