import type { Node } from '../../ast/nodes.ts'
import type { ProgramMap } from '../program-map.ts'
import type { FilledPlace } from './asked-calls.ts'
import type { GivingFunctions } from './giving-functions.ts'
import type { PromiseFlow } from './promise-flow.ts'
import { isAsIs } from './tails.ts'

/** What is known of calls before. */
interface KnownCalls {
  readonly givers: GivingFunctions
  readonly combinators: ReadonlySet<Node>
  readonly lists: ReadonlySet<Node>
  readonly filled: ReadonlyMap<Node, FilledPlace>
  /** True for what later cells hand in: of that it is told when it is called. */
  readonly isHanded: boolean
  isBoxed(call: Node): boolean
}

/** Calls by whose callee it is told what becomes of promises in their arguments, and what of its callbacks. */
export class OpenCalls {
  readonly calls: ReadonlySet<Node>
  /** The same where nothing can wait. */
  readonly callsNow: ReadonlySet<Node>
  /** Calls that may convert lists with promises in them, or are made of what may be a promise of a function. */
  readonly converting: ReadonlySet<Node>
  readonly #map: ProgramMap
  readonly #known: KnownCalls

  constructor(map: ProgramMap, flow: PromiseFlow, known: KnownCalls) {
    this.#map = map
    this.#known = known
    const open = this.#openCalls(flow)
    for (const { method } of known.filled.values()) open.delete(map.places.get(method)?.parent as Node)
    // What a container is given stays in it: a function that only fills one has nothing to wait for.
    const isNow = (node: Node): boolean => {
      const { kind } = map.regionOf(node)
      return kind === 'fixed' || (kind === 'sync' && flow.askedCalls.fillsContainer(node))
    }
    const converting = [...flow.askedCalls.convertingCalls()].map(({ node }) => node)
    this.converting = new Set(converting.filter((node) => !this.#isOpen(node, open) && !known.isBoxed(node)))
    const isAsked = (node: Node): boolean => ['top', 'async'].includes(map.regionOf(node).kind)
    this.calls = new Set([...[...open].filter((node) => !isNow(node)), ...[...this.converting].filter(isAsked)])
    this.callsNow = new Set([...open].filter(isNow))
  }

  #openCalls(flow: PromiseFlow): Set<Node> {
    const { givers, combinators, lists, isHanded } = this.#known
    const open = new Set<Node>()
    for (const { node } of flow.askedCalls.openCalls()) {
      if (node.type !== 'NewExpression' && !combinators.has(node) && !isAsIs(node)) open.add(node)
    }
    for (const { node } of this.#map.sites) {
      // A list of promises is made of what its callback is given, which waits for it where it needs a value.
      if (lists.has(node) && !flow.readsElements(node)) open.delete(node)
      else if (flow.giving.callsBack(node) || givers.callsBack(node) || (lists.has(node) && !isHanded)) open.add(node)
    }
    return open
  }

  /** True for calls of which it is told already what becomes of their arguments. */
  #isOpen(node: Node, open: ReadonlySet<Node>): boolean {
    const { combinators, lists } = this.#known
    return node.type === 'NewExpression' || open.has(node) || lists.has(node) || combinators.has(node) || isAsIs(node)
  }
}
