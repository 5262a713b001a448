import { describe, expect, it } from 'vitest'

/** What of the harness is checked here. */
interface Harness {
  median(numbers: readonly number[]): number
  percentile(numbers: readonly number[], share: number): number
}

async function loadHarness(): Promise<Harness> {
  // It is JavaScript, so its shape is what this file says.
  return (await import(new URL('../../benchmarks/harness.mjs', import.meta.url).href)) as Harness
}

describe('the harness of the benchmarks', () => {
  it('median() is the middle, and the mean of the two middle ones', async () => {
    const { median } = await loadHarness()
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5])
  })

  it('percentile() is the least number that the share does not exceed', async () => {
    const { percentile } = await loadHarness()
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect([0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 99, 100])
    expect(percentile([7], 0.99)).toBe(7)
  })
})
