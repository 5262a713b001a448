import { createExecutor, type Executor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// What unwinds the guest at the end of a run can be caught by code that the rewriter never sees.
const KEEP = 'new Function("try { finish(1) } catch (e) { globalThis.kept = e }")()'

describe('the throw that ends a run', () => {
  let executor: Executor
  beforeAll(async () => {
    executor = await createExecutor()
  })
  afterAll(() => executor.dispose())

  it('does not keep the run from ending with the answer when code made from text catches it', async () => {
    const hostFunctions = { finish: { call: (value: unknown) => value, terminal: true } }
    const outcome = await executor.run(KEEP, { hostFunctions })
    expect(outcome).toMatchObject({ status: 'completed', value: 1, endedBy: 'finish' })
  })

  it('is what the guest threw, and no end, when a later cell throws it again', async () => {
    const session = executor.createSession({
      hostFunctions: { finish: { call: (value: unknown) => value, terminal: true } },
    })
    await session.run(KEEP)
    expect(await session.run('throw kept')).toMatchObject({ status: 'failed', error: { code: 'guest' } })
    expect(await session.run('1 + 1')).toMatchObject({ status: 'completed', value: 2 })
    await session.dispose()
  })

  it('tells what a terminal host function threw', async () => {
    const call = (): never => {
      throw Object.assign(new TypeError('no such answer'), { hint: 5 })
    }
    const outcome = await executor.run('finish(1)', { hostFunctions: { finish: { call, terminal: true } } })
    expect(outcome).toMatchObject({ status: 'failed', error: { name: 'TypeError', message: 'no such answer' } })
    expect(outcome).toMatchObject({ error: { data: { hint: 5 } } })
  })
})

describe('a call that the run ends without', () => {
  it('has its signal aborted with the code aborted', async () => {
    const executor = await createExecutor()
    const reasons: unknown[] = []
    const wait = {
      handle: ({ signal }: { readonly signal: AbortSignal }) =>
        new Promise(() => signal.addEventListener('abort', () => reasons.push(signal.reason))),
    }
    const finish = { call: (value: unknown) => value, terminal: true }
    const outcome = await executor.run('wait().catch(() => {}); finish(1)', { hostFunctions: { wait, finish } })
    expect(outcome).toMatchObject({ status: 'completed', value: 1, calls: [{ status: 'aborted' }, {}] })
    expect(reasons).toMatchObject([{ name: 'ExecutorError', code: 'aborted' }])
    await executor.dispose()
  })
})

describe('large globals', () => {
  it('are set up whatever the deadline of the session before was', async () => {
    const executor = await createExecutor({ maxMachines: 1, limits: { cpuMs: 500 } })
    await executor.run('for (;;);', { limits: { cpuMs: 20 } })
    const big = Array.from({ length: 50_000 }, (_, index) => ({ index, text: `x${index}` }))
    const outcome = await executor.run('big.length', { globals: { big } })
    expect(outcome).toMatchObject({ status: 'completed', value: 50_000 })
    await executor.dispose()
  })
})
