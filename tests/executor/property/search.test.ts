import { describe, expect, it } from 'vitest'
import { search } from './search.ts'

describe('search()', () => {
  it('makes what differs smaller for no longer than it may', async () => {
    let checked = 0
    const check = async (): Promise<void> => {
      checked += 1
      throw new Error('it differs')
    }
    const found = search({ runs: 5, seed: 1, shrinkMs: 0 }, 'none.test.ts', check)
    await expect(found).rejects.toThrow('Program 1 of seed 1 differs (made smaller 0 times): it differs')
    expect(checked).toBe(1)
  })

  it('makes what differs as small as it gets within that time', async () => {
    const found = search({ runs: 50, seed: 1, shrinkMs: 60_000 }, 'none.test.ts', async (decisions) => {
      if (decisions.length > 1) throw new Error(`[${decisions}]`)
    })
    await expect(found).rejects.toThrow('times): [0,0]')
  })
})
