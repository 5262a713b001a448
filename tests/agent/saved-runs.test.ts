import { AgentError, askUser, CodeAgent, type RunHandle, type SavedRun, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { agentPlaying, inTags } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const stored = (saved: SavedRun): SavedRun => JSON.parse(JSON.stringify(saved))
const n = { n: { type: 'number', description: 'N' } } as const

function makeTools() {
  const done: string[] = []
  const waiting: (() => void)[] = []
  const pay = tool({
    ...{ name: 'pay', description: 'Pays.', inputs: n, needsApproval: true },
    execute: ({ n: number }) => {
      done.push(`pay ${number}`)
      return number
    },
  })
  const slow = tool({
    ...{ name: 'slow', description: 'Takes its time.', inputs: n },
    execute: ({ n: number }) =>
      new Promise<number>((resolve) => {
        waiting.push(() => {
          done.push(`slow ${number}`)
          resolve(number)
        })
      }),
  })
  return { done, waiting, tools: [pay, slow, askUser] }
}

const play = (cells: readonly string[], options: object = {}) => agentPlaying(cells, { executor, ...options })
const idsOf = (run: RunHandle): string[] => run.pending.map(({ id }) => id)
const opened = async (run: RunHandle, count: number): Promise<string[]> => {
  await expect.poll(() => run.pending.length, { interval: 2 }).toBe(count)
  return idsOf(run)
}

describe('save()', () => {
  it('save() while a hook is running waits for it, and the call is not looked at twice', async () => {
    const { done, tools } = makeTools()
    const asked: number[] = []
    let open = (): void => {}
    const hooks = {
      beforeToolCall: ({ args }: { args: Readonly<Record<string, unknown>> }) => {
        asked.push(args['n'] as number)
        return new Promise<undefined>((resolve) => (open = () => resolve(undefined)))
      },
    }
    const run = play(['finalAnswer(pay(1))'], { tools, hooks }).start('Task')
    await expect.poll(() => asked.length).toBe(1)
    let saved: SavedRun | undefined
    const saving = run.suspend().then((value) => (saved = value))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(saved).toBeUndefined()
    open()
    await saving
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    const resumed = play(['finalAnswer(pay(1))'], { tools, hooks }).resume(stored(saved as unknown as SavedRun))
    resumed.answer((await opened(resumed, 1))[0] ?? '', true)
    expect(await resumed.result).toBe(1)
    expect(asked).toEqual([1])
    expect(done).toEqual(['pay 1'])
  })

  it('save() keeps the arguments that a hook put in place, for approvals and questions', async () => {
    const { done, tools } = makeTools()
    const hooks = {
      beforeToolCall: ({ name }: { name: string }) =>
        ({ action: 'replace', args: name === 'pay' ? { n: 9 } : { question: 'Mended?' } }) as const,
    }
    const cells = ['finalAnswer(await Promise.all([pay(1), askUser("Raw?")]))']
    const first = play(cells, { tools, hooks }).start('Task')
    await opened(first, 2)
    const run = play(cells, { tools, hooks }).resume(stored(await first.suspend()))
    await first.result.catch(() => {})
    await opened(run, 2)
    expect(run.pending).toMatchObject([{ question: 'Allow pay(n: 9)?' }, { question: 'Mended?' }])
    for (const id of idsOf(run)) run.answer(id, true)
    expect(await run.result).toEqual([9, true])
    expect(done).toEqual(['pay 9'])
  })

  it('save() before any code has run keeps the variables of the task', async () => {
    const model = new ScriptedModel([inTags('finalAnswer([rows.length, day.getTime()])')], { latencyMs: 5 })
    const run = new CodeAgent({ model, executor }).start('Task', {
      additionalArgs: { rows: [1, 2], day: new Date(3) },
    })
    const saved = stored(await run.suspend())
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    expect(saved.steps).toHaveLength(1)
    expect(await new CodeAgent({ model, executor }).resume(saved).result).toEqual([2, 3])
  })

  it('save() in a run that was resumed already, and again, each from JSON', async () => {
    const { done, tools } = makeTools()
    const cells = ['const a = pay(1); const b = pay(2); a + b', 'finalAnswer(a + b + pay(3))']
    let run = play(cells, { tools }).start('Task', { additionalArgs: { x: 1 } })
    for (const count of [1, 2, 3]) {
      await opened(run, 1)
      const saved = stored(await run.suspend())
      await run.result.catch(() => {})
      run = play(cells, { tools }).resume(saved)
      run.answer((await opened(run, 1))[0] ?? '', true)
      if (count < 3) await opened(run, 1)
    }
    expect(await run.result).toBe(6)
    expect(done).toEqual(['pay 1', 'pay 2', 'pay 3'])
    expect(run.memory.steps.map(({ type }) => type)).toEqual(['task', 'action', 'action'])
  })

  it('save() while a sub-agent and an approval beside it wait does not turn in circles', async () => {
    const { done, waiting, tools } = makeTools()
    const clerk = play(['finalAnswer(slow(5))'], { tools, name: 'clerk', description: 'Works.' })
    const run = play(['finalAnswer(await Promise.all([pay(1), clerk("Work")]))'], { tools, agents: [clerk] }).start(
      'Go',
    )
    await opened(run, 1)
    await expect.poll(() => waiting.length).toBe(1)
    const saving = run.suspend()
    // Had it gone in circles, this timer would never fire.
    await new Promise((resolve) => setTimeout(resolve, 10))
    for (const open of waiting) open()
    const saved = stored(await saving)
    await run.result.catch(() => {})
    const resumed = play([], { tools, agents: [clerk] }).resume(saved)
    resumed.answer((await opened(resumed, 1))[0] ?? '', true)
    expect(await resumed.result).toEqual([1, 5])
    expect(done).toEqual(['slow 5', 'pay 1'])
  })

  it('an answer that is given between save() and the end of the saving is used, here and once', async () => {
    const { done, tools } = makeTools()
    const run = play(['finalAnswer(await Promise.all([pay(1), pay(2)]))'], { tools }).start('Task')
    const [first, second] = await opened(run, 2)
    const saving = run.save()
    run.answer(first ?? '', true)
    await saving
    expect(idsOf(run)).toEqual([second])
    run.answer(second ?? '', true)
    expect(await run.result).toEqual([1, 2])
    expect(done.sort()).toEqual(['pay 1', 'pay 2'])
  })

  it('an answer that is given while suspend() saves is not lost: it is used before the run rests', async () => {
    for (const ticks of [0, 1, 2, 3, 5, 8, 13]) {
      const { done, tools } = makeTools()
      const cells = ['finalAnswer(await Promise.all([pay(1), pay(2)]))']
      const run = play(cells, { tools }).start('Task')
      const [first] = await opened(run, 2)
      const saving = run.suspend()
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
      let isTaken = true
      try {
        run.answer(first ?? '', true)
      } catch {
        isTaken = false
      }
      const saved = stored(await saving)
      await run.result.catch(() => {})
      expect(done).toEqual(isTaken ? ['pay 1'] : [])
      expect(Object.keys(saved.step?.waiting ?? {})).toEqual(isTaken ? ['2'] : ['1', '2'])
    }
  })

  it('answers reach the code of a resumed run although another call that came later still waits', async () => {
    const { done, tools } = makeTools()
    const cells = ['finalAnswer(await Promise.all([(async () => pay(1) + pay(3))(), (async () => pay(2) + pay(4))()]))']
    const run = play(cells, { tools }).start('Task')
    const [first, second] = await opened(run, 2)
    await run.save()
    run.answer(first ?? '', true)
    await expect.poll(() => run.pending.map(({ args }) => args['n'])).toEqual([2, 3])
    run.answer(second ?? '', true)
    await expect.poll(() => run.pending.map(({ args }) => args['n'])).toEqual([3, 4])
    for (const id of idsOf(run)) run.answer(id, true)
    expect(await run.result).toEqual([4, 6])
    expect(done).toEqual(['pay 1', 'pay 2', 'pay 3', 'pay 4'])
  })

  it('save() and suspend() asked for at the same time give the same, and the run ends', async () => {
    const { tools } = makeTools()
    const run = play(['pay(1)'], { tools }).start('Task')
    await opened(run, 1)
    const [saved, suspended] = await Promise.all([run.save(), run.suspend()])
    expect(saved).toEqual(suspended)
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    expect(run.pending).toEqual([])
    await expect(run.save()).rejects.toMatchObject({ code: 'not-savable' })
  })

  it('save() rejects at once where the executor cannot save, and the run goes on', async () => {
    const { tools } = makeTools()
    const bare = {
      createSession: (options: never) => {
        const session = executor.createSession(options)
        return {
          run: session.run.bind(session) as never,
          dispose: () => session.dispose(),
        }
      },
      dispose: async () => {},
    }
    const run = agentPlaying(['finalAnswer(pay(1))'], { tools, executor: bare }).start('Task')
    const [id] = await opened(run, 1)
    const error = await run.save().catch((thrown) => thrown)
    expect(error).toBeInstanceOf(AgentError)
    expect(error).toMatchObject({ code: 'not-savable' })
    run.answer(id ?? '', true)
    expect(await run.result).toBe(1)
  })
})

describe('resume()', () => {
  it('resume() with a full result counts usage and time from the beginning, and takes its own options', async () => {
    const { tools } = makeTools()
    const usage = { inputTokens: 5, outputTokens: 1, cachedTokens: 0, reasoningTokens: 0 }
    const make = () =>
      new CodeAgent({
        ...{ executor, tools, maxSteps: 3 },
        model: new ScriptedModel(['1', 'finalAnswer(pay(2))'].map(inTags), { usage }),
      })
    const run = make().start('Task', { maxSteps: 2 })
    await opened(run, 1)
    const saved = stored(await run.suspend())
    await run.result.catch(() => {})
    const result = await make().resume(saved, { full: true, onRequest: () => true }).result
    expect(result).toMatchObject({
      runId: run.runId,
      output: 2,
      usage: { inputTokens: 10, modelCalls: 2, toolCalls: 1 },
    })
    expect(result.startedAt).toBe(saved.startedAt)
    expect(result.durationMs).toBeGreaterThanOrEqual(saved.elapsedMs)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })

  it('resume() of a run whose session is broken, or whose tools are gone, ends with an error of the agent', async () => {
    const { tools } = makeTools()
    const run = play(['finalAnswer(pay(1))'], { tools }).start('Task')
    await opened(run, 1)
    const saved = stored(await run.suspend())
    await run.result.catch(() => {})
    const session = `${saved.session?.slice(0, 200)}`
    await expect(play([], { tools }).resume({ ...saved, session }).result).rejects.toBeInstanceOf(AgentError)
    await expect(play([], { tools: [] }).resume(saved).result).rejects.toBeInstanceOf(AgentError)
    const { session: _, ...without } = saved
    await expect(play([], { tools }).resume(without).result).rejects.toMatchObject({ code: 'saved-run' })
  })
})
