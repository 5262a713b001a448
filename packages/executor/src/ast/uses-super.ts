import type { Node } from './nodes.ts'
import { walk } from './walk.ts'

/** True for what has a `super` in it: it means something else where it is copied to. */
export function usesSuper(root: Node): boolean {
  let found = false
  walk(root, {
    enter(node) {
      found ||= node.type === 'Super'
    },
  })
  return found
}
