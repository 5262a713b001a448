import { describe, expect, it } from 'vitest'
import { RandomBytes, randomState, SeedSource } from '../../packages/executor/src/random.ts'

const SEEDS = [0, 1, -1, 2, 42, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
const MAX_STATE = 2n ** 64n

describe('randomState()', () => {
  it.each(SEEDS)('gives a state of 64 bits for %d, the same each time, never 0', (seed) => {
    const state = randomState(seed)
    expect(randomState(seed)).toBe(state)
    expect(state > 0n && state < MAX_STATE).toBe(true)
  })

  it('gives different states for different seeds, about half of the bits apart', () => {
    const states = Array.from({ length: 1000 }, (_, seed) => randomState(seed))
    expect(new Set(states).size).toBe(1000)
    let bits = 0
    for (let seed = 1; seed < 1000; seed++) {
      const apart = (states[seed] as bigint) ^ (states[seed - 1] as bigint)
      bits += apart.toString(2).replaceAll('0', '').length
    }
    expect(bits / 999).toBeGreaterThan(30)
    expect(bits / 999).toBeLessThan(34)
  })
})

describe('RandomBytes', () => {
  it.each(SEEDS)('gives the same bytes in the same order for the seed %d, however they are asked for', (seed) => {
    const [one, other] = [new RandomBytes(seed), new RandomBytes(seed)]
    expect([...one.draw(3), ...one.draw(0), ...one.draw(5)]).toEqual([...other.draw(8)])
    expect(one.draw(8)).not.toEqual(new RandomBytes(seed).draw(8))
  })

  it('gives other bytes for other seeds', () => {
    const drawn = SEEDS.map((seed) => new RandomBytes(seed).draw(8).join())
    expect(new Set(drawn).size).toBe(SEEDS.length)
  })

  it('gives each byte about equally often', () => {
    const counts = new Array<number>(256).fill(0)
    for (const byte of new RandomBytes(7).draw(25_600)) counts[byte] = (counts[byte] ?? 0) + 1
    expect(Math.min(...counts)).toBeGreaterThan(50)
    expect(Math.max(...counts)).toBeLessThan(150)
  })

  it('draws from the host without a seed, each time anew', () => {
    const bytes = new RandomBytes(undefined)
    expect(bytes.draw(16)).toHaveLength(16)
    expect(bytes.draw(16)).not.toEqual(bytes.draw(16))
  })
})

describe('SeedSource', () => {
  it('next() gives a seed of its own each time, past its stock too', () => {
    const source = new SeedSource()
    const seeds = Array.from({ length: 200 }, () => source.next())
    expect(new Set(seeds).size).toBe(200)
    expect(seeds.every((seed) => seed > 0n && seed < MAX_STATE)).toBe(true)
    expect(seeds).not.toContain(new SeedSource().next())
  })
})
