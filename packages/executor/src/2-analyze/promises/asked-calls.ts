import type { Node } from '../../ast/nodes.ts'
import { PROMISE_METHODS } from '../built-ins.ts'
import { keyName, unchained } from '../program-map.ts'
import { argumentsOf } from './argument-flow.ts'
import { ADDING, CALLING, MOVING } from './built-in-flow.ts'
import type { FlowCall } from './call-flow.ts'
import { convertedIn, isPrimitive, mayConvert, takenApartIn } from './conversions.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { AnyCall, FlowMap } from './flow-map.ts'
import { ELEMENTS, INSIDE, ITSELF } from './place.ts'

/** Calls of which it is told when they are made what becomes of promises: by the callee. And what is converted. */
export class AskedCalls {
  readonly #flow: FlowMap
  readonly #expressions: ExpressionFlow

  constructor(flow: FlowMap, expressions: ExpressionFlow) {
    this.#flow = flow
    this.#expressions = expressions
  }

  /** What is converted where it stands, and may be a list with promises in it. */
  converted(): Map<Node, 'Converted' | 'Deep'> {
    const { map } = this.#flow
    const found = new Map<Node, 'Converted' | 'Deep'>()
    for (const node of convertedIn(map)) {
      if (!isPrimitive(node) && this.#mayHold(node)) found.set(node, 'Converted')
    }
    for (const node of takenApartIn(map)) if (this.#mayHold(node) || this.#anyHolds()) found.set(node, 'Deep')
    return found
  }

  /** Calls of functions that are not known, with arguments that may be promises, or on lists that may hold some. */
  *openCalls(): Generator<FlowCall> {
    for (const call of this.#expressions.calls.calls) {
      const holds = call.args.some((place) => (place.holds & ITSELF) !== 0)
      const looks = call.receiver !== undefined && (call.receiver.holds & levelsRead(call.node)) !== 0
      if (!call.exact && (holds || looks || this.#readsDeep(call))) yield call
    }
  }

  /**
   * Calls that may convert their arguments, which may be lists with promises in them, and those of members that may
   * hold promises of functions.
   */
  *convertingCalls(): Generator<FlowCall> {
    for (const call of this.#expressions.calls.calls) {
      if (call.exact || this.fillsContainer(call.node)) continue
      if (this.#mayCallPromise(call.node) || this.#mayConvert(call)) yield call
    }
  }

  #mayConvert({ node, args }: FlowCall): boolean {
    const given = argumentsOf(node)
    const holds = args.some(({ holds }, at) => (holds & INSIDE) !== 0 && !(given[at] && isPrimitive(given[at])))
    if (!holds || !mayConvert(node)) return false
    return node.type !== 'CallExpression' || !this.#flow.isHost(node.callee)
  }

  #mayCallPromise(node: AnyCall): boolean {
    const callee = unchained(node.type === 'TaggedTemplateExpression' ? node.tag : node.callee)
    if (callee.type !== 'MemberExpression' || callee.object.type === 'Super') return false
    return !PROMISE_METHODS.has(keyName(callee) ?? '') && (this.#expressions.placeOf(callee).holds & ITSELF) !== 0
  }

  /** True for `kept.set(key, promise)`, `kept.has(key)` and their kin on a container that the program makes itself. */
  fillsContainer(node: Node): boolean {
    const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
    if (callee?.type !== 'MemberExpression' || callee.object.type === 'Super') return false
    const name = keyName(callee) ?? ''
    return (ADDING.has(name) || BY_KEY.has(name)) && this.#expressions.calls.containers.isMade(callee.object)
  }

  /** `console` and `JSON` read data at every depth. */
  #readsDeep({ node, args }: FlowCall): boolean {
    const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
    if (callee?.type === 'Identifier')
      return callee.name === 'structuredClone' && (args.some(({ holds }) => holds !== 0) || this.#anyHolds())
    if (callee?.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false
    if (!DEEP_READERS.has(callee.object.name)) return false
    return args.some((place) => place.holds !== 0) || this.#anyHolds()
  }

  /** True when some property may hold a promise, so that any data may. */
  #anyHolds(): boolean {
    // Of what earlier cells made, this one need not name any.
    if (this.#flow.reach.properties.size > 0) return true
    for (const { holds } of this.#flow.properties.values()) if (holds !== 0) return true
    return false
  }

  #mayHold(node: Node): boolean {
    return (this.#expressions.placeOf(node).holds & INSIDE) !== 0
  }
}

const DEEP_READERS: ReadonlySet<string> = new Set(['console', 'JSON'])

/** Methods of Maps and Sets that look for the very thing that they are given. */
const BY_KEY: ReadonlySet<string> = new Set(['has', 'get', 'delete'])

/** The levels of its receiver that a method may look at: none when it moves elements, or those for its callback. */
function levelsRead(node: Node): number {
  const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
  const name = callee?.type === 'MemberExpression' ? (keyName(callee) ?? '') : ''
  if (MOVING.has(name)) return 0
  // What is in a Map is one level deeper.
  return CALLING.has(name) && name !== 'forEach' ? ELEMENTS : INSIDE
}
