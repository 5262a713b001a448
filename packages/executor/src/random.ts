/**
 * Seeds for sessions that were given none: drawn in bulk, since one draw costs as much as a hundred; each used once.
 */
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

/** The state of the engine's `Math.random` (xorshift64*) for a seed; neighbouring seeds give unrelated states. */
export function randomState(seed: number): bigint {
  return mix(BigInt(Math.floor(seed))) || 1n
}

/** Bytes for the guest's `crypto`: the host's own, or reproducible ones where a seed was given. */
export class RandomBytes {
  readonly #seed: number | undefined
  /** How many bytes were drawn from the seed: with it, enough to go on elsewhere. */
  drawn: number

  constructor(seed: number | undefined, drawn = 0) {
    this.#seed = seed
    this.drawn = drawn
  }

  draw(length: number): Uint8Array {
    if (this.#seed === undefined) return crypto.getRandomValues(new Uint8Array(length))
    const start = mix(BigInt(Math.floor(this.#seed)))
    return Uint8Array.from({ length }, () => Number(mix(start + GOLDEN * BigInt(++this.drawn)) & 0xffn))
  }
}

/** SplitMix64 (Steele, Lea, Flood 2014): one step of its output function. */
function mix(seed: bigint): bigint {
  let state = BigInt.asUintN(64, BigInt.asUintN(64, seed) * GOLDEN + 0x632be59bd9b4e019n)
  state = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n)
  state = BigInt.asUintN(64, (state ^ (state >> 27n)) * 0x94d049bb133111ebn)
  return state ^ (state >> 31n)
}
const GOLDEN = 0x9e3779b97f4a7c15n
