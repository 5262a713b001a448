import type { MemberExpression } from 'acorn'
import type { Node } from '../../ast/nodes.ts'
import type { Containers } from './containers.ts'
import type { FlowMap } from './flow-map.ts'
import { ALL, INSIDE, ITSELF } from './levels.ts'
import type { Place } from './place.ts'

/** Follows promises into functions that the program does not have: those of earlier cells say what they want. */
export class EarlierFunctions {
  readonly #flow: FlowMap

  constructor(flow: FlowMap) {
    this.#flow = flow
  }

  /** `queue.add(job())`: a class of an earlier cell has such a method, and it asks for the promise. */
  isTakenBy(member: MemberExpression, index: number, containers: Containers): boolean {
    return (this.#flow.wantsOf(member, index) & ITSELF) !== 0 && !containers.isMade(member.object)
  }

  /** What such a method is given is in what it is called on. */
  give(place: Place, receiver: Place): void {
    this.#flow.graph.want(place, ITSELF)
    this.#flow.graph.connect(place, receiver, 'into')
  }

  /** What a function does not want as a promise must be a value. */
  needUnlessWanted(place: Place, callee: Node, index: number): void {
    const wants = this.#flow.wantsOf(callee, index)
    this.#flow.graph.want(place, wants)
    this.#flow.graph.need(place, ITSELF & ~wants)
  }

  /** A call of what may be any function: what it is given may go anywhere, and come back. */
  connectUnknown(places: readonly Place[], result: Place, callee?: Node): void {
    const { graph, elsewhere } = this.#flow
    // It may be code made from text.
    if (this.#flow.map.hasEval) graph.hold(result, ALL)
    for (const [index, place] of places.entries()) {
      const wants = callee === undefined ? 0 : this.#flow.wantsOf(callee, index)
      graph.want(place, wants)
      graph.need(place, (ITSELF | INSIDE) & ~wants)
      // What such a function wants it gets, and whatever becomes of it there.
      if ((wants & INSIDE) !== 0) graph.leak(place, elsewhere, 'same', INSIDE)
      else graph.connect(place, elsewhere, 'same', undefined, INSIDE)
    }
    graph.connect(elsewhere, result, 'same', undefined, INSIDE)
  }
}
