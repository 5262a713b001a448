import type { Node } from '../ast/nodes.ts'
import { walk } from '../ast/walk.ts'
import { keyName, unchained } from './program-map.ts'

/** What takes values out of objects. */
export interface TakenOut {
  /** Members and answers of calls. */
  readonly expressions: readonly Node[]
  /** `const { name: target } = o` */
  readonly parts: readonly { readonly name: string; readonly target: Node }[]
  /** What `Object.values` and `Object.entries` are given: what is in it may be anywhere. */
  readonly listed: readonly Node[]
}

/** Finds it in a program. */
export function takenOut(program: Node): TakenOut {
  const expressions: Node[] = []
  const parts: TakenOut['parts'][number][] = []
  const listed: Node[] = []
  walk(program, {
    enter(node, { parent }) {
      if (node.type === 'MemberExpression' || node.type === 'CallExpression') expressions.push(node)
      if (node.type === 'CallExpression' && node.arguments[0] && isListing(unchained(node.callee)))
        listed.push(node.arguments[0])
      if (node.type !== 'Property' || parent?.type !== 'ObjectPattern') return
      const name = keyName(node)
      const target = node.value.type === 'AssignmentPattern' ? node.value.left : node.value
      if (name !== undefined && target.type === 'Identifier') parts.push({ name, target })
    },
  })
  return { expressions, parts, listed }
}

function isListing(callee: Node): boolean {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false
  return callee.object.name === 'Object' && ['values', 'entries'].includes(keyName(callee) ?? '')
}
