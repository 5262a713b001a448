import type { FunctionNode } from '../ast/nodes.ts'
import type { ProgramMap } from './program-map.ts'
import type { ValueFlow } from './value-flow.ts'

/** Names of the top level that may hold a suspending function after a program. */
export function suspendingNames(map: ProgramMap, flow: ValueFlow): Set<string> {
  const names = new Set(flow.globals)
  for (const variable of map.names.program.variables.values()) {
    const [reference] = variable.references
    const holds =
      flow.variables.has(variable) ||
      variable.definitions.some(
        (definition) =>
          flow.suspending.has(definition as FunctionNode) ||
          (definition.type === 'VariableDeclarator' && definition.init && flow.mayHold(definition.init)),
      ) ||
      (reference !== undefined && flow.mayHold(reference.node))
    if (holds) names.add(variable.name)
  }
  return names
}
