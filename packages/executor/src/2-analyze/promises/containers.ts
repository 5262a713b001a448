import type { CallExpression } from 'acorn'
import { type ClassNode, isClass, isFunction, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { keyName, unchained } from '../program-map.ts'
import type { FlowMap } from './flow-map.ts'
import { GETTING } from './kept.ts'
import { Place } from './place.ts'

const CONTAINERS: ReadonlySet<string> = new Set(['Map', 'WeakMap', 'Set', 'WeakSet', 'Array'])
/** Methods by which a list gives another, or itself. */
const MAKING_LISTS: ReadonlySet<string> = new Set([
  ...['map', 'filter', 'slice', 'concat', 'flat', 'flatMap', 'sort', 'reverse', 'toSorted', 'toReversed', 'splice'],
])
const MAPS: ReadonlySet<string> = new Set(['Map', 'WeakMap'])

/**
 * Tells Maps from lists. What a Map holds stands in pairs: the values are one level deeper than elements of lists, so
 * that what is asked of a pair says nothing of its value.
 */
export class Containers {
  readonly #flow: FlowMap
  readonly #values = new Map<Place, Place>()
  readonly #value = new Map<Place, Place>()
  readonly #asked = new Set<Node>()
  #properties: ReadonlyMap<string, readonly (Node | undefined)[]> | undefined

  constructor(flow: FlowMap) {
    this.#flow = flow
  }

  /** The values of a Map, as elements of a place of their own. */
  valuesOf(map: Place): Place {
    const known = this.#values.get(map)
    if (known !== undefined) return known
    const { graph } = this.#flow
    const values = new Place()
    const pair = new Place()
    const value = new Place()
    const stored = new Place()
    graph.connect(map, pair, 'out-of')
    graph.connect(pair, value, 'out-of')
    graph.connect(value, values, 'into')
    graph.connect(value, stored, 'into')
    graph.connect(stored, map, 'into')
    this.#value.set(map, value)
    this.#values.set(map, values)
    return values
  }

  /** Any one value of a Map: what `set` puts there is part of a pair. */
  valueOf(map: Place): Place {
    this.valuesOf(map)
    return this.#value.get(map) as Place
  }

  mayBeMap(node: Node): boolean {
    return this.#isMap(node) ?? true
  }

  mayBeList(node: Node): boolean {
    return !(this.#isMap(node) ?? false)
  }

  /** True for what the program shows to be a Map, Set or list of its own making: what holds it never holds another. */
  isMade(node: Node): boolean {
    const values = this.#valuesOf(unchained(node))
    return values.length > 0 && values.every((value) => this.#madeBy(value) !== undefined)
  }

  /** True for what the program shows to be an object that it makes in place. */
  isObject(node: Node): boolean {
    const values = this.#valuesOf(unchained(node))
    return values.length > 0 && values.every((value) => value?.type === 'ObjectExpression')
  }

  /** True for what is taken out of such a container by a method of its own. */
  isGotten({ callee }: CallExpression): boolean {
    const member = unchained(callee)
    if (member.type !== 'MemberExpression' || !GETTING.has(keyName(member) ?? '')) return false
    return this.isMade(member.object)
  }

  /**
   * True for a class of the program's own, an instance of one, or an object that it makes in place, with a function of
   * its own under the name: what that gives is what it returns, and no element.
   */
  hasOwn(node: Node, name: string): boolean {
    const value = unchained(node)
    const made = this.#classOf(value) ?? this.#valuesOf(value)[0]
    if (made === undefined) return false
    if (isClass(made)) return hasMember(made, name, true)
    if (made.type === 'ObjectExpression') {
      const { properties } = made
      if (properties.some(({ type }) => type === 'SpreadElement')) return false
      return properties.some((one) => one.type === 'Property' && keyName(one) === name && isFunction(one.value))
    }
    const instantiated = made.type === 'NewExpression' ? this.#classOf(unchained(made.callee)) : undefined
    return instantiated !== undefined && hasMember(instantiated, name, false)
  }

  /** True for a property name under which the program puts functions that stand there, and nothing else. */
  holdsFunctionsAlone(name: string): boolean {
    return (this.#stored().get(name) ?? []).every((value) => value !== undefined && isFunction(value))
  }

  /** The class that a name, or an expression, is and stays. */
  #classOf(node: Node): ClassNode | undefined {
    if (isClass(node)) return node
    const variable = this.#flow.variableOf(node)
    const [definition, ...others] = variable?.definitions ?? []
    if (definition === undefined || others.length > 0 || variable?.isWritten) return undefined
    const made = definition.type === 'VariableDeclarator' ? definition.init : definition
    return made && isClass(made) ? made : undefined
  }

  /** True or false as far as the text shows it. */
  #isMap(node: Node): boolean | undefined {
    const kinds = this.#valuesOf(unchained(node)).map((value) => this.#madeBy(value))
    const [kind, ...others] = kinds
    if (kind === undefined || others.some((other) => MAPS.has(other ?? '') !== MAPS.has(kind))) return undefined
    return MAPS.has(kind)
  }

  /** The class of a container that is made in place. */
  #madeBy(node: Node | undefined): string | undefined {
    if (node?.type === 'ArrayExpression') return 'Array'
    if (node?.type === 'CallExpression') return this.#isList(node) ? 'Array' : undefined
    if (node?.type !== 'NewExpression' || node.callee.type !== 'Identifier') return undefined
    const { callee } = node
    return CONTAINERS.has(callee.name) && this.#flow.isGlobal(callee, callee.name) ? callee.name : undefined
  }

  /** `[1, 2].map(f)`, `Array.from(items)`, `Object.keys(o)` */
  #isList(call: CallExpression): boolean {
    const callee = unchained(call.callee)
    const name = callee.type === 'MemberExpression' ? keyName(callee) : undefined
    if (callee.type !== 'MemberExpression' || name === undefined || callee.object.type === 'Super') return false
    const isReplaced = this.#flow
      .methods(name)
      .some((fn) => this.#flow.map.places.get(fn)?.parent?.type === 'AssignmentExpression')
    if (isReplaced || this.#flow.map.mayDescribe) return false
    const { object } = callee
    if (this.#flow.isGlobal(object, 'Array')) return name === 'from' || name === 'of'
    if (this.#flow.isGlobal(object, 'Object')) return ['keys', 'values', 'entries'].includes(name)
    // `this.rows = this.rows.filter(f)` says nothing of itself.
    if (!MAKING_LISTS.has(name) || this.#asked.has(call)) return false
    this.#asked.add(call)
    const kinds = this.#valuesOf(unchained(object)).map((value) => this.#madeBy(value))
    this.#asked.delete(call)
    return kinds.length > 0 && kinds.every((kind) => kind === 'Array')
  }

  /** All that a variable or property is ever given; an expression made in place is itself. */
  #valuesOf(node: Node): readonly (Node | undefined)[] {
    if (node.type === 'MemberExpression') {
      const name = signedName(node.property, keyName(node))
      return name === undefined ? [] : (this.#stored().get(name) ?? [])
    }
    if (node.type !== 'Identifier') return [node]
    const variable = this.#flow.variableOf(node)
    const [definition, ...others] = variable?.definitions ?? []
    if (definition?.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier' || others.length > 0) return []
    if (!definition.init || variable?.references.some(({ writes, node: use }) => writes && use !== definition.id))
      return []
    return [definition.init]
  }

  /** What is stored under each property name, as far as the program says so. */
  #stored(): ReadonlyMap<string, readonly (Node | undefined)[]> {
    if (this.#properties !== undefined) return this.#properties
    const properties = new Map<string, (Node | undefined)[]>()
    this.#properties = properties
    const note = (name: string | undefined, value: Node | undefined): void => {
      if (name !== undefined) properties.set(name, [...(properties.get(name) ?? []), value])
    }
    walk(this.#flow.map.program, {
      enter(node) {
        if (node.type === 'PropertyDefinition') note(signedName(node.key, keyName(node)), node.value ?? undefined)
        else if (node.type === 'Property' || node.type === 'MethodDefinition') note(keyName(node), node.value)
        else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
          note(signedName(node.left.property, keyName(node.left)), node.operator === '=' ? node.right : undefined)
        }
      },
    })
    return properties
  }
}

/** The name of a property; a private one has its sign. */
const signedName = (key: Node, name: string | undefined): string | undefined =>
  key.type === 'PrivateIdentifier' ? `#${key.name}` : name

/** What a class inherits from one that is not looked at may be a container's. */
function hasMember({ body, superClass }: ClassNode, name: string, isStatic: boolean): boolean {
  if (superClass) return false
  return body.body.some(
    (one) =>
      one.type === 'MethodDefinition' && one.kind === 'method' && one.static === isStatic && keyName(one) === name,
  )
}
