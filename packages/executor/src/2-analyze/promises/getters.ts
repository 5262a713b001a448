import type { MemberExpression } from 'acorn'
import { type FunctionNode, isFunction, type Node } from '../../ast/nodes.ts'
import { keyName } from '../program-map.ts'
import { ANY_KEY } from '../reached-places.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { ITSELF } from './levels.ts'
import { gettingKey } from './promise-reach.ts'

/** What an expression stands in that gives it on. */
const GROUPS: ReadonlySet<string> = new Set(['ParenthesizedExpression', 'ChainExpression'])

type Accessor = Node & { readonly type: 'Property' | 'MethodDefinition' }

const isGetter = (node: Node): node is Accessor =>
  (node.type === 'Property' || node.type === 'MethodDefinition') && node.kind === 'get'

/**
 * Getters that give promises. Code that asks for none reads their values, and what wants a promise reads what was
 * written: by a name, or by a key under which one may stand.
 */
export class Getters {
  readonly #flow: FlowMap
  readonly #expressions: ExpressionFlow
  readonly #own: Accessor[] = []
  /** True for code that may meet a getter of its own, or one of an earlier cell that gives promises. */
  readonly #mayMeet: boolean

  constructor(flow: FlowMap, expressions: ExpressionFlow) {
    this.#flow = flow
    this.#expressions = expressions
    for (const node of flow.map.places.keys()) if (isGetter(node) && isFunction(node.value)) this.#own.push(node)
    this.#mayMeet = this.#own.length > 0 || this.#isEarlier(ANY_KEY) || this.#hasEarlier()
  }

  /** What is read by a key that no text tells, and is wanted as a promise, may be what a getter gives. */
  hold(): void {
    if (!this.#mayMeet) return
    for (const node of this.#flow.map.places.keys()) {
      if (node.type !== 'MemberExpression' || isNamed(node)) continue
      const place = this.#expressions.placeOf(node)
      if ((place.wants & ITSELF) !== 0) this.#flow.graph.hold(place, ITSELF)
    }
  }

  /** The names of getters that give promises. */
  givingNames(gives: (fn: FunctionNode) => boolean): Set<string> {
    const giving = this.#own.filter(({ value }) => gives(value as FunctionNode))
    return new Set(giving.map((accessor) => keyName(accessor) ?? ANY_KEY))
  }

  /** True for a read that may be one of a getter which gives a promise. */
  isTaken(node: MemberExpression, names: ReadonlySet<string>): boolean {
    if (!this.#mayMeet || node.object.type === 'Super' || node.property.type === 'PrivateIdentifier') return false
    const { wants, holds } = this.#expressions.placeOf(node)
    const has = (name: string): boolean => names.has(name) || this.#isEarlier(name)
    if (!isNamed(node)) return (wants & ITSELF) !== 0 && this.#isRead(node)
    return ((wants | holds) & ITSELF) !== 0 && (has(keyName(node) as string) || has(ANY_KEY)) && this.#isRead(node)
  }

  #isEarlier(name: string): boolean {
    return this.#flow.reach.givingProperties.has(gettingKey(name))
  }

  #hasEarlier(): boolean {
    return [...this.#flow.reach.givingProperties].some((name) => name.startsWith(gettingKey('')))
  }

  /** True but for what is assigned to, deleted or called. */
  #isRead(node: Node): boolean {
    const { places } = this.#flow.map
    let at = node
    const around = (): Node | undefined => places.get(at)?.parent
    while (GROUPS.has(around()?.type ?? '')) at = around() as Node
    const parent = around()
    const key = places.get(at)?.key
    switch (parent?.type) {
      case 'AssignmentExpression':
      case 'AssignmentPattern':
      case 'ForInStatement':
      case 'ForOfStatement':
        return key !== 'left'
      case 'CallExpression':
      case 'TaggedTemplateExpression':
        return key !== 'callee' && key !== 'tag'
      case 'Property':
        return key !== 'value' || places.get(parent)?.parent?.type !== 'ObjectPattern'
      case 'UnaryExpression':
        return parent.operator !== 'delete'
      case 'ArrayPattern':
      case 'RestElement':
      case 'UpdateExpression':
        return false
      default:
        return true
    }
  }
}

const isNamed = (node: MemberExpression): boolean => {
  const name = keyName(node)
  return name !== undefined && !/^\d+$/.test(name)
}
