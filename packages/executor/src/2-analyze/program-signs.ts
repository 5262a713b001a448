import type { Identifier, MemberExpression } from 'acorn'
import type { Node } from '../ast/nodes.ts'

/** Names by which a program makes what answers reads: of the global object, and of functions of `Object`. */
const DESCRIBING: ReadonlySet<string> = new Set(
  'Proxy Reflect globalThis defineProperty defineProperties getOwnPropertyDescriptor getOwnPropertyDescriptors'.split(
    ' ',
  ),
)

/** True for such a name, and for `Object.create`. */
export function describes(node: Identifier | MemberExpression): boolean {
  if (node.type === 'Identifier') return DESCRIBING.has(node.name)
  const { object, property } = node
  if (object.type !== 'Identifier' || object.name !== 'Object') return false
  return node.computed || (property.type === 'Identifier' && property.name === 'create')
}

/** `a.constructor.name`, `a.constructor === A`, `new this.constructor(…)`: what is around makes no code from text. */
export function isPlainConstructor(parent: Node | undefined): boolean {
  if (parent?.type === 'NewExpression') {
    return parent.callee.type === 'MemberExpression' && parent.callee.object.type === 'ThisExpression'
  }
  return parent?.type === 'MemberExpression' || parent?.type === 'BinaryExpression'
}
