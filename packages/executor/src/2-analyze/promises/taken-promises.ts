import type { Identifier } from 'acorn'
import { type FunctionNode, isFunction, type Node } from '../../ast/nodes.ts'
import { boundIdentifiers, type ProgramMap } from '../program-map.ts'
import type { FlowMap } from './flow-map.ts'
import { ALL, ELEMENTS, INSIDE, ITSELF } from './levels.ts'
import type { PromiseFlow } from './promise-flow.ts'

/** So many parameters have a bit of their own, but for the last, which stands for all that follow. */
const WIDTH = 14
const REST = (1 << WIDTH) - 1

/** Above the bits of parameters, and one that the guest library has for itself. */
const ASKS_THIS = 1 << (2 * WIDTH + 1)

const bitAt = (index: number): number => 1 << Math.min(index, WIDTH - 1)

/** True when a function of which that is noted keeps the promise that it is given at `index`. */
export const keepsAt = (mask: number, index: number): boolean => (mask & bitAt(index)) !== 0

/** True when it asks for promises in what it is given there. */
export const asksAt = (mask: number, index: number): boolean => ((mask >> WIDTH) & bitAt(index)) !== 0

/** What functions ask of what they are given. */
export class TakenPromises {
  readonly #flow: FlowMap
  /** Those that ask for promises in what they are called on. */
  readonly #askThis = new Set<Node>()

  constructor(map: ProgramMap, promises: PromiseFlow) {
    this.#flow = promises.flow
    for (const [node] of map.places) {
      if (node.type !== 'ThisExpression' || !asksWithin(node, map, promises)) continue
      let at: Node | undefined = node
      while (at !== undefined && (!isFunction(at) || at.type === 'ArrowFunctionExpression'))
        at = map.places.get(at)?.parent
      if (at !== undefined) this.#askThis.add(at)
    }
  }

  /**
   * In one number: a bit for each parameter that keeps a promise, above those a bit for each in which promises are
   * asked for, and one for what the function is called on. What is in others is settled before the function is called.
   */
  of(fn: FunctionNode): number {
    let [itself, within] = [0, 0]
    for (const [index, parameter] of fn.params.entries()) {
      const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
      const bit = bitAt(index)
      if (target.type === 'Identifier') {
        const place = this.#flow.name(target)
        if (place.keeps(ITSELF)) itself |= bit
        if ((place.holds & ~place.forbidden & INSIDE & ALL) !== 0) within |= bit
      } else if (target.type === 'RestElement') {
        if (target.argument.type !== 'Identifier') continue
        const rest = this.#flow.name(target.argument)
        const all = REST & (~0 << Math.min(index, WIDTH - 1))
        if (rest.keeps(ELEMENTS)) itself |= all
        if ((rest.holds & ~rest.forbidden & INSIDE & ALL & ~ELEMENTS) !== 0) within |= all
      } else if (boundIdentifiers(target).every((name) => asks(name, this.#flow))) within |= bit
    }
    return itself | (within << WIDTH) | (this.#askThis.has(fn) ? ASKS_THIS : 0)
  }
}

/** True where promises may be in what a function is called on, or a property of it is wanted as one. */
function asksWithin(node: Node, { places }: ProgramMap, promises: PromiseFlow): boolean {
  if (promises.mayHoldPromise(node)) return true
  const { parent, key } = places.get(node) ?? {}
  return parent?.type === 'MemberExpression' && key === 'object' && promises.wantsWithin(parent)
}

function asks(name: Identifier, flow: FlowMap): boolean {
  const { holds, forbidden } = flow.name(name)
  return (holds & ~forbidden & ALL) !== 0
}
