import { isClass, isFunction, type Node } from '../../ast/nodes.ts'
import { COMBINATORS, PROMISE_METHODS } from '../built-ins.ts'
import { keyName, unchained } from '../program-map.ts'
import { namesPromise } from '../promise-class.ts'
import type { Variable } from '../scopes.ts'
import { ArgumentFlow, argumentsOf, type Expressions } from './argument-flow.ts'
import { ArgumentOrder } from './argument-order.ts'
import {
  BUILT_IN,
  CALLING,
  FOLDING,
  GIVING_BACK,
  GIVING_PROMISES,
  isAddedAt,
  LISTING,
  LOOKING,
  MAKING,
  MOVING,
  PUTTING_ON,
  READING,
} from './built-in-flow.ts'
import { CallbackFlow } from './callback-flow.ts'
import { connectProxy } from './connect-proxy.ts'
import { constructorOf } from './constructor-of.ts'
import type { Containers } from './containers.ts'
import { connectDetached, type DetachedCall, detachedCall, isCodeFromText } from './detached-calls.ts'
import { EarlierFunctions } from './earlier-functions.ts'
import { ElementFlow } from './element-flow.ts'
import type { AnyCall, FlowMap } from './flow-map.ts'
import { ALL, ELEMENTS, INSIDE, ITSELF, UNWRAPPED } from './levels.ts'
import { Place } from './place.ts'
import { PlainCalls } from './plain-calls.ts'
import { functionOfThis } from './receivers.ts'
import type { UnseenPut } from './unseen-puts.ts'

const STEPPING: ReadonlySet<string> = new Set(['next', 'return', 'throw'])

/** How the arguments of a call are taken. */
export interface FlowCall {
  readonly node: AnyCall
  readonly result: Place
  /** What the arguments hold, by position; what a method call is made on. */
  readonly args: readonly Place[]
  readonly receiver: Place | undefined
  /** True when only functions of the program can be called: their parameters are known. */
  readonly exact: boolean
}

/** Follows promises through calls: arguments to parameters, returned values back, elements through built-ins. */
export class CallFlow {
  readonly calls: FlowCall[] = []
  /** Arguments that are gone through one by one. */
  readonly iterated: Node[] = []
  /** What is given to constructors that are not known. */
  readonly made: Node[] = []
  /** Calls of `next` and its kin: of an async generator they give promises. */
  readonly stepped: { readonly receiver: Place; readonly result: Place }[] = []
  /** What calls may put something into, though they do not say so. */
  readonly unseenPuts: UnseenPut[] = []
  /** Calls on the name `Promise` of functions that take promises. */
  readonly combinators: Set<Node> = new Set()
  readonly #flow: FlowMap
  readonly #expressions: Expressions
  readonly arguments: ArgumentFlow
  readonly callbacks: CallbackFlow
  readonly containers: Containers
  readonly #earlier: EarlierFunctions
  readonly order: ArgumentOrder
  readonly #elements: ElementFlow
  readonly plain: PlainCalls
  /** Parameters by which an executor of `new Promise` is given the promise's own functions. */
  readonly #resolvers = new Set<Variable>()

  constructor(flow: FlowMap, expressions: Expressions) {
    this.#flow = flow
    this.#expressions = expressions
    this.arguments = new ArgumentFlow(flow, expressions)
    this.callbacks = new CallbackFlow(flow, expressions)
    this.containers = flow.containers
    this.#earlier = new EarlierFunctions(flow)
    this.order = new ArgumentOrder(flow, this.containers)
    this.#elements = new ElementFlow(flow, expressions, this.containers)
    this.plain = new PlainCalls(flow, expressions)
  }

