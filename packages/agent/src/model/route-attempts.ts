import type { Model } from './model.ts'
import type { Route, RouteChoice } from './route-choice.ts'
import type { RouterSettings } from './router-options.ts'

/** Bad request, content too large, unprocessable content: the request's fault, so the model need not rest. */
const REQUEST_FAULTS = new Set<unknown>([400, 413, 422])
const LONGEST_REASON = 300

/** The models of a router that one call has tried, and what came of it. */
export class RouteAttempts {
  readonly #choice: RouteChoice
  readonly #settings: RouterSettings
  readonly #signal: AbortSignal | undefined
  readonly #failures = new Map<Route, unknown>()

  constructor(choice: RouteChoice, settings: RouterSettings, signal: AbortSignal | undefined) {
    this.#choice = choice
    this.#settings = settings
    this.#signal = signal
  }

  /** The next model to ask, until it is left; throws an AggregateError when all have failed. */
  enter(): Route {
    this.#signal?.throwIfAborted()
    const route = this.#choice.enter(this.#failures)
    if (route === undefined) throw this.#everyFailure()
    return route
  }

  /** Ends the call of a model, however it went. */
  leave(route: Route): void {
    this.#choice.leave(route)
  }

  /** Takes note that a model failed; throws where no other may be asked. */
  fail(route: Route, error: unknown): void {
    this.#signal?.throwIfAborted()
    const { models, isPassing, onFallback } = this.#settings
    if (!isPassing(error, route.model)) throw error
    if (!isRequestFault(error)) this.#choice.rest(route)
    this.#failures.set(route, error)
    if (this.#failures.size < models.length) onFallback(error, route.model)
  }

  /** Takes note that a model failed when it is too late for another; throws in any case. */
  breakOff(route: Route, error: unknown): never {
    this.#signal?.throwIfAborted()
    this.#choice.rest(route)
    throw error
  }

  #everyFailure(): AggregateError {
    const reasons = Array.from(this.#failures, ([{ model }, error]) => {
      const index = this.#settings.models.findIndex((one) => one.model === model)
      const reason = error instanceof Error ? error.message : String(error)
      return `${nameOfRoute(model, index)}: ${reason.slice(0, LONGEST_REASON)}`
    })
    const count = reasons.length === 1 ? 'its only model' : `all its ${reasons.length} models`
    return new AggregateError(
      this.#failures.values(),
      `The router got no reply, ${count} failed: ${reasons.join('; ')}`,
    )
  }
}

/**
 * What a model of a router is called: its id, else its place from 1.
 *
 * @example nameOfRoute(new ScriptedModel([]), 0) // 'model 1'
 */
export function nameOfRoute(model: Model, index: number): string {
  return model.id ?? `model ${index + 1}`
}

function isRequestFault(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isRequestFault)
  if (typeof error !== 'object' || error === null) return false
  const { status, statusCode } = error as { status?: unknown; statusCode?: unknown }
  return REQUEST_FAULTS.has(status ?? statusCode)
}
