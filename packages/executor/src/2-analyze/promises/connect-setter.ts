import type { FunctionNode } from '../../ast/nodes.ts'
import { keyName } from '../program-map.ts'
import type { FlowMap } from './flow-map.ts'

/** What is assigned to a property is what its setter is given. */
export function connectSetter(fn: FunctionNode, flow: FlowMap): void {
  const { parent } = flow.map.places.get(fn) ?? {}
  const isSetter = (parent?.type === 'Property' || parent?.type === 'MethodDefinition') && parent.kind === 'set'
  const name = isSetter ? keyName(parent) : undefined
  const [parameter] = fn.params
  if (name === undefined || parameter?.type !== 'Identifier') return
  flow.graph.connect(flow.property(name), flow.name(parameter))
}
