import type { CallExpression, MemberExpression, ObjectPattern } from 'acorn'
import { type FunctionNode, isFunction, type Node } from '../../ast/nodes.ts'
import { CALLBACK_METHODS } from '../built-ins.ts'
import { functionOf } from '../callees.ts'
import { type CallSite, keyName, type ProgramMap, unchained } from '../program-map.ts'
import type { ValueFlow } from '../value-flow.ts'
import { FOLDING } from './built-in-flow.ts'
import { isExecutor } from './executors.ts'
import type { FlowMap } from './flow-map.ts'
import { isBuiltInCall } from './handing-on.ts'
import { ALL, INSIDE } from './levels.ts'
import type { PromiseFlow } from './promise-flow.ts'
import { isInTry, untestedTailsOf } from './tails.ts'

/** For whom functions of a program are looked at. */
export interface CellsAround {
  /** True for functions that are handed what the text does not show to give no promise: by later cells. */
  readonly isHanded: boolean
  /** True where they have two bodies: one for their own cell, one for later ones. */
  readonly isSplit: boolean
}

/**
 * Functions of a program that give promises. What code has in its hand of one gives values, and what was written stands
 * behind it, for call sites that take promises: so no call of which nobody sees whom it calls ever gets one.
 */
export class GivingFunctions {
  readonly #map: ProgramMap
  readonly #giving: ValueFlow
  readonly #flow: FlowMap
  readonly #promises: PromiseFlow
  readonly #isSplit: boolean
  /** Calls of what later cells may hand in, where a promise is taken for what it is. */
  readonly #lateCalls = new Set<Node>()
  /** Functions that hand on what such a call gives. */
  readonly #late = new Set<FunctionNode>()
  /** Names of getters that give promises. */
  readonly getters: ReadonlySet<string>

  constructor(map: ProgramMap, giving: ValueFlow, flow: PromiseFlow, cells: CellsAround) {
    const { isHanded } = cells
    this.#isSplit = cells.isSplit
    this.#map = map
    this.#giving = giving
    this.#flow = flow.flow
    this.#promises = flow
    const late = new Set<Node>()
    for (const { node } of flow.lateCalls) {
      late.add(node)
      const { dropped, left } = flow.lateCalls
      if (flow.mayBePromise(node) || dropped.has(node) || left.has(node)) this.#lateCalls.add(node)
    }
    if (isHanded) for (const fn of map.functions) if (!fn.generator) this.#noteHandedOn(fn, late)
    this.getters = flow.getters.givingNames((fn) => this.gives(fn))
  }

