import type { CallExpression, Identifier, MemberExpression, NewExpression, TaggedTemplateExpression } from 'acorn'
import { type FunctionNode, isGetter, type Node } from '../../ast/nodes.ts'
import { isLanguageName } from '../language.ts'
import { keyName, listOf, type ProgramMap } from '../program-map.ts'
import { mayEvaluate } from '../reach-of-text.ts'
import { ANY_KEY } from '../reached-places.ts'
import type { Variable } from '../scopes.ts'
import type { NameSet, Reach } from '../value-flow.ts'
import { Containers } from './containers.ts'
import { EngineCalls } from './engine-calls.ts'
import { type Callees, KnownCallees } from './known-callees.ts'
import { ALL, INSIDE, ITSELF } from './levels.ts'
import { OuterWaits } from './outer-waits.ts'
import { Place, PlaceGraph } from './place.ts'
import { Primitives } from './primitives.ts'
import { FURTHER, methodKey, type PromiseReach, takingKey, wantingKey } from './promise-reach.ts'

/** A call of any form whose arguments go to functions. */
export type AnyCall = CallExpression | NewExpression | TaggedTemplateExpression

/** The places of one program: of its variables, property names, functions and expressions. */
export class FlowMap {
  readonly map: ProgramMap
  readonly reach: PromiseReach
  readonly engineWaits: boolean
  /** True when code made from text may have put promises anywhere. */
  readonly evaluates: boolean
  /** Names that functions of earlier cells read. */
  readonly readElsewhere: ReadonlySet<string>
  readonly #earlierNames: NameSet
  readonly graph: PlaceGraph = new PlaceGraph()
  /** What goes to functions that are not known, and what comes from there. */
  readonly elsewhere: Place = new Place()
  readonly properties: Map<string, Place> = new Map()
  /** What is assigned under keys that no text tells: setters of any name may be given it. */
  readonly assigned: Place = new Place()
  /** What properties give whose names no text tells: those with accessors, and those that code from text made. */
  readonly accessors: Place
  readonly outer: OuterWaits
  /** Places that are read by code which was not looked at: no promise may be in them. */
  readonly hidden: Place[] = []
  /** Those of them that belong to the guest. */
  readonly closed: Place[] = []
  readonly #variables = new Map<Variable, Place>()
  readonly #names = new Map<string, Place>()
  readonly #returns = new Map<FunctionNode, Place>()
  readonly #receivers = new Map<FunctionNode, Place>()
  readonly #arguments = new Map<Node, Place>()
  readonly #methods = new Map<string, FunctionNode[]>()
  /** Bodies of `with`: what a name means there is told when it runs. */
  readonly #withs: Node[] = []
  /** Functions that the engine calls by itself. */
  readonly engineCalls: EngineCalls
  readonly primitives: Primitives
  readonly containers: Containers
  readonly #callees: KnownCallees
  readonly #hostFunctions: Reach['hostFunctions']
  /** True where the class `Promise` is named. */
  readonly namesPromise: boolean
  /** Names that the program writes and does not declare. */
  readonly #written: ReadonlySet<string>

