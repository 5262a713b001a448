import { isLoop, type Node } from '../ast/nodes.ts'
import type { CallSite, ProgramMap } from './program-map.ts'

/** True for what may be a call that waits. */
export function isCallSite(node: Node): node is CallSite {
  return node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression'
}

/** True for the parts of a loop that run again and again. */
export function isRepeated(parent: Node | undefined, key: string | undefined): boolean {
  return parent !== undefined && isLoop(parent) && key !== 'init' && key !== 'right'
}

/** Where the rounds of a loop begin, in the text; an assignment to a target counts as part of them. */
export function startOfRounds(loop: Node): number {
  if (loop.type === 'ForStatement') return (loop.test ?? loop.update ?? loop.body).start
  const declares = 'left' in loop && loop.left.type === 'VariableDeclaration'
  return declares && 'body' in loop ? (loop.body as Node).start : loop.start
}

/** The expression that writes: patterns write with the assignment around them. */
export function effectOf(target: Node, { places }: ProgramMap): Node {
  for (let node = target; ; ) {
    const parent = places.get(node)?.parent
    switch (parent?.type) {
      case 'ArrayPattern':
      case 'ObjectPattern':
      case 'RestElement':
      case 'AssignmentPattern':
      case 'Property':
        node = parent
        continue
      case 'AssignmentExpression':
      case 'UpdateExpression':
      case 'UnaryExpression':
        return parent
      default:
        return node
    }
  }
}
