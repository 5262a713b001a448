import type { Journal } from './journal.ts'
import type { TimerRequest } from './run-host.ts'
import type { Timers } from './timers.ts'
import type { Waiting } from './waiting.ts'

/**
 * Does what a guest asked for with its timers in one turn.
 * @param timers the clocks of its run
 * @param journal knows which timers fire without a clock, since they did in an earlier attempt
 * @param waiting where a timer's tick may wait to be given: one that is cleared gives none
 */
export function setTimers(
  requests: readonly TimerRequest[],
  timers: Timers,
  journal: Pick<Journal, 'willFire'>,
  waiting: Pick<Waiting, 'keep'>,
): void {
  let isStale = false
  for (const { id, delayMs, repeats = false } of requests) {
    if (delayMs === undefined) isStale = timers.clear(id) || isStale
    else if (repeats || !journal.willFire(id)) timers.start(id, delayMs, repeats)
  }
  // Once for all: a guest may clear thousands.
  if (isStale) waiting.keep(({ kind, id }) => kind === 'call' || timers.has(id))
}
