import type { ForStatement, LogicalExpression } from 'acorn'
import { type FunctionNode, isClass, isFunction, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { keyName, unchained } from '../program-map.ts'
import { takenBy } from './argument-flow.ts'
import { type Change, isFilling } from './changes.ts'
import { ClassMembers } from './class-members.ts'
import { connectSetter } from './connect-setter.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { type Comparison, functionAround, isComparison, isOnlyKept } from './kept.ts'
import { ELEMENTS, INSIDE, ITSELF } from './levels.ts'
import { asksForPromise } from './members.ts'
import { pairedLists } from './paired-lists.ts'
import { Place } from './place.ts'
import { presenceOf } from './presence.ts'
import { Returns } from './returns.ts'
import { isAnswer, isOnPromise, isReadToCall } from './tails.ts'

/** How a program uses its values: what it stores, compares, tests, goes through, and where only a value makes sense. */
export class Uses {
  /** Calls whose answer nobody takes. */
  readonly dropped: Node[] = []
  readonly compared: Comparison[] = []
  /** What is gone through, and how many elements of it are taken. */
  readonly streams: Map<Node, number> = new Map()
  /** Assignments and updates that read what they change: `x += 1`, `x++`, `x ||= 1`. */
  readonly changes: Change[] = []
  /** `a ?? b` and its kin. */
  readonly tests: LogicalExpression[] = []
  /** What is tested for being there: the promise is asked for. */
  readonly holders: Place[] = []
  /** Tests that may ask whether there is a promise at all, and of what. */
  readonly #presence = new Map<Node, { readonly holder: Node; readonly guarded: Node }>()
  /** Lists that are taken apart where they stand. */
  readonly #paired: ReadonlyMap<Node, readonly (readonly [target: Node, value: Node])[]>
  readonly #returns: Returns
  readonly #members: ClassMembers
  readonly #flow: FlowMap
  readonly #expressions: ExpressionFlow

  constructor(flow: FlowMap, expressions: ExpressionFlow) {
    this.#flow = flow
    this.#expressions = expressions
    this.#paired = pairedLists(flow.map)
    this.#returns = new Returns(flow, expressions)
    this.#members = new ClassMembers(flow, expressions)
    walk(flow.map.program, { enter: (node) => this.#visit(node) })
    // What names were given is known by now.
    for (const [test, { holder, guarded }] of this.#presence) this.#decidePresence(test, holder, guarded)
  }

  #visit(node: Node): void {
    const { valuePlaces } = this.#expressions
    switch (node.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
        if (node.type === 'ForStatement') this.#dropHead(node)
        if (!node.test) return
        return this.#visitTest(node, node.test)
      case 'SwitchStatement':
        valuePlaces.push(node.discriminant)
        return
      case 'SwitchCase':
        if (node.test) valuePlaces.push(node.test)
        return
      case 'ThrowStatement':
        valuePlaces.push(node.argument)
        return
      case 'TemplateLiteral':
        if (this.#flow.map.places.get(node)?.parent?.type !== 'TaggedTemplateExpression') {
          valuePlaces.push(...node.expressions)
        }
        return
      case 'ReturnStatement':
        return this.#returns.visit(node)
      case 'ExpressionStatement':
        return this.#drop(node.expression)
      case 'VariableDeclarator':
        if (node.init) this.#store(node.id, node.init)
        return
      default:
        if (isFunction(node)) return this.#visitFunction(node)
        if (isClass(node) && node.superClass) valuePlaces.push(node.superClass)
        return this.#visitExpression(node)
    }
  }

  #visitTest(node: Node, test: Node): void {
    const holder = presenceOf(node)
    if (holder !== undefined) this.#presence.set(test, { holder, guarded: node })
    else this.#expressions.valuePlaces.push(test)
  }

  /** A test for presence is a use of the promise, where one is kept; else the value decides. */
  #decidePresence(test: Node, holder: Node, guarded: Node): void {
    if (!isOnlyKept(holder, guarded, this.#flow, this.#expressions)) {
      this.#expressions.valuePlaces.push(test)
      return this.#visitOperation(test)
    }
    this.holders.push(this.#expressions.placeOf(holder))
  }

  #visitExpression(node: Node): void {
    if (!this.#presence.has(node)) this.#visitOperation(node)
  }

  #visitOperation(node: Node): void {
    const { valuePlaces } = this.#expressions
    switch (node.type) {
      case 'UnaryExpression':
        if (node.operator !== 'void' && node.operator !== 'delete') valuePlaces.push(node.argument)
        return
      case 'BinaryExpression':
        return this.#visitBinary(node)
      case 'LogicalExpression':
        this.tests.push(node)
        return
      case 'MemberExpression':
        return this.#visitMember(node)
      case 'CallExpression':
        this.#expressions.placeOf(node)
        if (node.callee.type === 'Identifier' && node.callee.name === 'eval') {
          valuePlaces.push(...node.arguments.filter(({ type }) => type !== 'SpreadElement'))
        }
        if (node.callee.type !== 'Super' && isReadToCall(node.callee)) valuePlaces.push(node.callee)
        return
      case 'NewExpression':
        this.#expressions.placeOf(node)
        valuePlaces.push(node.callee)
        return
      case 'TaggedTemplateExpression':
        this.#expressions.placeOf(node)
        if (isReadToCall(node.tag)) valuePlaces.push(node.tag)
        return
      case 'ArrayExpression':
        if (!this.#paired.has(node)) this.#expressions.placeOf(node)
        return
      case 'ObjectExpression':
      case 'AwaitExpression':
      case 'ImportExpression':
        this.#expressions.placeOf(node)
        return
      case 'SequenceExpression':
        for (const one of node.expressions.slice(0, -1)) this.#drop(one)
        return
      case 'SpreadElement':
        valuePlaces.push(node.argument)
        this.streams.set(node.argument, Number.POSITIVE_INFINITY)
        return
      default:
        return this.#visitStore(node)
    }
  }

  #visitStore(node: Node): void {
    const { valuePlaces } = this.#expressions
    switch (node.type) {
      case 'AssignmentExpression': {
        if (!this.#paired.has(node.right)) this.#expressions.placeOf(node)
        if (node.operator !== '=') this.changes.push(node)
        if (node.operator === '=' || isFilling(node)) return this.#store(node.left, node.right)
        valuePlaces.push(node.right)
        return
      }
      case 'UpdateExpression':
        this.changes.push(node)
        return
      case 'ForOfStatement':
      case 'ForInStatement':
        return this.#visitForEach(node)
      case 'Property':
        if (node.computed) valuePlaces.push(node.key)
        return
      case 'PropertyDefinition':
        if (node.computed) valuePlaces.push(node.key)
        return this.#members.visit(node)
      case 'MethodDefinition': {
        const name = keyName(node)
        if (node.computed) valuePlaces.push(node.key)
        if (node.kind !== 'get' || name === undefined) return
        this.#flow.graph.connect(this.#flow.returned(node.value), this.#flow.property(name))
        return
      }
      case 'YieldExpression':
        return this.#visitYield(node)
      default:
    }
  }

  #store(target: Node, value: Node): void {
    const pairs = this.#paired.get(value)
    for (const [part, given] of pairs ?? []) this.#store(part, given)
    if (pairs !== undefined) return
    // A target with a default is given either.
    if (target.type === 'AssignmentPattern') this.#store(target.left, target.right)
    this.#expressions.store(target, value)
    if (target.type !== 'ArrayPattern') return
    this.streams.set(value, takenBy(target))
  }

  #visitFunction(fn: FunctionNode): void {
    for (const parameter of fn.params) {
      if (parameter.type === 'Identifier') continue
      const place = new Place()
      if (parameter.type === 'RestElement' && parameter.argument.type === 'Identifier') continue
      if (parameter.type === 'AssignmentPattern' && parameter.left.type === 'Identifier') {
        this.#expressions.store(parameter.left, parameter.right)
      } else this.#expressions.bind(parameter, place)
    }
    connectSetter(fn, this.#flow)
    if (fn.body.type !== 'BlockStatement') this.#returns.of(fn, fn.body)
  }

  #visitYield(node: Node & { type: 'YieldExpression' }): void {
    if (!node.argument) return
    const generator = functionAround(node, this.#flow)
    if (generator === undefined || generator.async) return
    const returned = this.#flow.returned(generator)
    if (!node.delegate) return this.#expressions.put(node.argument, returned, 'into')
    this.streams.set(node.argument, Number.POSITIVE_INFINITY)
    this.#expressions.valuePlaces.push(node.argument)
    this.#flow.graph.connect(this.#expressions.placeOf(node.argument), returned, 'same', undefined, INSIDE)
  }

  #visitForEach(node: Node & { type: 'ForOfStatement' | 'ForInStatement' }): void {
    const right = this.#expressions.placeOf(node.right)
    const isAwaited = node.type === 'ForOfStatement' && node.await
    if (isAwaited) this.#flow.graph.want(right, ELEMENTS)
    else this.#expressions.valuePlaces.push(node.right)
    if (node.type === 'ForInStatement') return
    if (!isAwaited) this.streams.set(node.right, Number.POSITIVE_INFINITY)
    const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left
    const element = new Place()
    this.#flow.graph.connect(right, element, 'out-of', undefined, isAwaited ? INSIDE : INSIDE | ITSELF)
    if (!target) return
    if (isAwaited) this.#expressions.bind(target, element)
    else this.#expressions.bindPart(target, element)
  }

  #visitMember(node: Node & { type: 'MemberExpression' }): void {
    const { valuePlaces } = this.#expressions
    this.#expressions.placeOf(node)
    if (node.computed) valuePlaces.push(node.property)
    if (node.object.type === 'Super' || asksForPromise(node)) return
    // A property is put on what is there, be it a promise; of what a call gives the value is meant.
    const { parent, key } = this.#flow.map.places.get(node) ?? {}
    const isPut = parent?.type === 'AssignmentExpression' && key === 'left' && parent.operator === '='
    if (!isPut || isAnswer(unchained(node.object))) valuePlaces.push(node.object)
  }

  #visitBinary(node: Node & { type: 'BinaryExpression' }): void {
    const { left, right, operator } = node
    if (left.type === 'PrivateIdentifier') return
    if (operator === 'instanceof' && this.#flow.isGlobal(right, 'Promise')) {
      this.#flow.graph.want(this.#expressions.placeOf(left), ITSELF)
      this.#flow.graph.need(this.#expressions.placeOf(left), ITSELF)
    } else if (isComparison(node)) this.compared.push(node)
    else this.#expressions.valuePlaces.push(left, right)
  }

  #dropHead({ init, update }: ForStatement): void {
    if (init && init.type !== 'VariableDeclaration') this.#drop(init)
    if (update) this.#drop(update)
  }

  /** What nobody takes: the calls in it are waited for. */
  #drop(node: Node): void {
    switch (node.type) {
      case 'ParenthesizedExpression':
      case 'ChainExpression':
        return this.#drop(node.expression)
      case 'LogicalExpression':
        return this.#drop(node.right)
      case 'SequenceExpression':
        // Those before the last are dropped wherever it stands.
        return this.#drop(node.expressions.at(-1) as Node)
      case 'ConditionalExpression':
        this.#drop(node.consequent)
        return this.#drop(node.alternate)
      case 'CallExpression':
        // A chain of `then` is left to itself, as is what a combinator gives.
        if (!this.#expressions.calls.combinators.has(node) && !isOnPromise(node.callee)) this.dropped.push(node)
        return
      case 'TaggedTemplateExpression':
        this.dropped.push(node)
        return
      default:
    }
  }
}
