import { forEachChild } from './children.ts'
import type { Node } from './nodes.ts'

/** Where a node hangs: its parent and the field (and the place in it) that holds the node. */
export interface Place {
  readonly parent: Node | undefined
  readonly key: string | undefined
  readonly index: number | undefined
}

/** What {@link walk} calls. */
export interface Visitor {
  /** Before the children; to give `false` passes over them (and over `leave` of this node). */
  readonly enter?: (node: Node, place: Place) => unknown
  /** After the children. */
  readonly leave?: (node: Node, place: Place) => void
}

interface Visit extends Place {
  readonly node: Node
  leaving: boolean
}

/**
 * Walks `root` and everything below it in source order, without recursion: no depth of code overflows it.
 * @example walk(program, { enter: (node) => node.type !== 'FunctionExpression' }) // stays out of functions
 */
export function walk(root: Node, visitor: Visitor): void {
  const { enter, leave } = visitor
  const stack: Visit[] = [{ node: root, parent: undefined, key: undefined, index: undefined, leaving: false }]
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    if (visit.leaving) {
      leave?.(visit.node, visit)
      continue
    }
    if (enter?.(visit.node, visit) === false) continue
    if (leave !== undefined) {
      visit.leaving = true
      stack.push(visit)
    }
    pushChildren(visit.node, stack)
  }
}

function pushChildren(parent: Node, stack: Visit[]): void {
  const first = stack.length
  forEachChild(parent, (node, key, index) => stack.push({ node, parent, key, index, leaving: false }))
  // The stack gives back the last one first: turn the children around, in place.
  for (let low = first, high = stack.length - 1; low < high; low++, high--) {
    const visit = stack[low] as Visit
    stack[low] = stack[high] as Visit
    stack[high] = visit
  }
}
