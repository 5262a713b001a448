import type { CallExpression, Identifier, NewExpression } from 'acorn'
import { type ClassNode, type FunctionNode, isClass, isFunction, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { COMBINATORS, PROMISE_METHODS } from '../built-ins.ts'
import { isLanguageName } from '../language.ts'
import { keyName, unchained } from '../program-map.ts'
import { BUILT_IN, CALLING, DEFINING, FORWARDING } from './built-in-flow.ts'
import { placeOfClass } from './class-members.ts'
import type { EscapingFunctions } from './escaping-functions.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { isGlobalThis } from './global-this.ts'
import { Instances } from './instances.ts'
import { ALL, INSIDE, ITSELF, STREAM, type Step, UNWRAPPED } from './levels.ts'
import { Place } from './place.ts'
import { type UnseenPut, unseenPut } from './unseen-puts.ts'

/** Stands among the names of methods that give promises: a program has async iterators that it wrote by hand. */
export const STREAM_KEY = '[asyncIterator]'
/** Stands there once a program has async generators: a function that gives promises may be one of them. */
export const GENERATORS_KEY = '[asyncGenerator]'
/** Stands among the names of properties that hold promises: functions of a program give lists of some. */
export const ELEMENTS_KEY = '[elements]'

/**
 * Where promises may get by ways that no text tells one by one: to functions that are kept under other names, out of
 * accessors and iterators, through `throw` and `catch`, in instances, in what a promise is resolved with. They are
 * followed as what they may be, and neither wanted nor needed for it.
 */
export class LostWays {
  readonly #flow: FlowMap
  readonly #expressions: ExpressionFlow
  /** What is in the instances of classes. */
  readonly #instances: Instances
  /** Property names that are given functions which stand elsewhere. */
  readonly #stored = new Set<string>()
  readonly #escaping: EscapingFunctions
  #iterates = false
  #streams: boolean

  /** True when async iterables may be anywhere that the text shows nothing of. */
  get hasStreams(): boolean {
    return this.#streams
  }

  constructor(flow: FlowMap, expressions: ExpressionFlow, escaping: EscapingFunctions) {
    this.#flow = flow
    this.#expressions = expressions
    this.#instances = new Instances(flow)
    this.#streams = flow.reach.givingProperties.has(STREAM_KEY)
    walk(flow.map.program, { enter: (node) => this.#note(node) })
    this.#escaping = escaping
    for (const fn of escaping.functions) escaping.follow(fn)
    walk(flow.map.program, { enter: (node) => this.#visit(node) })
    for (const property of flow.properties.values()) this.#give(property)
    for (const argument of expressions.calls.arguments.iterated.keys()) this.#visitIterated(argument)
    // What functions and classes of earlier cells give may hold what those have put there.
    for (const place of this.#instances.fromEarlier(expressions)) flow.graph.hold(place, INSIDE)
  }

  #lead(from: Place, to: Place, step: Step = 'same', mask: number = ALL | INSIDE): void {
    this.#flow.graph.leak(from, to, step, mask)
  }

  /** What accessors give gets to a member; what is put into that does not get back. */
  #give(member: Place): void {
    this.#flow.graph.leak(this.#flow.accessors, member, 'same', ALL | INSIDE, true)
  }

  #place(node: Node): Place {
    return this.#expressions.placeOf(node)
  }

  #note(node: Node): void {
    if (node.type === 'Identifier') this.#streams ||= node.name === 'asyncIterator'
    if (node.type === 'Identifier') this.#iterates ||= node.name === 'iterator'
    const isHolder = node.type === 'Property' || node.type === 'PropertyDefinition'
    const value = isHolder ? node.value : node.type === 'AssignmentExpression' ? node.right : undefined
    const target = node.type === 'AssignmentExpression' ? node.left : isHolder ? node : undefined
    if (!value || isFunction(value) || (target?.type !== 'MemberExpression' && !isHolder)) return
    const name = keyName(target as never)
    if (name !== undefined) this.#stored.add(name)
  }

  #visit(node: Node): void {
    const { elsewhere } = this.#flow
    switch (node.type) {
      case 'CallExpression':
        return this.#visitCall(node)
      case 'NewExpression':
        return this.#visitNew(node)
      case 'MemberExpression':
        if (keyName(node) === 'prototype') this.#lead(this.#place(node), this.#instances.all, 'same', INSIDE)
        return this.#give(this.#place(node))
      case 'ThisExpression':
        if (isGlobalThis(node, this.#flow.map)) this.#flow.graph.connect(this.#flow.globalObject, this.#place(node))
        return this.#instances.give(node, this.#place(node))
      case 'Identifier':
        if (node.name === 'arguments') this.#lead(elsewhere, this.#place(node), 'into')
        return this.#visitName(node)
      case 'ThrowStatement':
        return this.#lead(this.#place(node.argument), elsewhere)
      case 'CatchClause':
        if (node.param) this.#escaping.bind(node.param, elsewhere)
        return
      case 'ForOfStatement':
        return this.#visitIterated(node.right)
      case 'YieldExpression':
        if (node.delegate && node.argument) this.#visitIterated(node.argument)
        return
      case 'SpreadElement':
        return this.#visitIterated(node.argument)
      case 'VariableDeclarator':
        if (node.init && node.id.type === 'ArrayPattern') this.#visitIterated(node.init)
        return
      case 'AssignmentExpression':
        if (node.left.type === 'ArrayPattern') this.#visitIterated(node.right)
        return this.#visitMember(node)
      default:
        return this.#visitMember(node)
    }
  }

  /** A name that no cell declares is a property of the global object, however it got there. */
  #visitName(node: Identifier): void {
    if (!this.#flow.isGlobal(node, node.name) || !this.#flow.map.names.referenceOf.has(node)) return
    const place = this.#place(node)
    this.#flow.graph.leak(this.#flow.property(node.name), place, 'same', ALL | INSIDE, true)
    if (isLanguageName(node.name) || this.#flow.isHost(node)) return
    this.#give(place)
    this.#flow.graph.leak(this.#flow.globalObject, place, 'out-of', ALL | INSIDE, true)
  }

  #visitMember(node: Node): void {
    if (node.type === 'PropertyDefinition' && node.value) this.#instances.take(node, this.#place(node.value))
    else if (isClass(node)) this.#visitClass(node)
    else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression')
      this.#inherit(keyName(node.left), this.#place(node.right), this.#place(node.left.object))
    if (node.type !== 'Property' && node.type !== 'MethodDefinition') return
    const name = keyName(node)
    const owner = this.#flow.map.places.get(node)?.parent
    if (owner?.type === 'ObjectExpression') this.#inherit(name, this.#place(node.value), this.#place(owner))
    const isTrap = name === 'get' && this.#flow.map.mayDescribe
    if (node.value?.type === 'Identifier' && isTrap) {
      for (const fn of this.#flow.functionsOf(node.value) ?? []) this.#answer(fn, this.#flow.accessors)
    }
    if (!isFunction(node.value)) return
    const fn = node.value as FunctionNode
    if (node.kind === 'set' && name !== undefined && fn.params[0]) this.#visitSetter(fn.params[0], name)
    if (isTrap || (node.kind === 'get' && name === undefined)) this.#answer(fn, this.#flow.accessors)
  }

  /** A pattern takes what is assigned apart at once. */
  #visitSetter(parameter: Node, name: string): void {
    const assigned = this.#flow.property(name)
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
    if (target.type !== 'Identifier') this.#flow.graph.forbid(assigned, ITSELF)
    this.#escaping.bind(parameter, assigned)
  }

  /** A class by its names: what is in it, and in its instances. */
  #visitClass(node: ClassNode): void {
    const made = placeOfClass(node, this.#flow, this.#expressions)
    this.#lead(this.#instances.of(node), made, 'same', INSIDE)
    if (node.id) this.#lead(made, this.#place(node.id), 'same', UNWRAPPED)
  }

  /** What a prototype has is found in what descends from it. */
  #inherit(name: string | undefined, prototype: Place, heir: Place): void {
    if (name === '__proto__') this.#lead(prototype, heir, 'same', UNWRAPPED)
    if (name === 'prototype') this.#lead(prototype, this.#instances.all, 'same', INSIDE)
  }

  /** What calling a function gives. */
  #answer(fn: FunctionNode, to: Place): void {
    this.#lead(this.#flow.returned(fn), to)
    if (fn.async && !fn.generator) this.#flow.graph.hold(to, ITSELF)
  }

  /** What an iterator of the program gives. */
  #visitIterated(node: Node): void {
    if (this.#iterates) this.#lead(this.#flow.elsewhere, this.#place(node), 'same', INSIDE)
    if (this.#streams) this.#flow.graph.hold(this.#place(node), STREAM)
  }

  #visitNew(node: NewExpression): void {
    const { elsewhere, map } = this.#flow
    const result = this.#place(node)
    if (!this.#flow.isData(node.callee)) this.#lead(this.#instances.made(node.callee), result, 'same', INSIDE)
    const [executor] = node.arguments
    if (!this.#flow.isGlobal(node.callee, 'Promise')) {
      if (executor) this.#visitIterated(executor)
      return
    }
    this.#lead(elsewhere, result, 'same', INSIDE)
    if (!executor || !isFunction(executor)) return
    for (const parameter of executor.params) {
      for (const { node: use } of map.names.declared.get(parameter as Identifier)?.references ?? []) {
        const call = map.places.get(use)?.parent
        if (call?.type === 'CallExpression') for (const one of call.arguments) this.#lead(this.#place(one), elsewhere)
      }
    }
  }

  #visitCall(node: CallExpression): void {
    const { elsewhere } = this.#flow
    const callee = unchained(node.callee)
    const result = this.#place(node)
    const args = node.arguments.map((argument) => this.#place(argument))
    if (callee.type === 'Super') this.#instances.fill(node, args)
    if (callee.type !== 'MemberExpression') {
      const { functions, exact } = this.#flow.callees(callee)
      const isSeen = exact && !functions.some((fn) => this.#flow.map.usesArguments(fn))
      if (isSeen || (callee.type === 'Identifier' && this.#flow.isGlobal(callee, callee.name))) return
      if (callee.type !== 'Super') this.#escaping.takeOut([this.#place(callee), ...args], result)
      return this.#leave(args, result)
    }
    const name = keyName(callee)
    this.#visitPut(unseenPut(node, this.#flow, this.#stored))
    if (callee.object.type === 'Super')
      this.#lead(this.#instances.around(node) ?? this.#instances.all, result, 'out-of')
    // What `Promise.all` and `Promise.resolve` are given stays where it is, and is wanted there.
    if (this.#flow.isGlobal(callee.object as Node, 'Promise') && (name === 'resolve' || COMBINATORS.has(name ?? '')))
      return
    const [first] = node.arguments
    if (name === 'from' && first) this.#visitIterated(first)
    if (name === 'reject' || name === 'resolve') for (const place of args) this.#lead(place, elsewhere)
    if (name === 'setPrototypeOf' && args[0] && args[1]) this.#inherit('__proto__', args[1], args[0])
    if (name === 'create' && args[0]) this.#inherit('__proto__', args[0], result)
    if (name === 'getOwnPropertyDescriptor' && args[0]) this.#lead(args[0], this.#flow.property('value'), 'out-of')
    if (name === 'withResolvers') this.#lead(elsewhere, this.#flow.property('promise'), 'same', INSIDE)
    if (name !== undefined && CALLING.has(name) && callee.object.type !== 'Super')
      this.#visitCallback(node, callee.object)
    if (name !== undefined && PROMISE_METHODS.has(name))
      return this.#leave([this.#place(callee.object)], result, INSIDE)
    if (name !== undefined && DEFINING.has(name)) {
      for (const place of args) {
        this.#lead(place, this.#flow.accessors, 'out-of')
        this.#lead(this.#escaping.step(place, 'out-of'), this.#flow.accessors, 'out-of')
      }
    }
    const isReflect = this.#flow.isGlobal(callee.object as Node, 'Reflect')
    if (isReflect || (name !== undefined && FORWARDING.has(name))) {
      this.#escaping.takeOut([this.#place(callee.object), ...args], result)
      for (const place of args) {
        this.#lead(place, elsewhere, 'out-of')
        if (isReflect && args[0]) this.#lead(place, args[0], 'into')
      }
      if (isReflect) this.#flow.graph.hold(result, ITSELF)
      return this.#leave(args, result)
    }
    const isOther = name === undefined || !(BUILT_IN.has(name) || this.#flow.methods(name).length > 0)
    if (!isOther && !this.#stored.has(name)) return
    if (callee.object.type !== 'Super' && !this.#flow.isData(callee.object))
      this.#escaping.takeOut([this.#place(callee), this.#place(callee.object)], result)
    this.#leave(args, result)
  }

  /** What a call may put into a container: as an element of it, or in a pair. */
  #visitPut(put: UnseenPut | undefined): void {
    if (put === undefined) return
    this.#expressions.calls.unseenPuts.push(put)
    // Into what an earlier cell has no promise gets; an object that is made here has methods of its own.
    const { containers } = this.#expressions.calls
    if (this.#flow.isUndeclared(put.container) || containers.isObject(put.container)) return
    const container = this.#place(put.container)
    const pair = new Place()
    this.#lead(pair, container, 'under-name', ALL | UNWRAPPED)
    const given = put.given.map((one) => this.#place(one))
    if (put.list !== undefined) given.push(this.#escaping.step(this.#place(put.list), 'out-of'))
    for (const place of given) {
      for (const to of [pair, container]) this.#lead(place, to, 'under-name', ALL | UNWRAPPED)
    }
  }

  /** Arguments of a call that may reach any function, and what it gives. */
  #leave(args: readonly Place[], result: Place, levels: number = ALL | INSIDE): void {
    for (const place of args) this.#lead(place, this.#flow.elsewhere, 'same', levels)
    this.#lead(this.#flow.elsewhere, result, 'same', INSIDE)
  }

  /** The parameters of a callback by the element: its key may be one, and the list holds all. */
  #visitCallback(node: CallExpression, list: Node): void {
    const [callback] = node.arguments
    const from = this.#place(list)
    for (const fn of callback === undefined ? [] : this.#flow.callees(callback).functions) {
      for (const parameter of fn.params.slice(1)) {
        this.#escaping.bind(parameter, this.#escaping.step(from, 'out-of'))
        this.#escaping.bind(parameter, from)
      }
    }
  }
}
