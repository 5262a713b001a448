import type { FunctionNode, Node } from '../../ast/nodes.ts'
import { keyName, unchained } from '../program-map.ts'
import type { Expressions } from './argument-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { gather, restOf } from './gathered.ts'
import { ELEMENTS, INSIDE } from './levels.ts'
import { Place } from './place.ts'

/** A call of a function through another one: which it is, and what its parameters are given. */
export interface DetachedCall {
  readonly functions: readonly FunctionNode[]
  /** What the first parameters are given. */
  readonly args: readonly Place[]
  /** What the elements of are given to the parameters after those. */
  readonly list: Place | undefined
  /** True when it is not called yet: `const g = f.bind(receiver, …)`. */
  readonly isBound?: boolean
}

/**
 * Finds what is called by `f.call(receiver, …)`, `f.apply(receiver, list)`, `Reflect.apply(f, receiver, list)` and
 * `f.bind(receiver, …)(…)`, or will be by what `f.bind(receiver, …)` gives; undefined for all other calls.
 */
export function detachedCall(
  callee: Node,
  places: readonly Place[],
  args: readonly Node[],
  flow: Flow,
): DetachedCall | undefined {
  const member = unchained(callee)
  if (member.type === 'CallExpression') return boundCall(member, places, flow)
  if (member.type !== 'MemberExpression') return undefined
  const name = keyName(member)
  if (name === 'apply' && flow.map.isGlobal(member.object, 'Reflect')) {
    return args[0] ? { functions: flow.map.callees(args[0]).functions, args: [], list: places[2] } : undefined
  }
  if (name !== 'call' && name !== 'apply' && name !== 'bind') return undefined
  const { functions } = flow.map.callees(member.object)
  if (name === 'bind') return { functions, args: places.slice(1), list: undefined, isBound: true }
  return name === 'call'
    ? { functions, args: places.slice(1), list: undefined }
    : { functions, args: [], list: places[1] }
}

interface Flow {
  readonly map: FlowMap
  placeOf(node: Node): Place
}

function boundCall(
  maker: Node & { type: 'CallExpression' },
  places: readonly Place[],
  flow: Flow,
): DetachedCall | undefined {
  const member = unchained(maker.callee)
  if (member.type !== 'MemberExpression' || keyName(member) !== 'bind') return undefined
  const bound = maker.arguments.slice(1).map((argument) => flow.placeOf(argument))
  return { functions: flow.map.callees(member.object).functions, args: [...bound, ...places], list: undefined }
}

/** Connects what such a call gives with the parameters that take it. */
export function connectDetached(call: DetachedCall, map: FlowMap, expressions: Pick<Expressions, 'bind'>): void {
  for (const fn of call.functions) {
    for (const [index, parameter] of fn.params.entries()) {
      const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
      if (target.type !== 'RestElement') connectParameter(call, index, target, map, expressions)
      else if (call.list !== undefined)
        map.graph.connect(call.list, restOf(target.argument, map, expressions), 'same', undefined, INSIDE)
    }
    gather(fn, call.args, map, expressions)
    if (call.list === undefined || !map.map.usesArguments(fn)) continue
    map.graph.connect(call.list, map.argumentsOf(fn), 'same', undefined, INSIDE & ~ELEMENTS)
  }
}

function connectParameter(
  { args, list }: DetachedCall,
  index: number,
  target: Node,
  { graph }: FlowMap,
  expressions: Pick<Expressions, 'bind'>,
): void {
  const place = args[index]
  const given = new Place()
  if (place !== undefined) graph.connect(place, given, 'same', 'at-run-time')
  else if (list !== undefined) graph.connect(list, given, 'out-of')
  expressions.bind(target, given)
}

/** `eval(…)`, and calls of what a call or `new` gave: the code may be any. */
export function isCodeFromText(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'eval'
  return callee.type === 'NewExpression' || callee.type === 'CallExpression'
}
