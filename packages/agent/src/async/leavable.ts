/**
 * Makes a generator that can be left at any time: `return` cancels first, so it need not wait for what is under way.
 *
 * A generator's own `return` queues up behind a pending `next`, which may be waiting for a person.
 */
export function leavable<Event>(
  events: AsyncGenerator<Event, void, undefined>,
  cancel: () => void,
): AsyncIterableIterator<Event> {
  return {
    next: () => events.next(),
    return: () => {
      cancel()
      return events.return()
    },
    throw: (error) => {
      cancel()
      return events.throw(error)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
