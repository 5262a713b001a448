import { isClass, isFunction } from '../ast/nodes.ts'
import type { ProgramMap } from './program-map.ts'
import type { Scope } from './scopes.ts'

/** Names of the top level, declared here or not, that functions and classes read: they may be called by later cells. */
export function* readInFunctions({ names }: ProgramMap): Generator<string> {
  for (const { node, reads, variable, scope } of names.references) {
    if (!reads || (variable !== undefined && variable.scope !== names.program)) continue
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      if (!isFunction(at.node) && !isClass(at.node)) continue
      yield node.name
      break
    }
  }
}
