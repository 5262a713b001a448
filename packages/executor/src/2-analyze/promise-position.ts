import type { CallExpression, Identifier } from 'acorn'
import type { FunctionNode, Node } from '../ast/nodes.ts'
import { COMBINATORS, PROMISE_METHODS } from './built-ins.ts'
import { mayBeOwn, OwnMethods } from './own-methods.ts'
import { keyName, type ProgramMap, unchained } from './program-map.ts'
import { namesPromise } from './promise-class.ts'
import type { Variable } from './scopes.ts'
import type { Reach } from './value-flow.ts'

/**
 * Finds calls that are written where a promise is wanted, so that they may overlap: `await f()`, elements of
 * `Promise.all([…])` and its kin, `f().then(…)`, and variables and lists whose every use is such a place.
 */
export class PromisePositions {
  readonly #map: ProgramMap
  readonly #reach: Pick<Reach, 'readElsewhere' | 'evaluates' | 'hostFunctions' | 'declared' | 'promises'>
  /** Top-level variables that hold promises, or lists of them: when the cell ends they get the values instead. */
  readonly held: Set<Variable> = new Set()

  /** Calls of `then` and its kin where a method of the guest's own may be meant. */
  readonly choosing: ReadonlySet<Node>
  /** Calls of `Promise.all` and its kin, as far as the text shows; whether they are is asked at run time. */
  readonly combinators: ReadonlySet<Node>
  /** Functions that become asynchronous for the choice. */
  readonly waiting: ReadonlySet<FunctionNode>
  readonly #methods: OwnMethods

