// Runs that all wait at once, each for a call of its own: started until so many wait or a bound is reached, looked at
// while they wait, then answered. The same for every way of running, so that only the way differs.
import { collectGarbage, mustBe } from './harness.mjs'
import { watchLateness } from './lateness.mjs'

/** The code of a run: a little state of its own and one call; `call` is how this way writes it. */
export const sleeperCode = (index, call = 'ask(own.index)') => `
const own = { index: ${index}, tags: ['a', 'b', 'c'] }
const answer = ${call}
answer + own.index + own.tags.length`

/**
 * Measures runs that wait.
 * @param makeStart given `onCall(index, answer)`, which takes the call of a run; gives the function that starts run
 * `index` and settles with its value
 * @param bounds `count` of runs, started and answered `atOnce` at a time; the filling stops early past `maxMs` or
 * `maxBytes` of RSS; `warmUp` runs come before
 * @returns the count reached and why no more, bytes, times and how late the host's timer was; throws on a wrong value
 */
export async function measureSleepers(makeStart, { count, atOnce, warmUp, maxMs = Infinity, maxBytes = Infinity }) {
  const sleepers = new Sleepers(makeStart, atOnce)
  await sleepers.fill(warmUp, () => undefined)
  await sleepers.drain()
  const before = memory()
  const endMs = performance.now() + maxMs
  const filling = await timed(() =>
    sleepers.fill(count, () => {
      if (performance.now() > endMs) return `${maxMs / 1000} s`
      return process.memoryUsage.rss() > maxBytes ? `${maxBytes / 1e9} GB` : undefined
    }),
  )
  const after = memory()
  const draining = await timed(() => sleepers.drain())
  return {
    count: draining.value,
    stoppedBy: filling.value ?? 'the count',
    rssBytes: after.rssBytes - before.rssBytes,
    heapBytes: after.heapBytes - before.heapBytes,
    fillMs: filling.timeMs,
    fillLateMs: filling.lateMs,
    drainMs: draining.timeMs,
    drainLateMs: draining.lateMs,
  }
}

class Sleepers {
  #start
  #atOnce
  /** What waits: `answer` gives the call its answer, `value` is what the run then comes to. */
  #waiting = []
  /** What is told when a run's call comes, by its index. */
  #calls = new Map()

  constructor(makeStart, atOnce) {
    this.#start = makeStart((index, answer) => this.#calls.get(index)(answer))
    this.#atOnce = atOnce
  }

  /** Starts runs until so many wait; gives why it stopped early. */
  async fill(count, reasonToStop) {
    let next = 0
    let reason
    await this.#inLanes(async () => {
      while (next < count && reason === undefined) {
        reason = reasonToStop() ?? (await this.#launch(next++))
        // A way that runs in this thread would otherwise hold the event loop from the first run to the last.
        await new Promise(setImmediate)
      }
    })
    return reason
  }

  /** Answers all; gives how many there were. */
  async drain() {
    const waiting = this.#waiting
    this.#waiting = []
    let next = 0
    await this.#inLanes(async () => {
      while (next < waiting.length) {
        const { index, answer, value } = waiting[next++]
        answer(index * 2)
        mustBe(await value, index * 3 + 3, `the value of sleeper ${index}`)
        await new Promise(setImmediate)
      }
    })
    return waiting.length
  }

  /** Starts a run and waits for its call; gives why there was none. */
  async #launch(index) {
    const called = new Promise((resolve) => this.#calls.set(index, resolve))
    const value = this.#start(index)
    // That it failed is told below, or by who waits for it.
    const failed = value.then(
      () => new Error('no call came'),
      (error) => error,
    )
    const came = await Promise.race([called, failed])
    this.#calls.delete(index)
    if (came instanceof Error) return `${came.name}: ${came.message}`
    this.#waiting.push({ index, answer: came, value })
    return undefined
  }

  #inLanes(work) {
    return Promise.all(Array.from({ length: this.#atOnce }, work))
  }
}

async function timed(work) {
  const stopWatching = watchLateness()
  const start = performance.now()
  const value = await work()
  const timeMs = performance.now() - start
  return { value, timeMs, lateMs: stopWatching() }
}

function memory() {
  collectGarbage()
  collectGarbage()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rssBytes: rss, heapBytes: heapUsed + external }
}
