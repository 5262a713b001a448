/**
 * Listens to signals that many runs share, with one listener for all: Node prints a warning about a leak when a signal
 * gets its eleventh, and a server has one signal for its shutdown.
 */
export class AbortListeners {
  /** Made when it is first needed: a server may have an agent for each request. */
  #calls: Map<AbortSignal, Set<() => void>> | undefined

  /** Calls `stop` when the signal is aborted, at once where it is already; gives what ends that. */
  listen(signal: AbortSignal | undefined, stop: () => void): () => void {
    if (signal === undefined) return () => {}
    if (signal.aborted) {
      stop()
      return () => {}
    }
    const calls = this.#calls?.get(signal) ?? this.#begin(signal)
    calls.add(stop)
    return () => {
      calls.delete(stop)
      if (calls.size === 0) this.#end(signal)
    }
  }

  #begin(signal: AbortSignal): Set<() => void> {
    const calls = new Set<() => void>()
    this.#calls ??= new Map()
    this.#calls.set(signal, calls)
    signal.addEventListener('abort', this.#tell)
    return calls
  }

  #end(signal: AbortSignal): void {
    this.#calls?.delete(signal)
    signal.removeEventListener('abort', this.#tell)
  }

  readonly #tell = ({ currentTarget }: Event): void => {
    for (const stop of this.#calls?.get(currentTarget as AbortSignal) ?? []) stop()
  }
}
