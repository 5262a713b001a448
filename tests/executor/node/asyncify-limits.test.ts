import type { Session } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { codeOf, failureOf, valueOf } from '../../support/executor.ts'
import { shareThreads } from '../../support/threads.ts'

const MIB = 1024 * 1024
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const hostFunctions = {
  tool: async (value: unknown) => value,
  slow: async (ms: number, value: unknown) => {
    await wait(ms)
    return value
  },
  big: async (bytes: number) => 'x'.repeat(bytes),
  never: () => new Promise(() => {}),
}
const shared = shareThreads({ threads: 1, bridge: 'asyncify', limits: { memoryBytes: 32 * MIB } })

/** Runs `work` with a session in which `kept` is 1, and sees that it is 1 afterwards. */
async function whole(limits: object, work: (session: Session) => Promise<void>): Promise<void> {
  const session = shared.executor.createSession({ hostFunctions, limits })
  await session.run('let kept = 1')
  await work(session)
  expect(valueOf(await session.run('kept + tool(1)'))).toBe(2)
  await session.dispose()
}

describe('asyncify: limits', () => {
  it('waiting is not computing; a loop after it is', () =>
    whole({ cpuMs: 300 }, async (session) => {
      expect(valueOf(await session.run('slow(400, "waited")'))).toBe('waited')
      const looped = failureOf(await session.run('kept = 2; slow(50, 1); for (;;) {}'))
      expect([looped.error.code, looped.rolledBack]).toEqual(['timeout', true])
      const inJob = await session.run('kept = 2; tool(1); for (;;) new Promise(() => { for (;;); })')
      expect(codeOf(inJob)).toBe('timeout')
    }))

  it('wallMs ends a run in the middle of a call', () =>
    whole({ wallMs: 100 }, async (session) => {
      const failure = failureOf(await session.run('kept = 2; never()'))
      expect(failure).toMatchObject({ error: { code: 'timeout' }, rolledBack: true })
    }))

  it('a signal ends a run in the middle of a call', () =>
    whole({}, async (session) => {
      const controller = new AbortController()
      const run = session.run('kept = 2; [1].map(() => never())', {
        signal: controller.signal,
        onCall: () => controller.abort(new Error('enough')),
      })
      await expect(run).rejects.toThrow('enough')
    }))

  it('a signal ends a run that computes after a call', () =>
    whole({ cpuMs: 30_000 }, async (session) => {
      const controller = new AbortController()
      const run = session.run('kept = tool(2); for (;;) {}', {
        signal: controller.signal,
        onCall: ({ status }) => status === 'fulfilled' && setTimeout(() => controller.abort(new Error('enough')), 20),
      })
      await expect(run).rejects.toThrow('enough')
    }))

  it('memory, calls and results are bounded as ever', () =>
    whole({ maxCalls: 20, resultBytes: 1000 }, async (session) => {
      const hog = 'kept = 2; tool(1); const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1))'
      expect(codeOf(await session.run(hog))).toBe('memory')
      expect(codeOf(await session.run('kept = 2; for (;;) tool(1)'))).toBe('call-budget')
      expect(codeOf(await session.run('"x".repeat(tool(2000))'))).toBe('result-too-large')
    }))

  it('an answer that has no room ends the run with memory', () =>
    whole({ argumentBytes: 40 * MIB, memoryBytes: 24 * MIB }, async (session) => {
      expect(valueOf(await session.run('big(1e6).length'))).toBe(1e6)
      expect(codeOf(await session.run('kept = 2; big(28e6).length'))).toBe('memory')
    }))

  it('deeper than the stack: the stack is full, or the calls are used up, and the session is whole', () =>
    whole({}, async (session) => {
      const outcome = await session.run('const more = () => { tool(1); return more() + 1 }; more()')
      expect(['stack', 'call-budget']).toContain(failureOf(outcome).error.code)
      expect(codeOf(await session.run('const deep = (n) => (n === 0 ? tool(1) : deep(n - 1) + 1); deep(1e5)'))).toBe(
        'stack',
      )
    }))
})
