/**
 * Runs one piece of asynchronous work as part of a generator: yields what it emits while it runs, returns its result.
 *
 * When the generator is left early it waits for the work to settle; whoever leaves must have aborted it first.
 */
export async function* liveEvents<Event, Result>(
  start: (emit: (event: Event) => void) => Promise<Result>,
): AsyncGenerator<Event, Result, undefined> {
  const waiting: Event[] = []
  let isSettled = false
  let wake = (): void => {}
  const work = start((event) => {
    waiting.push(event)
    wake()
  })
  const settled = work
    .then(
      () => {},
      () => {},
    )
    .then(() => {
      isSettled = true
      wake()
    })
  try {
    while (true) {
      yield* waiting.splice(0)
      if (waiting.length > 0) continue
      if (isSettled) return await work
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    await settled
  }
}
