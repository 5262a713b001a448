import type { Session, SessionOptions } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'
import { askOutside, moveTo } from '../../support/sleeping.ts'

const MIB = 2 ** 20
const limits = { memoryBytes: 64 * MIB }
const hostFunctions = { ask: askOutside, tick: async (n: number): Promise<number> => n }
/** 25 MB of numbers that are each what they should be, and then a pool of texts. */
const GROW = `
  const big = new Float64Array(3e6)
  for (let place = 0; place < big.length; place += 77) big[place] = place
  const texts = Array.from({ length: 5e3 }, (_, n) => 'text ' + n)`
/** Looks at all of it; gives how much is wrong. */
const CHECK = `
  let wrong = 0
  for (let place = 0; place < big.length; place += 11) if (big[place] !== (place % 77 === 0 ? place : 0)) wrong++
  for (const [n, text] of texts.entries()) if (text !== 'text ' + n) wrong++
  wrong`

describe.each([1, 2])('MachinePool with %i machines', (maxMachines) => {
  const shared = shareExecutor({ maxMachines, limits })
  const other = shareExecutor({ maxMachines, limits })
  const open = (options: SessionOptions = {}): Session => shared.session({ hostFunctions, ...options })

  /** Takes every machine for other sessions, so that those before are images now. */
  async function fillMachines(memoryBytes = limits.memoryBytes): Promise<Session[]> {
    const sessions = Array.from({ length: maxMachines + 1 }, () => open({ limits: { memoryBytes } }))
    for (const session of sessions) expect(valueOf(await session.run('let mine = [1]; mine.length'))).toBe(1)
    return sessions
  }

  it('grows a machine before it takes a session that grew in another', async () => {
    const session = open()
    const { usage } = await session.run(`${GROW}; 1`)
    expect(usage.memoryBytes).toBeGreaterThan(23 * MIB)
    // In a machine that another session had meanwhile, and in a new one: those of other sizes take its place.
    for (const memoryBytes of [64 * MIB, 32 * MIB]) {
      await fillMachines(memoryBytes)
      expect(valueOf(await session.run(CHECK))).toBe(0)
    }
  })

  it('grows a machine in another executor, where none ever grew', async () => {
    const session = open()
    await session.run(GROW)
    const woken = await moveTo(other.executor, session, hostFunctions)
    expect(valueOf(await woken.run(CHECK))).toBe(0)
    expect(valueOf(await woken.run('texts.push("more"); big.fill(1); big.length + texts.length'))).toBe(3e6 + 5e3 + 1)
    await woken.dispose()
  })

  it('leaves nothing of a session that grew to the next one in its machine', async () => {
    const session = open()
    await session.run(`${GROW}; big.fill(7)`)
    const [next] = await fillMachines()
    const seen = 'const fresh = new Float64Array(1e6); fresh.every((n) => n === 0)'
    expect(valueOf(await (next as Session).run(seen))).toBe(true)
    expect(valueOf(await session.run('big[5] + big.length'))).toBe(3e6 + 7)
  })

  it('carries many sessions, large and small, that wait for answers in turn', async () => {
    const sessions = Array.from({ length: 4 }, (_, index) => ({ index, session: open() }))
    for (const { index, session } of sessions) {
      const code = `const size = ${index % 2 === 0 ? 5e5 : 10}; const own = new Uint8Array(size).fill(${index + 1}); ask(1); tick(2); own`
      await session.run(code)
    }
    for (const { index, session } of [...sessions].reverse()) {
      await session.resume([{ id: 1, value: 1 }])
      const code = `[own.length, own.every((byte) => byte === ${index + 1})]`
      expect(valueOf(await session.run(code))).toEqual([index % 2 === 0 ? 5e5 : 10, true])
    }
  })

  it('puts a session back to before a cell that grew its machine', async () => {
    const session = open({ limits: { ...limits, cpuMs: 600 } })
    await session.run('const small = [1, 2, 3]')
    const outcome = await session.run(`${GROW}; small.push(4); for (;;);`)
    expect(outcome).toMatchObject({ status: 'failed', rolledBack: true })
    await fillMachines()
    expect(valueOf(await session.run('[small, typeof big]'))).toEqual([[1, 2, 3], 'undefined'])
  })

  it('runs sessions with other memoryBytes in machines of their own', async () => {
    const sizes = [64, 32, 64, 48, 32]
    const sessions = sizes.map((size) => open({ limits: { memoryBytes: size * MIB } }))
    for (const [index, session] of sessions.entries()) await session.run(`const own = ${index}; ask(own); own`)
    for (const [index, session] of sessions.entries()) {
      expect(valueOf(await session.resume([{ id: 1, value: 1 }]))).toBe(index)
    }
  })
})
