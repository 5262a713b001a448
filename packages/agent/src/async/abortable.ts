/**
 * Waits for a promise no longer than until the signal is aborted; then rejects with the signal's reason.
 *
 * Whatever the promise does afterwards is ignored, and no listener stays on the signal.
 */
export async function abortable<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise
  let stop = (): void => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
  })
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', stop))
}
