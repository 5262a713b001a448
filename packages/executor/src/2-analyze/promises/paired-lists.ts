import type { Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import type { ProgramMap } from '../program-map.ts'

type Pair = readonly [target: Node, value: Node]

/**
 * Lists that are taken apart where they stand, as pairs of target and element: `[a, b] = [b, a]`. Each name is given
 * one element, and none is wanted for the sake of another.
 */
export function pairedLists({ program, places }: ProgramMap): Map<Node, readonly Pair[]> {
  const found = new Map<Node, readonly Pair[]>()
  walk(program, {
    enter(node) {
      const isAssigned = node.type === 'AssignmentExpression' && node.operator === '='
      // What an assignment gives besides is the list as a whole.
      if (isAssigned && places.get(node)?.parent?.type === 'ExpressionStatement') note(node.left, node.right)
      if (node.type === 'VariableDeclarator' && node.init) note(node.id, node.init)
    },
  })
  return found

  function note(target: Node, list: Node): void {
    if (target.type !== 'ArrayPattern' || list.type !== 'ArrayExpression') return
    if (target.elements.length > list.elements.length) return
    const parts = [...target.elements, ...list.elements]
    if (parts.some((part) => !part || part.type === 'RestElement' || part.type === 'SpreadElement')) return
    const pairs = target.elements.map((part, at): Pair => [part as Node, list.elements[at] as Node])
    found.set(list, pairs)
  }
}