  /** `(f, x) => f(x)`. What nothing can stand for is called as it is: whoever calls it would take the promise. */
  #noteHandedOn(fn: FunctionNode, late: ReadonlySet<Node>): void {
    if (!fn.async && !this.#isHeldByOthers(fn)) return
    for (const returned of this.#map.returnsOf(fn)) {
      for (const tail of untestedTailsOf(returned)) {
        const call = unchained(tail)
        if (call.type !== 'CallExpression' || !late.has(call) || this.#isOfLanguage(call)) continue
        if (isInTry(call, this.#map)) continue
        this.#lateCalls.add(call)
        if (!fn.async) this.#late.add(fn)
      }
    }
  }

  /** True for `list.at(0)`, `Math.max(a, b)`: what only hands on, as `Reflect.apply` does, is another matter. */
  #isOfLanguage(call: CallExpression): boolean {
    if (isBuiltInCall(call)) return true
    const callee = unchained(call.callee)
    if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false
    const { name } = callee.object
    return OF_DATA.has(name) && this.#flow.isGlobal(callee.object, name)
  }

  /** True for a call that hands such a function on to be called back. */
  callsBack(site: CallSite): boolean {
    if (site.type !== 'CallExpression') return false
    const member = unchained(site.callee)
    const name = member.type === 'MemberExpression' ? (keyName(member) ?? '') : ''
    if (!CALLBACK_METHODS.has(name)) return false
    // What a fold makes goes through its callback: a list of promises stays one on the way.
    const folds = (fn: FunctionNode): boolean => FOLDING.has(name) && !fn.generator && this.gives(fn)
    return site.arguments.some((argument) => isFunction(argument) && (this.#late.has(argument) || folds(argument)))
  }

  /** Names of methods that hand on what a later cell may give them. */
  lateMethods(): string[] {
    return [...this.#late].flatMap((fn) => {
      const parent = this.#map.places.get(fn)?.parent
      const isMethod = parent?.type === 'MethodDefinition' || parent?.type === 'Property'
      const name = isMethod ? keyName(parent) : undefined
      return name === undefined ? [] : [name]
    })
  }

  /** True for such a call of what a later cell may hand in. */
  isLate(call: CallSite): boolean {
    return this.#lateCalls.has(call)
  }

  /** True for a call that takes what a function gives for what it is. */
  isTaken(call: CallSite): boolean {
    if (this.#lateCalls.has(call)) return true
    if (!this.#giving.calls(call) && !this.#promises.mayHoldPromise(call)) return false
    const callee = unchained(call.type === 'CallExpression' ? call.callee : call.tag)
    const variable = this.#map.names.referenceOf.get(callee)?.variable
    const fn = isFunction(callee) ? callee : variable && functionOf(variable)
    return fn === undefined || this.has(fn)
  }

  /** True for a read that takes what a getter gives for what it is. */
  isGotten(node: MemberExpression): boolean {
    return this.#promises.getters.isTaken(node, this.getters)
  }

  /** The pattern that takes promises of getters out of an expression. */
  takenApart(value: Node): ObjectPattern | undefined {
    return this.#promises.getters.takenApart(value, this.getters)
  }

  /** True for a function that other code than calls of it by its name may get hold of. */
  has(fn: FunctionNode): boolean {
    return this.gives(fn) && this.#isHeldByOthers(fn)
  }

  #isHeldByOthers(fn: FunctionNode): boolean {
    if (this.#flow.engineCalls.hasAlone(fn) || isExecutor(fn, this.#flow)) return false
    return !this.#isPartOfClass(fn) && (isAsyncGenerator(fn) || !this.#isOnlyCalled(fn))
  }

  /** True for a function that gives a promise, an async generator, or something with promises in it. */
  gives(fn: FunctionNode): boolean {
    if (isAsyncGenerator(fn)) return true
    if (!fn.generator && (this.#giving.suspending.has(fn) || this.#late.has(fn))) return true
    return (this.#flow.returned(fn).holds & INSIDE & ALL) !== 0
  }

  /** Constructors and setters, and what is behind a private name: nothing that gives promises is called by them. */
  #isPartOfClass(fn: FunctionNode): boolean {
    const parent = this.#map.places.get(fn)?.parent
    if (parent?.type === 'Property') return parent.kind === 'set'
    if (parent?.type !== 'MethodDefinition') return false
    return parent.kind === 'constructor' || parent.kind === 'set' || parent.key.type === 'PrivateIdentifier'
  }

  /** `(async () => …)()`, and a name within a function that is called and nothing else. */
  #isOnlyCalled(fn: FunctionNode): boolean {
    const { places, names } = this.#map
    let at: Node = fn
    while (places.get(at)?.parent?.type === 'ParenthesizedExpression') at = places.get(at)?.parent as Node
    const { parent, key } = places.get(at) ?? {}
    if (parent?.type === 'CallExpression' && key === 'callee') return true
    const id = fn.type === 'FunctionDeclaration' ? fn.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined
    const variable = id && names.declared.get(id)
    if (!variable || variable.scope === names.program || functionOf(variable) !== fn) return false
    // One of two bodies takes no promise of the other.
    if (this.#isSplit || this.#flow.evaluates) return false
    return variable.references.every(({ node }) => {
      const use = places.get(node)
      return !use || use.parent === parent || (use.parent?.type === 'CallExpression' && use.key === 'callee')
    })
  }
}

/** Objects of the language whose functions give data. */
const OF_DATA: ReadonlySet<string> = new Set(['Math', 'Number', 'String', 'Date', 'JSON', 'console'])

const isAsyncGenerator = (fn: FunctionNode): boolean => fn.async && fn.generator
