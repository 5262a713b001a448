import type { FunctionNode, Node } from '../../ast/nodes.ts'
import type { Expressions } from './argument-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { ELEMENTS, INSIDE } from './levels.ts'
import { Place } from './place.ts'

type Binding = Pick<Expressions, 'bind'>

/**
 * What a function is given by position gets to where it has all of that in one list: to its rest parameter, and to
 * `arguments`, in which no promise stands itself.
 */
export function gather(
  fn: FunctionNode,
  given: readonly (Place | undefined)[],
  flow: FlowMap,
  expressions: Binding,
): void {
  gatherArguments(fn, given, flow)
  const last = fn.params.at(-1)
  if (last?.type !== 'RestElement') return
  const rest = restOf(last.argument, flow, expressions)
  for (const place of given.slice(fn.params.length - 1)) {
    if (place !== undefined) flow.graph.connect(place, rest, 'into', 'at-run-time')
  }
}

/** The same for `arguments` alone. */
export function gatherArguments(fn: FunctionNode, given: readonly (Place | undefined)[], flow: FlowMap): void {
  if (!flow.map.usesArguments(fn)) return
  const all = flow.argumentsOf(fn)
  for (const place of given) {
    if (place !== undefined) flow.graph.connect(place, all, 'into', undefined, INSIDE & ~ELEMENTS)
  }
}

/** The place of a rest parameter: of its name, or of what its pattern goes through. */
export function restOf(target: Node, flow: FlowMap, expressions: Binding): Place {
  if (target.type === 'Identifier') return flow.name(target)
  const rest = new Place()
  expressions.bind(target, rest)
  return rest
}
