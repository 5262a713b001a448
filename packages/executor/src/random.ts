/** Seeds for sessions that were given none: drawn in bulk, since one draw costs as much as a hundred; each used once. */
export class SeedSource {
  readonly #seeds = new BigUint64Array(64)
  #left = 0

  /** A number for the engine's `Math.random` to start from; never 0. */
  next(): bigint {
    if (this.#left === 0) {
      crypto.getRandomValues(this.#seeds)
      this.#left = this.#seeds.length
    }
    return this.#seeds[--this.#left] || 1n
  }
}

/** The state of the engine's `Math.random` (xorshift64*) for a seed: SplitMix64, so that neighbours are unrelated. */
export function randomState(seed: number): bigint {
  let state = BigInt.asUintN(64, BigInt(Math.floor(seed)) * 0x9e3779b97f4a7c15n + 0x632be59bd9b4e019n)
  state = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n)
  state = BigInt.asUintN(64, (state ^ (state >> 27n)) * 0x94d049bb133111ebn)
  return state ^ (state >> 31n) || 1n
}

/** Bytes for the guest's `crypto`: the host's own, or reproducible ones where a seed was given. */
export function randomBytesOf(seed: number | undefined): (length: number) => Uint8Array {
  if (seed === undefined) return (length) => crypto.getRandomValues(new Uint8Array(length))
  let draws = 0
  return (length) =>
    Uint8Array.from({ length }, () => Number(randomState(Math.floor(seed) * 1_000_003 + ++draws) & 0xffn))
}
