import type { MemberExpression, ObjectPattern } from 'acorn'
import { type FunctionNode, isFunction, isGetter, type Node } from '../../ast/nodes.ts'
import { COMBINATORS, PROMISE_METHODS } from '../built-ins.ts'
import { cellValues } from '../cell-value.ts'
import { isLanguageName } from '../language.ts'
import { keyName, unchained } from '../program-map.ts'
import { ANY_KEY } from '../reached-places.ts'
import type { Variable } from '../scopes.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { ALL } from './levels.ts'
import { gettingKey } from './promise-reach.ts'
import { isInTry, tailsOf } from './tails.ts'

/** What an expression stands in that gives it on. */
const GROUPS: ReadonlySet<string> = new Set(['ParenthesizedExpression', 'ChainExpression'])

type Accessor = Node & { readonly type: 'Property' | 'MethodDefinition' }

/**
 * Getters that give promises. Code that asks for none reads their values, and what wants a promise reads what was
 * written: by a name, or by a key under which one may stand.
 */
export class Getters {
  readonly #flow: FlowMap
  readonly #expressions: ExpressionFlow
  readonly #own: Accessor[] = []
  /** What the cell may end with. */
  readonly #values: ReadonlySet<Node>
  /** Names that are given what a property holds. */
  readonly #given = new Set<Variable>()
  /** True for code that may meet a getter of its own, or one of an earlier cell that gives promises. */
  readonly #mayMeet: boolean
  /** True for code that may meet objects of modules, of earlier cells or of code from text. */
  #meetsOthers: boolean

  constructor(flow: FlowMap, expressions: ExpressionFlow) {
    this.#flow = flow
    this.#expressions = expressions
    this.#values = cellValues(flow.map.program)
    this.#meetsOthers = flow.evaluates
    for (const node of flow.map.places.keys()) this.#note(node)
    this.#mayMeet = this.#own.length > 0 || this.#isEarlier(ANY_KEY) || this.#hasEarlier()
  }