  #placeOf(node: Node): Place {
    return this.#expressions.placeOf(node)
  }

  /** Connects a call; gives the expressions among its arguments where only a value makes sense. */
  connect(node: AnyCall, result: Place): Node[] {
    const args = argumentsOf(node)
    const callee = node.type === 'TaggedTemplateExpression' ? node.tag : node.callee
    this.plain.keepOut(callee, args, result, this.containers)
    if (node.type === 'NewExpression') return this.#connectNew(node.callee, args, result, node)
    const { graph } = this.#flow
    // A constructor that calls its parent's cannot wait, and does not know it.
    if (callee.type === 'Super') return args.filter(({ type }) => type !== 'SpreadElement')
    this.plain.keepOutOfList(unchained(callee), args[1])
    const { functions, exact } = this.#flow.callees(callee)
    const places = args.map((argument) => this.#placeOf(argument))
    this.#connectDetached(
      detachedCall(callee, places, args, { map: this.#flow, placeOf: (one) => this.#placeOf(one) }),
      result,
    )
    const member = unchained(callee)
    this.order.note(member, args)
    // A `Promise` of the guest's own is found out at run time, and is given values.
    const isCombined = member.type === 'MemberExpression' && this.#isCombinator(member)
    if (exact && !isCombined) for (const fn of functions) this.arguments.connectFunction(fn, args, places, result, true)
    else if (functions.length > 0 && !isCombined) this.arguments.connectNamed(callee, functions, args, places, result)
    const receiver = member.type === 'MemberExpression' ? this.#receiverOf(member.object) : undefined
    if (!exact) this.calls.push({ node, result, args: places, receiver: receiver ?? this.#parentsOf(member), exact })
    this.callbacks.kept.push(result)
    if (member.type === 'MemberExpression') {
      // What is shown to be the program's own is none of the language's, whatever its name.
      const isOwn = exact && functions.length > 0 && !isCombined && !PROMISE_METHODS.has(keyName(member) ?? '')
      if (!isOwn) this.#connectMethod(node, member, args, places, receiver, result)
    } else if (this.#isResolver(member)) for (const place of places) graph.want(place, ITSELF)
    else if (this.#isListOf(member, args)) this.#elements.listOf(args, result)
    else if (!exact && isCodeFromText(member)) graph.hold(result, ALL)
    else if (this.#flow.isData(member)) for (const place of places) graph.need(place, ITSELF | INSIDE)
    else if (!exact) this.#earlier.connectUnknown(places, result, member)
    return []
  }

  /** `f.call(receiver, …)` and its kin. */
  #connectDetached(call: DetachedCall | undefined, result: Place): void {
    if (call !== undefined && !call.isBound) for (const fn of call.functions) this.arguments.connectReturned(fn, result)
    if (call !== undefined) connectDetached(call, this.#flow, this.#expressions)
  }

  /** What a method is called on; `Object`, `Math` and their like hold nothing. */
  #receiverOf(object: Node): Place | undefined {
    if (object.type === 'Super') return undefined
    return this.#flow.isData(object) ? new Place() : this.#placeOf(object)
  }

  /** A method of a parent class is called on what the method around is called on. */
  #parentsOf(member: Node): Place | undefined {
    const { map } = this.#flow
    const around = member.type === 'MemberExpression' ? functionOfThis(member, map) : undefined
    return around === undefined ? undefined : this.#flow.receiver(around)
  }

  #connectMethod(
    node: AnyCall,
    member: Node & { type: 'MemberExpression' },
    args: readonly Node[],
    places: readonly Place[],
    receiver: Place | undefined,
    result: Place,
  ): void {
    const { graph } = this.#flow
    const name = keyName(member)
    if (this.#isCombinator(member)) return this.#connectCombinator(node, name ?? '', args, places, result)
    if (receiver === undefined) return this.#earlier.connectUnknown(places, result)
    const isHeld = name === 'concat' || !this.#flow.isData(member.object)
    if (isHeld) this.#elements.take(member.object, name, args, receiver, result)
    if (name !== undefined && PROMISE_METHODS.has(name)) this.callbacks.connectThen(args, receiver, result)
    // What is called, or made, is in the arguments.
    if (this.#flow.isGlobal(member.object as Node, 'Reflect')) {
      graph.hold(result, ITSELF | ELEMENTS)
      if (name === 'set' && args[2] && places[0]) this.#elements.set(args[2], places[0])
    }
    if (name !== undefined && GIVING_PROMISES.has(name)) graph.hold(result, ITSELF | ELEMENTS)
    if (name !== undefined && STEPPING.has(name)) this.stepped.push({ receiver, result })
    if (name === undefined) return this.#earlier.connectUnknown(places, result)
    if ((name === 'from' || name === 'fromEntries') && args[0]) this.iterated.push(args[0])
    for (const [index, place] of places.entries()) {
      if (isAddedAt(name, index)) {
        if (this.#earlier.isTakenBy(member, index, this.containers)) this.#earlier.give(place, receiver)
        else this.#elements.add(args[index] as Node, place, MAKING.has(name) ? result : receiver, name, index)
        continue
      }
      const isPutOn = index === 0 && PUTTING_ON.has(name) && this.#flow.isData(member.object)
      // What a call answers is looked for as a value; a promise that was kept, as what it is.
      if (isPutOn) this.#expressions.put(args[index] as Node, result)
      else if (LOOKING.has(name) || (name === 'set' && index === 0))
        this.#expressions.put(args[index] as Node, new Place())
      else if (!PROMISE_METHODS.has(name) && !this.#isOwnMethod(member, name))
        this.#earlier.needUnlessWanted(place, member, index)
      if (index === 0 && GIVING_BACK.has(name) && !isPutOn) graph.connect(place, result)
      else if (LISTING.has(name)) this.#elements.list(name, args, place, result)
      else if (name === 'groupBy') this.#elements.group(place, result)
      else if (name === 'set') this.#elements.addKey(place, receiver)
      // What a container looks up is not in what it gives: only a method that is not known might give it back.
      else if (MOVING.has(name) || CALLING.has(name)) graph.leak(place, result, 'same', INSIDE)
      else graph.connect(place, result, 'same', undefined, INSIDE)
    }
    if (READING.has(name)) graph.need(receiver, ELEMENTS)
    const position = CALLING.get(name)
    if (FOLDING.has(name)) this.callbacks.connectTotal(args[0], places[1], receiver, result)
    if (name === 'map') this.lists.push({ node, result, callback: args[0] })
    if (name === 'from') this.lists.push({ node, result, callback: args[1] })
    if (name === 'forEach' && this.containers.mayBeMap(member.object)) {
      this.callbacks.connectCallback(args[0], name, position ?? 0, this.containers.valuesOf(receiver), result)
    }
    if (position !== undefined) this.callbacks.connectCallback(args[0], name, position, receiver, result)
    else if (name === 'from') this.callbacks.connectCallback(args[1], name, 0, places[0], result)
  }

  /** `Promise.all([…])`: its elements are wanted as promises. `Promise.resolve(x)` and its kin: the argument is. */
  #connectCombinator(
    node: AnyCall,
    name: string,
    args: readonly Node[],
    places: readonly Place[],
    result: Place,
  ): void {
    const { graph } = this.#flow
    if (COMBINATORS.has(name) || name === 'resolve') this.combinators.add(node)
    graph.hold(result, name === 'withResolvers' ? ITSELF | ELEMENTS : ITSELF)
    const [first] = places
    if (first === undefined || args[0]?.type === 'SpreadElement') return
    if (COMBINATORS.has(name)) {
      graph.want(first, ELEMENTS)
      // What a combinator gives are the values: promises may only be deeper in them.
      const isList = name === 'all' || name === 'allSettled'
      graph.connect(
        first,
        result,
        isList ? 'same' : 'out-of',
        undefined,
        isList ? INSIDE & ALL & ~ELEMENTS : INSIDE & ALL,
      )
    } else {
      graph.want(first, ITSELF)
      graph.connect(first, result, 'same', undefined, UNWRAPPED)
    }
  }

  /** `new Promise(executor)`, `new Set(list)`, a class of the program: its constructor is a known function. */
  #connectNew(callee: Node, args: readonly Node[], result: Place, node: AnyCall): Node[] {
    const { graph, map } = this.#flow
    const places = args.map((argument) => this.#placeOf(argument))
    if (this.#flow.isGlobal(callee, 'Promise')) {
      graph.hold(result, ITSELF)
      const [executor] = args
      if (executor && isFunction(executor)) this.#noteResolvers(executor.params)
      return []
    }
    if (this.#flow.isGlobal(callee, 'WeakRef')) return this.#elements.holdWeakly(args, result)
    if (this.#isListOf(callee, args)) {
      this.#elements.listOf(args, result)
      return []
    }
    const isDeclared = callee.type === 'Identifier' && this.#flow.variableOf(callee) !== undefined
    const made = callee.type === 'ParenthesizedExpression' ? callee.expression : callee
    const isShown = isDeclared || isClass(made)
    const constructor = isShown ? constructorOf(made, map.names.referenceOf) : undefined
    if (constructor === undefined || constructor === 'none') {
      if (args[0]) this.iterated.push(args[0])
      const isAlias = this.#flow.isGlobal(callee, 'Proxy')
      for (const [index, place] of places.entries()) {
        this.#earlier.needUnlessWanted(place, callee, index)
        graph.connect(place, result, 'same', undefined, isAlias && index === 0 ? UNWRAPPED : INSIDE)
      }
      if (isAlias && places[0]) connectProxy(places[0], args[1], this.#flow, this.#expressions)
      if (!this.#flow.isData(callee)) this.made.push(...args)
      // A class that is not known may extend Promise, and that of an earlier cell where one was handed on.
      const isEarlier = this.#flow.reach.givingEscaped && !this.#flow.isData(callee)
      if (constructor === undefined && (callee.type !== 'Identifier' || isDeclared || isEarlier))
        graph.hold(result, ITSELF)
      return args.filter(({ type }, index) => type !== 'SpreadElement' && this.#flow.wantsOf(callee, index) === 0)
    }
    this.arguments.connectFunction(constructor, args, places, result, true)
    this.calls.push({ node, result, args: [], receiver: undefined, exact: true })
    return []
  }

  /** Lists of what a callback gives: they hold promises where each use wants them. */
  readonly lists: { readonly node: AnyCall; readonly result: Place; readonly callback: Node | undefined }[] = []

  #noteResolvers(parameters: readonly Node[]): void {
    for (const parameter of parameters) {
      const variable = this.#flow.map.names.declared.get(parameter)
      if (variable !== undefined) this.#resolvers.add(variable)
    }
  }

  #isResolver(callee: Node): boolean {
    const variable = this.#flow.variableOf(callee)
    return variable !== undefined && this.#resolvers.has(variable)
  }

  /** True for `Array(…)` with what is in the list: one alone is its length. */
  #isListOf(callee: Node, args: readonly Node[]): boolean {
    return this.#flow.isGlobal(callee, 'Array') && (args.length > 1 || args[0]?.type === 'SpreadElement')
  }

  /** True for a method that is known, or no other than the program's: what becomes of an argument is told by that. */
  #isOwnMethod(member: Node & { type: 'MemberExpression' }, name: string): boolean {
    return this.#flow.callees(member).exact || (!BUILT_IN.has(name) && this.#flow.methods(name).length > 0)
  }

  #isCombinator(member: Node & { type: 'MemberExpression' }): boolean {
    return namesPromise(member.object as Node, this.#flow.map, (node, name) => this.#flow.isGlobal(node, name))
  }
}
