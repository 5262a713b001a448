import type { Model } from './model.ts'

/** One of the models of a router, and how busy it is. */
export interface Route {
  readonly model: Model
  readonly weight: number
  /** Calls that it is answering now. */
  inFlight: number
  /** When its next turn is, in shares of calls: grows by `1 / weight` with each call. */
  turn: number
  /** Until when it is asked last, on the clock of `performance.now()`. */
  restsUntilMs: number
}

/**
 * Chooses which model of a router is asked next.
 *
 * Models that failed lately come last, in both strategies. Among the others, `fallback` keeps to the list; `spread`
 * takes the least busy one for its weight, and among equally busy ones the one whose turn is next. Turns are those of
 * start-time fair queueing (Goyal, Vin, Cheng 1996): one that was away a while does not have to catch up.
 */
export class RouteChoice {
  readonly #routes: readonly Route[]
  readonly #isSpread: boolean
  readonly #cooldownMs: number
  #turn = 0

  constructor(routes: readonly Pick<Route, 'model' | 'weight'>[], strategy: 'fallback' | 'spread', cooldownMs: number) {
    this.#routes = routes.map((route) => ({ ...route, inFlight: 0, turn: 0, restsUntilMs: 0 }))
    this.#isSpread = strategy === 'spread'
    this.#cooldownMs = cooldownMs
  }

  /** The best one that was not tried yet, counted as busy until it is left; undefined when all were tried. */
  enter(tried: ReadonlyMap<Route, unknown>): Route | undefined {
    const now = performance.now()
    const [best] = this.#routes
      .filter((route) => !tried.has(route))
      .sort(
        (one, other) => isResting(one, now) - isResting(other, now) || (this.#isSpread ? this.#order(one, other) : 0),
      )
    if (best === undefined) return undefined
    this.#turn = this.#nextTurn(best)
    best.turn = this.#turn + 1 / best.weight
    best.inFlight++
    return best
  }

  /** Frees the place of a call that has ended, however it did. */
  leave(route: Route): void {
    route.inFlight--
  }

  /** Lets a model that failed cool down. */
  rest(route: Route): void {
    route.restsUntilMs = performance.now() + this.#cooldownMs
  }

  #order(one: Route, other: Route): number {
    return one.inFlight / one.weight - other.inFlight / other.weight || this.#nextTurn(one) - this.#nextTurn(other)
  }

  #nextTurn(route: Route): number {
    return Math.max(this.#turn, route.turn)
  }
}

function isResting(route: Route, now: number): number {
  return Number(route.restsUntilMs > now)
}
