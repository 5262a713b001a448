import type { ClassBody } from 'acorn'
import type { FunctionNode } from '../ast/nodes.ts'

/** The private names that a class declares; undefined for those that are no methods. */
export type PrivateNames = ReadonlyMap<string, FunctionNode | undefined>

/** The private names of one class. */
export function privateNamesOf(body: ClassBody): PrivateNames {
  const names = new Map<string, FunctionNode | undefined>()
  for (const member of body.body) {
    if (member.type === 'StaticBlock' || member.key.type !== 'PrivateIdentifier') continue
    const isMethod = member.type === 'MethodDefinition' && member.kind === 'method'
    names.set(member.key.name, isMethod ? member.value : undefined)
  }
  return names
}