  constructor(
    map: ProgramMap,
    reach: Pick<Reach, 'promises' | 'readElsewhere' | 'declared' | 'hostFunctions' | 'engineWaits' | 'evaluates'>,
  ) {
    const { promises, readElsewhere, declared } = reach
    this.#hostFunctions = reach.hostFunctions
    this.engineWaits = reach.engineWaits ?? false
    this.evaluates = mayEvaluate(map, reach)
    this.map = map
    const written = map.names.references.filter(({ writes, variable }) => writes && variable === undefined)
    this.#written = new Set(written.map(({ node }) => node.name))
    this.namesPromise = map.names.references.some(({ node, variable }) => !variable && node.name === 'Promise')
    this.outer = new OuterWaits(map, promises.givingNames)
    this.engineCalls = new EngineCalls(map)
    this.reach = promises
    this.readElsewhere = readElsewhere
    this.#earlierNames = declared
    this.accessors = this.property(ANY_KEY)
    if (this.evaluates) this.#fromEarlier(this.accessors)
    for (const fn of map.functions) this.#noteMethod(fn)
    this.containers = new Containers(this)
    this.#callees = new KnownCallees(this)
    for (const node of map.places.keys()) if (node.type === 'WithStatement') this.#withs.push(node.body)
    this.primitives = new Primitives(map, (one) => this.#mayBeEarlier(one) || this.#isSeenElsewhere(one))
  }

  variable(variable: Variable): Place {
    let place = this.#variables.get(variable)
    if (place === undefined) {
      place = new Place(this.primitives.isVariable(variable))
      this.#variables.set(variable, place)
      if (this.#isSeenElsewhere(variable)) this.#hideFrom(place)
      if (this.map.hasEval || this.#mayBeEarlier(variable)) this.#fromEarlier(place)
    }
    return place
  }

  /** A name of an earlier cell that this one declares again may still hold what it held. */
  #mayBeEarlier({ scope, name }: Variable): boolean {
    return scope === this.map.names.program && (this.evaluates || this.reach.names.has(name))
  }

  /** The place of a name that the program uses or declares. */
  name(node: Identifier): Place {
    const variable = this.map.names.declared.get(node) ?? this.map.names.referenceOf.get(node)?.variable
    if (variable !== undefined) return this.variable(variable)
    const { fn } = node.name === 'arguments' ? this.map.regionOf(node) : {}
    return fn === undefined ? this.#undeclared(node.name) : this.argumentsOf(fn)
  }

  #undeclared(name: string): Place {
    let place = this.#names.get(name)
    if (place === undefined) {
      place = new Place()
      this.#names.set(name, place)
      // Functions of other cells may read it, which were written before anything of this one was known.
      const isOfGuest = !isLanguageName(name) && !this.#hostFunctions.has(name)
      // A function of the language or the host has no promise in it but under the name of a property.
      if (isOfGuest || name === 'globalThis' || this.#written.has(name)) this.#hideFrom(place, isOfGuest)
      if (this.reach.names.has(name)) this.#fromEarlier(place)
    }
    return place
  }

  /** The global object. */
  get globalObject(): Place {
    return this.#undeclared('globalThis')
  }
  property(name: string): Place {
    let place = this.properties.get(name)
    if (place === undefined) {
      place = new Place()
      this.properties.set(name, place)
      if (this.reach.properties.has(name)) this.#fromEarlier(place)
      if (this.reach.plainReads.has(name)) this.#hideFrom(place)
    }
    return place
  }

  /** What calling a function gives. */
  returned(fn: FunctionNode): Place {
    return placeOf(this.#returns, fn, () => new Place(this.primitives.isReturned(fn)))
  }

  /** What a function is called on. */
  receiver(fn: FunctionNode): Place {
    return placeOf(this.#receivers, fn, () => new Place())
  }

  /** What `arguments` is in a function. */
  argumentsOf(fn: FunctionNode): Place {
    return placeOf(this.#arguments, this.map.ownerOfArguments(fn), () => new Place())
  }

  /** Functions that the program holds under a property name, as methods or values. */
  methods(name: string): readonly FunctionNode[] {
    return this.#methods.get(name) ?? []
  }

  /** True for a name under which the program has a getter. */
  hasGetter(name: string | undefined): boolean {
    return name !== undefined && this.methods(name).some((fn) => isGetter(this.map.places.get(fn)?.parent))
  }

  /** True for a name under which this program, or an earlier cell, has methods of its own. */
  isOwn(name: string): boolean {
    return this.reach.methods.has(name) || this.#methods.has(name)
  }

  /** The functions that a callee may be, as far as they are known; `exact` when it can be no other. */
  callees(node: Node): Callees {
    return this.#callees.of(node)
  }

  /** The functions that a member is, where its object is shown to have it of its own; else undefined. */
  ownMethods(member: MemberExpression): readonly FunctionNode[] | undefined {
    return this.#callees.ownMethods(member)
  }

  /** The functions that a value may be, when they are all known. */
  functionsOf(value: Node): readonly FunctionNode[] | undefined {
    return this.#callees.functionsOf(value)
  }

  /** The variable that an identifier reads, when the program declares it. */
  variableOf(node: Node): Variable | undefined {
    return node.type === 'Identifier' ? this.map.names.referenceOf.get(node)?.variable : undefined
  }

  /** What a function of an earlier cell, by its name, wants promises of: at a position, or in all that it is given. */
  wantsOf(callee: Node, index: number): number {
    const { givingNames } = this.reach
    const name = this.#calledName(callee)
    if (name === undefined || givingNames.size === 0) return 0
    const isTaken = givingNames.has(takingKey(name, index)) || givingNames.has(takingKey(name, FURTHER))
    const itself = isTaken ? ITSELF : 0
    return givingNames.has(wantingKey(name)) ? itself | INSIDE : itself
  }

  /** What earlier cells may have a function by: its name, or that of a method. */
  #calledName(callee: Node): string | undefined {
    if (callee.type === 'MemberExpression') {
      const name = keyName(callee)
      return name === undefined || this.methods(name).length > 0 ? undefined : methodKey(name)
    }
    return callee.type === 'Identifier' && this.variableOf(callee) === undefined ? callee.name : undefined
  }

  /** True for host functions and functions of the language: what they take and give is data. */
  isData(callee: Node): boolean {
    return callee.type === 'Identifier' && this.isGlobal(callee, callee.name)
  }

  /** True for a name that the program does not declare. */
  isUndeclared(node: Node): boolean {
    return node.type === 'Identifier' && this.variableOf(node) === undefined
  }

  /** True for an undeclared name: the engine's own, or one of an earlier cell. */
  isGlobal(node: Node, name: string): boolean {
    return (
      node.type === 'Identifier' &&
      node.name === name &&
      this.variableOf(node) === undefined &&
      !this.#earlierNames.has(name)
    )
  }

  /** Keeps promises out of a place, and what is in it, once the whole flow is known. */
  #hideFrom(place: Place, isOfGuest = true): void {
    this.hidden.push(place)
    if (isOfGuest) this.closed.push(place)
  }

  #fromEarlier(place: Place): void {
    this.graph.hold(place, ALL)
  }

  /** True for names read by code that is not looked at here: made from text, of other cells, through `arguments`. */
  #isSeenElsewhere({ scope, name, kind, definitions, references }: Variable): boolean {
    if (this.map.hasEval) return true
    if (references.some(({ node }) => this.isInWith(node))) return true
    if (kind === 'parameter') return this.map.usesArguments(scope.node)
    if (scope !== this.map.names.program) return false
    if (this.readElsewhere.has(name)) return true
    const declaration = definitions[0] && this.map.places.get(definitions[0])?.parent
    return declaration !== undefined && this.map.places.get(declaration)?.parent?.type === 'ExportNamedDeclaration'
  }

  /** True for the name of a host function: it gives no part of what it is given. */
  isHost(node: Node): boolean {
    return node.type === 'Identifier' && this.#hostFunctions.has(node.name) && this.isGlobal(node, node.name)
  }

  /** True for what stands in the body of `with`. */
  isInWith({ start, end }: Node): boolean {
    return this.#withs.some((body) => body.start <= start && end <= body.end)
  }

  #noteMethod(fn: FunctionNode): void {
    const parent = this.map.places.get(fn)?.parent
    let name: string | undefined
    if (parent?.type === 'Property' || parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition') {
      name = keyName(parent)
    } else if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
      name = keyName(parent.left)
    }
    if (name !== undefined) listOf(this.#methods, name).push(fn)
  }
}

/** The place of a function; made with the first look. */
function placeOf<F extends Node>(places: Map<F, Place>, fn: F, make: () => Place): Place {
  let place = places.get(fn)
  if (place === undefined) {
    place = make()
    places.set(fn, place)
  }
  return place
}
