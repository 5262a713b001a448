import { isFunction } from '../ast/nodes.ts'
import type { Scope } from './scopes.ts'

/** How many functions are around the names of a scope: 0 for the program, found once for each scope. */
export class ScopeDepths {
  readonly #depths = new Map<Scope, number>()

  of(scope: Scope): number {
    const chain: Scope[] = []
    let at: Scope | undefined = scope
    for (; at !== undefined && !this.#depths.has(at); at = at.parent) chain.push(at)
    let depth = at === undefined ? 0 : (this.#depths.get(at) as number)
    for (const inner of chain.reverse()) {
      if (inner.holdsVar && isFunction(inner.node)) depth++
      this.#depths.set(inner, depth)
    }
    return depth
  }
}
