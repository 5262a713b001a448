import type { ContinueStatement, ForStatement, LabeledStatement, Statement } from 'acorn'
import { isClass, isFunction, isLoop, type Node } from '../ast/nodes.ts'
import { walk } from '../ast/walk.ts'
import { identifier } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * The engine gives each round of a `for (let …)` loop variables of its own only when the round ends at the end of the
 * body: after a `continue`, closures of that round see the next one's. So the body gets a label, and `continue`
 * leaves it.
 *
 *     for (let i = 0; i < 3; i++) { list.push(() => i); if (odd(i)) continue; … }
 *  →  for (let i = 0; i < 3; i++) $$round4: { list.push(() => i); if (odd(i)) break $$round4; … }
 */
export function rewriteFor(node: ForStatement, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  if (!hasOwnRounds(node) || !isContinued(node, rewriter)) return rewritten
  const { start, end } = node.body
  const body: LabeledStatement = {
    type: 'LabeledStatement',
    label: identifier(labelOf(node), node.body),
    body: rewritten.body,
    start,
    end,
  }
  return { ...rewritten, body }
}

/** `continue` → `break $$round4` where the loop needs it. */
export function rewriteContinue(node: ContinueStatement, rewriter: Rewriter): Statement {
  const loop = loopOf(node, rewriter)
  if (loop?.type !== 'ForStatement' || !hasOwnRounds(loop)) return node
  const { start, end } = node
  return { type: 'BreakStatement', label: identifier(labelOf(loop), node), start, end }
}

function labelOf(loop: ForStatement): string {
  return `$$round${loop.start}`
}

/** True for a loop that declares variables which something inside it may keep. */
function hasOwnRounds(loop: ForStatement): boolean {
  return (
    loop.init?.type === 'VariableDeclaration' &&
    loop.init.kind !== 'var' &&
    contains(loop, (node) => isFunction(node) || isClass(node))
  )
}

function isContinued(loop: ForStatement, rewriter: Rewriter): boolean {
  return contains(loop.body, (node) => node.type === 'ContinueStatement' && loopOf(node, rewriter) === loop)
}

/** The loop that a `continue` goes on with. */
function loopOf(node: ContinueStatement, rewriter: Rewriter): Node | undefined {
  const { places } = rewriter.analysis.map
  let inner: Node | undefined
  for (let at = places.get(node)?.parent; at !== undefined; at = places.get(at)?.parent) {
    if (isLoop(at)) inner = at
    if (node.label ? at.type === 'LabeledStatement' && at.label.name === node.label.name : isLoop(at)) return inner
  }
  return undefined
}

function contains(root: Node, passes: (node: Node) => boolean): boolean {
  let found = false
  walk(root, {
    enter(node) {
      found ||= passes(node)
      return !found
    },
  })
  return found
}
