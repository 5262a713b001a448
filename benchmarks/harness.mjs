// The measuring itself: two sides in turns, their medians, and the ratio pair by pair, so that a busy machine
// slows both.

/** Lets garbage of what came before go, where the process was started with `--expose-gc`. */
export function collectGarbage() {
  globalThis.gc?.()
}

/** The middle of a list of numbers; the mean of the two middle ones for an even count. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The number that a share of a list, 0 to 1, does not exceed: `percentile(times, 0.99)`. */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

/** Least, middle and greatest of a list of numbers. */
export function spread(numbers) {
  return { min: Math.min(...numbers), median: median(numbers), max: Math.max(...numbers) }
}

/** Milliseconds that `work` takes. */
export async function timeOf(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Measures two sides in turns: A B, B A, A B … after a warm-up of each.
 * @param sides `ours` and `peer`: each runs one sample and gives its milliseconds (its own set-up left out)
 * @param sizes `rounds` pairs to measure and `warmUps` pairs before them
 * @returns medians in milliseconds and the spread of ours ÷ peer over the pairs
 */
export async function compare({ ours, peer }, { rounds, warmUps }) {
  for (let round = 0; round < warmUps; round++) {
    await ours()
    await peer()
  }
  // Once only: a forced collection before each pair would also throw away compiled code, and neither side runs that
  // cold.
  collectGarbage()
  const pairs = []
  for (let round = 0; round < rounds; round++) {
    const pair = {}
    const order = round % 2 === 0 ? ['ours', 'peer'] : ['peer', 'ours']
    for (const side of order) pair[side] = await (side === 'ours' ? ours : peer)()
    pairs.push(pair)
  }
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    peer: median(pairs.map((pair) => pair.peer)),
    ratio: spread(pairs.map((pair) => pair.ours / pair.peer)),
  }
}

/** Scales the two medians of a comparison, to a time per call or another unit. */
export function scaled({ ours, peer, ratio }, factor) {
  return { ours: ours * factor, peer: peer * factor, ratio }
}

/** Measures one side: `rounds` samples after `warmUps`; gives their spread. */
export async function measure(sample, { rounds, warmUps }) {
  for (let round = 0; round < warmUps; round++) await sample()
  const samples = []
  for (let round = 0; round < rounds; round++) samples.push(await sample())
  return spread(samples)
}

/** Throws when a side gave another value than it must: a fast wrong answer is no figure. */
export function mustBe(actual, expected, what) {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (left !== right) throw new Error(`Wrong value of ${what}: ${left}, not ${right}`)
}

/** The value of an outcome; throws what failed. */
export function valueOf(outcome, what) {
  if (outcome.status === 'completed') return outcome.value
  throw new Error(`Failed in ${what}: ${outcome.error.code}: ${outcome.error.message}`)
}
