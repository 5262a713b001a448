import type { Identifier } from 'acorn'
import { type FunctionNode, isFunction, isLoop, type Node } from '../ast/nodes.ts'
import { walk } from '../ast/walk.ts'
import { type CallSite, keyName, type ProgramMap, unchained } from './program-map.ts'
import { functionOf } from './value-flow.ts'

/** Methods that change what they are called on. */
const MUTATORS: ReadonlySet<string> = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear next assign defineProperty'.split(
    ' ',
  ),
)

/**
 * Tells which functions may run side by side. A helper that is written without `await` runs from start to end in plain
 * JavaScript; when it changes something outside itself after it has waited, calls of it must come one after the other,
 * even under `Promise.all`, or the changes would come in another order.
 */
export class Overlap {
  readonly #map: ProgramMap
  readonly #maySuspend: (site: CallSite) => boolean
  readonly #asked = new Set<FunctionNode>()

  constructor(map: ProgramMap, maySuspend: (site: CallSite) => boolean) {
    this.#map = map
    this.#maySuspend = maySuspend
  }

  /** True unless what is called here, as far as the program shows it, must come one after the other. */
  isAllowed(callee: Node): boolean {
    this.#asked.clear()
    return this.#isQuietCallee(callee, false)
  }

  #isQuietCallee(node: Node, hasWaited: boolean): boolean {
    const callee = unchained(node)
    if (isFunction(callee)) return this.#isQuiet(callee, hasWaited)
    if (callee.type === 'Identifier') {
      const variable = this.#variableOf(callee)
      const fn = variable && functionOf(variable)
      return fn === undefined || this.#isQuiet(fn, hasWaited)
    }
    const name = callee.type === 'MemberExpression' ? keyName(callee) : undefined
    return name === undefined || this.#methods(name).every((method) => this.#isQuiet(method, hasWaited))
  }

  /** True when a function changes nothing outside itself once it, or its caller, has waited. */
  #isQuiet(fn: FunctionNode, hasWaited: boolean): boolean {
    if ((fn.async && !hasWaited) || this.#asked.has(fn)) return true
    if (hasWaited) this.#asked.add(fn)
    let waited = hasWaited ? 0 : Number.POSITIVE_INFINITY
    let quiet = true
    const note = (node: Node): void => {
      // Within a loop, what stands before a call comes after it as well.
      const first = isLoop(node) ? node.start : Number.POSITIVE_INFINITY
      const calls =
        (node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression') && this.#maySuspend(node)
      waited = Math.min(waited, first, calls ? node.start : first)
    }
    walk(fn.body, { enter: note })
    walk(fn.body, {
      enter: (node) => {
        if (node.end > waited && this.#changesOutside(node, fn)) quiet = false
        return quiet
      },
    })
    return quiet
  }

  #changesOutside(node: Node, fn: FunctionNode): boolean {
    switch (node.type) {
      case 'AssignmentExpression':
        return !this.#isOwn(node.left, fn)
      case 'UpdateExpression':
        return !this.#isOwn(node.argument, fn)
      case 'YieldExpression':
        return true
      case 'UnaryExpression':
        return node.operator === 'delete' && !this.#isOwn(node.argument, fn)
      case 'CallExpression': {
        const callee = unchained(node.callee)
        if (!this.#isQuietCallee(callee, true)) return true
        if (callee.type !== 'MemberExpression') return false
        if (callee.object.type === 'Identifier' && callee.object.name === 'console') return true
        return MUTATORS.has(keyName(callee) ?? '') && !this.#isOwn(callee.object, fn)
      }
      default:
        return false
    }
  }

  /** True for names that a function declares itself, and for what hangs on those that are no parameters. */
  #isOwn(target: Node, fn: FunctionNode): boolean {
    let node = unchained(target)
    while (node.type === 'MemberExpression') node = unchained(node.object)
    if (node.type === 'Identifier') return this.#isLocal(node, fn, node === target)
    return node.type !== 'ThisExpression' && node.type !== 'Super'
  }

  #isLocal(node: Identifier, fn: FunctionNode, parameters: boolean): boolean {
    const variable = this.#variableOf(node)
    if (variable === undefined || (variable.kind === 'parameter' && !parameters)) return false
    const at = variable.scope.node
    return at.start >= fn.start && at.end <= fn.end
  }

  #variableOf(node: Identifier): ReturnType<ProgramMap['names']['declared']['get']> {
    return this.#map.names.referenceOf.get(node)?.variable
  }

  /** The functions of the program under a name: methods, and properties that hold one. */
  #methods(name: string): FunctionNode[] {
    return this.#map.functions.filter((fn) => {
      const parent = this.#map.places.get(fn)?.parent
      const holds =
        parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition'
      return holds && keyName(parent) === name
    })
  }
}
