/**
 * Waits that many milliseconds; rejects with the signal's reason as soon as it is aborted.
 *
 * Neither a timer nor a listener is left behind.
 *
 * @example
 * await pause(5, AbortSignal.timeout(1_000)) // undefined
 */
export function pause(durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, durationMs)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
