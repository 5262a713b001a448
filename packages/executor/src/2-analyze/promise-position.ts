import type { CallExpression, Identifier } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { COMBINATORS, PROMISE_METHODS } from './built-ins.ts'
import { keyName, type ProgramMap, unchained } from './program-map.ts'
import type { Variable } from './scopes.ts'
import type { Reach } from './value-flow.ts'

/**
 * Finds calls that are written where a promise is wanted, so that they may overlap: `await f()`, elements of
 * `Promise.all([…])` and its kin, `f().then(…)`, and variables and lists whose every use is such a place.
 */
export class PromisePositions {
  readonly #map: ProgramMap
  readonly #reach: Pick<Reach, 'readElsewhere' | 'evaluates'>
  /** Top-level variables that hold promises, or lists of them: when the cell ends they get the values instead. */
  readonly held: Set<Variable> = new Set()

  constructor(map: ProgramMap, reach: Pick<Reach, 'readElsewhere' | 'evaluates'>) {
    this.#map = map
    this.#reach = reach
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
    // What the program's own functions give may have a method of that name that the program defines.
    if (this.#map.ownMethods.has(name) && !this.#isHostCall(node)) return false
    const call = this.#map.places.get(member)
    return call?.parent?.type === 'CallExpression' && call.key === 'callee'
  }

  /** `f()`, where no declaration of the program binds `f`. */
  #isHostCall(node: Node): boolean {
    const call = unchained(node)
    return call.type === 'CallExpression' && call.callee.type === 'Identifier' && this.#isGlobal(call.callee)
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

  #isResolved(call: CallExpression, argument: Node): boolean {
    const callee = unchained(call.callee)
    return callee !== argument && this.#isPromiseMethod(callee, (name) => name === 'resolve')
  }

  #isCombinator(call: CallExpression): boolean {
    return this.#isPromiseMethod(unchained(call.callee), (name) => COMBINATORS.has(name))
  }

  #isPromiseMethod(callee: Node, passes: (name: string) => boolean): boolean {
    if (callee.type !== 'MemberExpression') return false
    const name = keyName(callee)
    if (callee.object.type !== 'Identifier' || callee.object.name !== 'Promise' || name === undefined) return false
    return this.#isGlobal(callee.object) && passes(name)
  }
}
