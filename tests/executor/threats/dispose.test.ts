import { createExecutor } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { codeOf, deferred, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 500, memoryBytes: 24 * 1024 * 1024 }, maxMachines: 2 })

/** What made freeing a context abort (hazards H4): left behind by a session that is then disposed. */
const LEFT: Readonly<Record<string, string>> = {
  'many objects made in a promise job':
    'Promise.resolve().then(() => { globalThis.kept = Array.from({ length: 20000 }, () => ({ a: [1] })) }); 1',
  'out of memory in a job':
    'Promise.resolve().then(() => { const list = []; for (;;) list.push(new Uint8Array(1e5)) }); 1',
  'promises that never settle':
    'globalThis.kept = []; for (let i = 0; i < 1000; i++) kept.push(new Promise(() => {})); 1',
  'suspended async functions': 'for (let i = 0; i < 100; i++) void (async () => { await new Promise(() => {}) })(); 1',
  'suspended generators':
    'function* g() { try { yield 1 } finally { throw 1 } } globalThis.kept = Array.from({ length: 100 }, () => { const it = g(); it.next(); return it }); 1',
  cycles:
    'globalThis.kept = []; for (let i = 0; i < 1000; i++) { const o = { i }; o.self = o; kept.push(o, new Map([[o, kept]])) } 1',
  'weak collections and finalizers':
    'globalThis.kept = [new WeakMap([[{}, 1]]), new WeakSet([{}])]; typeof FinalizationRegistry === "function" && new FinalizationRegistry(() => {}).register({}, 1); 1',
  'an interrupted job': 'Promise.resolve().then(() => { for (;;); }); 1',
  'an overflow of the stack': 'const down = () => down() + 1; down()',
  timers: 'for (let i = 0; i < 50; i++) setTimeout(() => {}, 5); 1',
}

describe('dispose (hazards H4)', () => {
  it.each(Object.entries(LEFT))('of a session that leaves %s breaks nothing', async (_, code) => {
    const session = shared.session({ hostFunctions: { never: () => deferred().promise } })
    expect(['completed', 'memory', 'timeout', 'stack']).toContain(codeOf(await session.run(code)))
    await session.dispose()
    expect(valueOf(await shared.run('[1, 2, 3].map((n) => n * 2)'))).toEqual([2, 4, 6])
  })

  it('of an executor with all of them, in all states, breaks nothing', async () => {
    const executor = await createExecutor({ limits: { cpuMs: 100, memoryBytes: 24 * 1024 * 1024 }, maxMachines: 2 })
    const sessions = Object.values(LEFT).map((code) => ({
      code,
      session: executor.createSession({ hostFunctions: { never: () => deferred().promise } }),
    }))
    for (const { code, session } of sessions) await session.run(code)
    const waiting = sessions.map(({ session }) => session.run('never()').catch((error: { code: string }) => error.code))
    await new Promise((resolve) => setTimeout(resolve, 20))
    await executor.dispose()
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['disposed']))
  })

  it('of many sessions and executors leaves no timer and no handle', async () => {
    const before = process.getActiveResourcesInfo().length
    for (let round = 0; round < 5; round++) {
      const executor = await createExecutor()
      const runs = Array.from({ length: 5 }, () =>
        executor.run('setTimeout(() => {}, 60_000); never()', {
          hostFunctions: { never: () => deferred().promise },
          limits: { wallMs: 60_000 },
        }),
      )
      const ended = Promise.allSettled(runs)
      await new Promise((resolve) => setTimeout(resolve, 10))
      await executor.dispose()
      expect((await ended).map(({ status }) => status)).toEqual(new Array(5).fill('rejected'))
    }
    expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before)
  })
})
