import type { FunctionNode } from '../../ast/nodes.ts'
import { keyName } from '../program-map.ts'
import { assignedAt } from '../setters.ts'
import type { FlowMap } from './flow-map.ts'
import { ALL, INSIDE } from './levels.ts'

/** What is assigned to a property is what its setter is given; of one that no name tells, anything may be assigned. */
export function connectSetter(fn: FunctionNode, flow: FlowMap): void {
  const index = assignedAt(fn, flow.map)
  const parameter = index === undefined ? undefined : fn.params[index]
  if (parameter?.type !== 'Identifier') return
  const { parent } = flow.map.places.get(fn) ?? {}
  const isSetter = (parent?.type === 'Property' || parent?.type === 'MethodDefinition') && parent.kind === 'set'
  const name = isSetter ? keyName(parent) : undefined
  if (name === undefined) return flow.graph.hold(flow.name(parameter), ALL)
  flow.graph.connect(flow.property(name), flow.name(parameter))
  flow.graph.leak(flow.assigned, flow.name(parameter), 'same', ALL | INSIDE)
}
