import type { CallExpression } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import type { Positions } from './analyze.ts'
import { CALLBACK_METHODS } from './built-ins.ts'
import { type CallSite, keyName, type ProgramMap, unchained } from './program-map.ts'

/**
 * How a call may keep its promise: at all events, or when its callees may run side by side. When they may not for all
 * that the text says, it is asked in order, as it runs, whether they do.
 */
interface Wish {
  readonly kind: 'promise' | 'list'
  readonly isSure: boolean
  readonly callees: readonly Node[]
  readonly isInOrder?: boolean
}

/** The wishes of calls that may suspend: of others none is asked for, since asking notes names that hold promises. */
export class Wishes {
  readonly #positions: Positions
  readonly #map: ProgramMap
  readonly #wishes = new Map<Node, Wish | undefined>()

  constructor(positions: Positions, map: ProgramMap) {
    this.#positions = positions
    this.#map = map
  }

  /** How a call may keep its promise; undefined when it waits. */
  of(node: CallSite): Wish | undefined {
    if (!this.#wishes.has(node)) this.#wishes.set(node, this.#find(node))
    return this.#wishes.get(node)
  }

  /** True when the call may have to wait. */
  mayWait(node: CallSite): boolean {
    const wish = this.of(node)
    return wish === undefined || wish.isInOrder === true
  }

  /** The call may have to wait after all: what it calls is asked when it runs. */
  order(node: CallSite): void {
    const wish = this.of(node)
    if (wish !== undefined) this.#wishes.set(node, { ...wish, isInOrder: true })
  }

  /** The call waits after all. */
  refuse(node: CallSite): void {
    this.#wishes.set(node, undefined)
  }

  #find(node: CallSite): Wish | undefined {
    const positions = this.#positions
    if (isListCallback(node) && positions.wantsList(node)) {
      return { kind: 'list', isSure: false, callees: callbacksOf(node) }
    }
    if (!positions.wantsPromise(node)) return undefined
    const callee = node.type === 'CallExpression' ? node.callee : node.tag
    if (isCallbackMethod(node)) return this.#ofCallbackMethod(node, callee)
    return { kind: 'promise', isSure: positions.isTakenAsPromise(node), callees: [callee] }
  }

  /**
   * A built-in that calls back gives its result, not what the callback gave: it is always waited for. What gives a
   * promise is a method of the guest's own: which it is is asked when it is called.
   */
  #ofCallbackMethod(node: CallSite, callee: Node): Wish | undefined {
    const { parent } = this.#map.places.get(node) ?? {}
    if (parent?.type === 'AwaitExpression') return undefined
    if (parent?.type === 'MemberExpression') return { kind: 'promise', isSure: true, callees: [callee] }
    return { kind: 'promise', isSure: false, callees: [callee], isInOrder: true }
  }
}

/** The callback of `list.map(f)` or `Array.from(list, f)`; a spread list in its place stays one. */
function callbacksOf({ callee, arguments: args }: CallExpression): readonly Node[] {
  const member = unchained(callee)
  const index = member.type === 'MemberExpression' && keyName(member) === 'from' ? 1 : 0
  const spread = args.slice(0, index).filter(({ type }) => type === 'SpreadElement')
  return spread.length > 0 ? spread : args.slice(index, index + 1)
}

/** `list.map(f)` and `Array.from(list, f)`: what they give is a list of what the callback gave. */
function isListCallback(node: CallSite): node is CallExpression {
  if (node.type !== 'CallExpression') return false
  const callee = unchained(node.callee)
  return callee.type === 'MemberExpression' && ['map', 'from'].includes(keyName(callee) ?? '')
}

/** True for a call by the name of a built-in that calls back: what that gives is no promise of a call. */
export function isCallbackMethod(node: CallSite): boolean {
  if (node.type !== 'CallExpression' || node.arguments.length === 0) return false
  const callee = unchained(node.callee)
  return callee.type === 'MemberExpression' && CALLBACK_METHODS.has(keyName(callee) ?? '')
}
