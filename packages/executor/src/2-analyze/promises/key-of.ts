import type { Node } from '../../ast/nodes.ts'
import { keyName, type ProgramMap } from '../program-map.ts'
import type { Variable } from '../scopes.ts'

/** A variable, or the name of a property. */
export type Key = Variable | string

/** What a name or a member expression leads to. */
export function keyOf(node: Node, { names }: ProgramMap): Key | undefined {
  if (node.type === 'MemberExpression') return keyName(node)
  if (node.type !== 'Identifier') return undefined
  return names.declared.get(node) ?? names.referenceOf.get(node)?.variable
}
