import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 5000, maxCalls: 5000 } })
const hostFunctions = { next: async (n: number) => n + 1 }

describe('suspension (hazards H7)', () => {
  it('waits deep inside recursion, where a stack kept aside would overflow', async () => {
    const code = 'const down = (n) => (n === 0 ? next(0) : down(n - 1) + 1); down(100)'
    expect(valueOf(await shared.run(code, { hostFunctions }))).toBe(101)
  })

  it('waits at each level of a recursion', async () => {
    const code = 'const down = (n) => (n === 0 ? 0 : next(down(n - 1))); down(100)'
    expect(valueOf(await shared.run(code, { hostFunctions }))).toBe(100)
  })

  it('waits in many places and sessions at once', async () => {
    const sessions = Array.from({ length: 20 }, () => shared.session({ hostFunctions }))
    const code =
      'const all = await Promise.all([1, 2, 3].map((n) => next(n))); const one = [5].map((n) => next(n)); [...all, ...one]'
    const values = await Promise.all(sessions.map(async (session) => valueOf(await session.run(code))))
    expect(values).toEqual(new Array(20).fill([2, 3, 4, 6]))
  })

  it('waits while an earlier wait in the same machine goes on', async () => {
    const code = 'const slow = next(1); class A { get x() { return next(10) } } const sync = new A().x; slow + sync'
    expect(valueOf(await shared.run(code, { hostFunctions }))).toBe(13)
  })
})