  constructor(
    map: ProgramMap,
    reach: Pick<Reach, 'readElsewhere' | 'evaluates' | 'hostFunctions' | 'declared' | 'promises'>,
  ) {
    this.#map = map
    this.#reach = reach
    this.#methods = new OwnMethods(map, reach)
    const calls = map.sites.flatMap(({ node }) => (node.type === 'CallExpression' ? [node] : []))
    this.choosing = new Set(calls.filter((call) => mayBeOwn(call, this.#methods)))
    const combines = (name: string): boolean => COMBINATORS.has(name) || name === 'resolve'
    this.combinators = new Set(calls.filter((call) => this.#isPromiseMethod(unchained(call.callee), combines)))
    this.waiting = new Set([...this.choosing].flatMap((node) => waiterOf(node, map)))
  }

  /** True for a call on whose answer a method is called that may be the guest's own: it is given in a box. */
  isBoxed(call: Node): boolean {
    const member = this.#map.places.get(call)?.parent
    return member?.type === 'MemberExpression' && this.choosing.has(this.#map.places.get(member)?.parent as Node)
  }

  /** True when the promise of this expression is wanted, not its value. */
  wantsPromise(expression: Node): boolean {
    let node = expression
    for (;;) {
      const place = this.#map.places.get(node)
      const parent = place?.parent
      if (parent === undefined) return false
      switch (parent.type) {
        case 'ParenthesizedExpression':
        case 'ChainExpression':
          break
        case 'ConditionalExpression':
          if (place?.key === 'test') return false
          break
        case 'LogicalExpression':
          if (place?.key === 'left') return false
          break
        case 'AwaitExpression':
          return true
        case 'MemberExpression':
          return this.#isReceiverOfThen(parent, node)
        case 'ArrayExpression':
          return this.wantsList(parent)
        case 'VariableDeclarator':
          // What the call gives may have a `then` of its own.
          if (this.#methods.mayHave(expression)) return false
          return parent.id.type === 'Identifier' && this.#everyUse(parent.id, (use) => this.wantsPromise(use))
        case 'CallExpression':
          return this.#isPushed(parent, node) || this.#isResolved(parent, node)
        default:
          return false
      }
      node = parent
    }
  }

  /** True when a list of promises is wanted here: the argument of `Promise.all` and its kin. */
  wantsList(expression: Node): boolean {
    const place = this.#map.places.get(expression)
    const parent = place?.parent
    if (parent === undefined) return false
    switch (parent.type) {
      case 'ParenthesizedExpression':
        return this.wantsList(parent)
      case 'CallExpression':
        return place?.index === 0 && place.key === 'arguments' && this.#isCombinator(parent)
      case 'SpreadElement': {
        const list = this.#map.places.get(parent)?.parent
        return list?.type === 'ArrayExpression' && this.wantsList(list)
      }
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' && this.#isListVariable(parent.id)
      default:
        return false
    }
  }

  /** `.length` alone makes no list of promises: one use must be that of `Promise.all` or its kin. */
  #isListVariable(id: Identifier): boolean {
    const variable = this.#map.names.declared.get(id)
    return variable !== undefined && this.#isCombined(variable) && this.#everyUse(id, (use) => this.#isListUse(use))
  }

  /** True when the promise is awaited at the call, or has its `then` called: then it must be one. */
  isTakenAsPromise(expression: Node): boolean {
    let node = expression
    for (;;) {
      const parent = this.#map.places.get(node)?.parent
      switch (parent?.type) {
        case 'ParenthesizedExpression':
        case 'ChainExpression':
        case 'ConditionalExpression':
        case 'LogicalExpression':
          node = parent
          continue
        case 'VariableDeclarator': {
          const variable = parent.id.type === 'Identifier' ? this.#map.names.declared.get(parent.id) : undefined
          return (
            variable?.references.some((use) => this.#map.places.get(use.node)?.parent?.type === 'MemberExpression') ??
            false
          )
        }
        default:
          return parent?.type === 'AwaitExpression' || parent?.type === 'MemberExpression'
      }
    }
  }

  #isListUse(use: Identifier): boolean {
    const parent = this.#map.places.get(use)?.parent
    if (parent?.type === 'MemberExpression' && parent.object === use) {
      const name = keyName(parent)
      return name === 'push' || name === 'length'
    }
    return this.wantsList(use)
  }

  /** True when the name is given a value once and each use of it (there is one) passes. */
  #everyUse(id: Identifier, passes: (use: Identifier) => boolean): boolean {
    const variable = this.#map.names.declared.get(id)
    if (variable === undefined || variable.definitions.length !== 1 || variable.references.length === 0) return false
    // `arguments` shows a parameter, and `eval` any name, without naming it here.
    if (variable.kind === 'parameter' || this.#map.hasEval) return false
    if (
      variable.scope === this.#map.names.program &&
      (this.#isReadElsewhere(variable.name) || this.#isExported(variable))
    )
      return false
    if (!variable.references.every(({ node, writes }) => !writes && passes(node))) return false
    if (variable.scope === this.#map.names.program) this.held.add(variable)
    return true
  }

  #isExported({ definitions }: Variable): boolean {
    const declaration = definitions[0] && this.#map.places.get(definitions[0])?.parent
    return declaration !== undefined && this.#map.places.get(declaration)?.parent?.type === 'ExportNamedDeclaration'
  }

  #isReadElsewhere(name: string): boolean {
    return this.#reach.evaluates || this.#reach.readElsewhere.has(name)
  }

  #isReceiverOfThen(member: Node & { type: 'MemberExpression' }, node: Node): boolean {
    const name = keyName(member)
    if (member.object !== node || name === undefined || !PROMISE_METHODS.has(name)) return false
    const call = this.#map.places.get(member)
    return call?.parent?.type === 'CallExpression' && call.key === 'callee'
  }

  /** `f()`, where `f` is a host function. */
  #isHostCall(node: Node): boolean {
    const call = unchained(node)
    if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier') return false
    return this.#isGlobal(call.callee) && this.#reach.hostFunctions.has(call.callee.name)
  }

  #isGlobal(node: Identifier): boolean {
    return this.#map.names.referenceOf.get(node)?.variable === undefined
  }

  /** `list.push(f())`, where the list is one of promises. */
  #isPushed(call: CallExpression, argument: Node): boolean {
    const callee = unchained(call.callee)
    if (callee.type !== 'MemberExpression' || callee === argument || keyName(callee) !== 'push') return false
    if (callee.object.type !== 'Identifier') return false
    const variable = this.#map.names.referenceOf.get(callee.object)?.variable
    const definition = variable?.definitions[0]
    if (definition?.type !== 'VariableDeclarator' || definition.init?.type !== 'ArrayExpression') return false
    return this.wantsList(definition.init) && this.#isCombined(variable as Variable)
  }

  #isCombined(variable: Variable): boolean {
    return variable.references.some(({ node }) => this.wantsList(node))
  }

  /** `Promise.resolve(f())`: what a function of the guest gives may be a promise, which `resolve` hands on as it is. */
  #isResolved(call: CallExpression, argument: Node): boolean {
    const callee = unchained(call.callee)
    return (
      callee !== argument && this.#isHostCall(argument) && this.#isPromiseMethod(callee, (name) => name === 'resolve')
    )
  }

  #isCombinator(call: CallExpression): boolean {
    return this.#isPromiseMethod(unchained(call.callee), (name) => COMBINATORS.has(name))
  }

  #isPromiseMethod(callee: Node, passes: (name: string) => boolean): boolean {
    if (callee.type !== 'MemberExpression') return false
    const name = keyName(callee)
    if (name === undefined || !passes(name)) return false
    const isGlobal = (node: Node, wanted: string): boolean =>
      node.type === 'Identifier' && node.name === wanted && this.#isGlobal(node)
    return namesPromise(callee.object as Node, this.#map, isGlobal)
  }
}

/** The function around a call that has to wait for it; none where nothing can, or it is asynchronous as written. */
function waiterOf(node: Node, map: ProgramMap): readonly FunctionNode[] {
  const { kind, fn } = map.regionOf(node)
  return kind === 'sync' && fn !== undefined ? [fn] : []
}