  /** What is read by a key that no text tells, and is wanted as a promise, may be what a getter gives. */
  hold(): void {
    if (!this.#mayMeet) return
    for (const node of this.#flow.map.places.keys()) {
      if (node.type !== 'MemberExpression' || isNamed(node)) continue
      const place = this.#expressions.placeOf(node)
      this.#flow.graph.hold(place, place.wants & ALL)
    }
  }

  /** The names of getters that give promises. */
  givingNames(gives: (fn: FunctionNode) => boolean): Set<string> {
    const giving = this.#own.filter(({ value }) => gives(value as FunctionNode))
    return new Set(giving.map((accessor) => keyName(accessor) ?? ANY_KEY))
  }

  /**
   * True for a read that may be one of a getter which gives a promise. Objects may be those of other code, whose
   * getters are not known, and functions may be given some later: what stands where only a promise is meant is read for
   * one.
   */
  isTaken(node: MemberExpression, names: ReadonlySet<string>): boolean {
    if (node.object.type === 'Super' || node.property.type === 'PrivateIdentifier') return false
    if (this.#mayBeGiven(node) && this.#isConsumed(node)) return true
    if (!this.#mayMeet || !this.#isRead(node)) return false
    const { wants, holds } = this.#expressions.placeOf(node)
    if (!isNamed(node)) return (wants & ALL) !== 0
    return ((wants | holds) & ALL) !== 0 && this.#has(keyName(node) as string, names)
  }

  /** The pattern that takes promises of getters out of an expression. */
  takenApart(value: Node, names: ReadonlySet<string>): ObjectPattern | undefined {
    const pattern = this.#mayMeet ? this.#patternOf(value) : undefined
    const properties = pattern?.properties.filter((property) => property.type === 'Property') ?? []
    if (properties.some((property) => keyName(property) === undefined)) return undefined
    const isTaken = properties.some((property) => {
      const target = targetOf(property.value)
      if (target.type !== 'Identifier' || !this.#has(keyName(property) as string, names)) return false
      const { wants, holds } = this.#expressions.placeOf(target)
      return ((wants | holds) & ALL) !== 0
    })
    return isTaken ? pattern : undefined
  }

  /** What a declaration, or an assignment whose value nobody takes, gives an expression to. */
  #patternOf(value: Node): ObjectPattern | undefined {
    const { places } = this.#flow.map
    const { parent, key } = places.get(value) ?? {}
    if (parent?.type === 'VariableDeclarator' && key === 'init' && parent.id.type === 'ObjectPattern') return parent.id
    if (parent?.type !== 'AssignmentExpression' || key !== 'right' || parent.left.type !== 'ObjectPattern')
      return undefined
    const isDropped = this.#around(parent)[1]?.type === 'ExpressionStatement' && !this.#values.has(parent)
    return isDropped ? parent.left : undefined
  }

  /** True for what a property may have held as the value of what is meant: a promise of a getter. */
  mayBeValue(node: Node): boolean {
    if (!this.#mayMeet && !this.#mayBeGiven(node)) return false
    const read = unchained(node)
    if (read.type === 'MemberExpression') return read.object.type === 'Super'
    const variable = this.#flow.variableOf(read)
    return variable !== undefined && this.#given.has(variable)
  }

  #note(node: Node): void {
    this.#noteOthers(node)
    if (isGetter(node) && isFunction(node.value)) this.#own.push(node)
    if (node.type === 'Property' && this.#flow.map.places.get(node)?.parent?.type === 'ObjectPattern')
      this.#noteGiven(targetOf(node.value))
    if (node.type === 'VariableDeclarator' && node.init && tailsOf(node.init).some(isMember)) this.#noteGiven(node.id)
  }

  #noteOthers(node: Node): void {
    if (node.type === 'ImportDeclaration' || node.type === 'ImportExpression') this.#meetsOthers = true
    if (node.type !== 'Identifier' || !this.#flow.map.names.referenceOf.has(node) || this.#flow.isHost(node)) return
    if (this.#flow.variableOf(node) !== undefined) return
    this.#meetsOthers ||= node.name === 'globalThis' || !isLanguageName(node.name)
  }

  #noteGiven(target: Node): void {
    if (target.type !== 'Identifier') return
    const { declared, referenceOf } = this.#flow.map.names
    const variable = declared.get(target) ?? referenceOf.get(target)?.variable
    if (variable !== undefined) this.#given.add(variable)
  }

  #has(name: string, names: ReadonlySet<string>): boolean {
    return [name, ANY_KEY].some((one) => names.has(one) || this.#isEarlier(one))
  }

  #mayBeGiven(node: Node): boolean {
    return this.#meetsOthers || this.#flow.map.regionOf(node).fn !== undefined
  }

  /** `await o.k`, `o.k.then(f)`, `Promise.all([o.k])` */
  #isConsumed(node: Node): boolean {
    const { places } = this.#flow.map
    const [at, parent] = this.#around(node)
    const { parent: call, key } = (parent && places.get(parent)) ?? {}
    switch (parent?.type) {
      case 'AwaitExpression':
        return true
      case 'MemberExpression':
        return parent.object === at && PROMISE_METHODS.has(keyName(parent) ?? '') && key === 'callee'
      case 'ArrayExpression': {
        const callee = call?.type === 'CallExpression' && key === 'arguments' ? call.callee : undefined
        if (callee?.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false
        return this.#flow.isGlobal(callee.object, 'Promise') && COMBINATORS.has(keyName(callee) ?? '')
      }
      default:
        return false
    }
  }

  /** An expression with the parentheses around it, and what it stands in. */
  #around(node: Node): readonly [at: Node, parent: Node | undefined] {
    const { places } = this.#flow.map
    let at = node
    const around = (): Node | undefined => places.get(at)?.parent
    while (GROUPS.has(around()?.type ?? '')) at = around() as Node
    return [at, around()]
  }

  #isEarlier(name: string): boolean {
    return this.#flow.reach.givingProperties.has(gettingKey(name))
  }

  #hasEarlier(): boolean {
    return [...this.#flow.reach.givingProperties].some((name) => name.startsWith(gettingKey('')))
  }

  /** True but for what is assigned to, deleted or called, and for what nobody takes: that is waited for, too. */
  #isRead(node: Node): boolean {
    const { places } = this.#flow.map
    const [at, parent] = this.#around(node)
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
      case 'ExpressionStatement':
        return this.#values.has(node) && !isInTry(node, this.#flow.map)
      case 'ArrayPattern':
      case 'RestElement':
      case 'UpdateExpression':
        return false
      default:
        return true
    }
  }
}

const isMember = (node: Node): boolean => unchained(node).type === 'MemberExpression'

/** What an element of a pattern is given to. */
const targetOf = (value: Node): Node => (value.type === 'AssignmentPattern' ? value.left : value)

const isNamed = (node: MemberExpression): boolean => {
  const name = keyName(node)
  return name !== undefined && !/^\d+$/.test(name)
}
