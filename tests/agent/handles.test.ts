import { type AgentEvent, askUser, CodeAgent, type Model, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { agentPlaying } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const play = (cells: readonly string[], options: object = {}) => agentPlaying(cells, { executor, ...options })

function makeGate() {
  const waiting: ((value: unknown) => void)[] = []
  const reasons: unknown[] = []
  const gate = tool({
    name: 'gate',
    description: 'Waits.',
    inputs: {},
    execute: (_, { signal }) =>
      new Promise((resolve) => {
        waiting.push(resolve)
        signal.addEventListener('abort', () => reasons.push(signal.reason))
      }),
  })
  return { gate, waiting, reasons }
}

const pay = tool({ name: 'pay', description: 'Pays.', inputs: {}, needsApproval: true, execute: () => 'paid' })

async function typesOf(events: AsyncIterable<AgentEvent>, until?: AgentEvent['type']): Promise<string[]> {
  const types: string[] = []
  for await (const { type } of events) {
    types.push(type)
    if (type === until) break
  }
  return types
}

const ALL = 'run-start step-start model-start model-output code-start call-start call-end code-end step-end'

describe('start()', () => {
  it('start() tells its events live to several readers, each at its own pace; a late one has the rest', async () => {
    const { gate, waiting } = makeGate()
    const run = play(['gate(); finalAnswer(1)'], { tools: [gate] }).start('Task')
    const [first, second] = [typesOf(run.events), run.events]
    await expect.poll(() => waiting.length).toBe(1)
    const late = typesOf(run.events)
    waiting[0]?.(true)
    expect(await run.result).toBe(1)
    expect((await first).join(' ')).toBe(`${ALL} final-answer run-end`)
    expect((await typesOf(second)).join(' ')).toBe(`${ALL} final-answer run-end`)
    expect(await late).toEqual(['call-end', 'code-end', 'step-end', 'final-answer', 'run-end'])
    expect(await typesOf(run.events)).toEqual([])
  })

  it('start() goes on when a reader leaves, also in the middle of a read, or reads twice at once', async () => {
    const { gate, waiting } = makeGate()
    const run = play(['gate(); finalAnswer(1)'], { tools: [gate] }).start('Task')
    expect(await typesOf(run.events, 'run-start')).toEqual(['run-start'])
    await expect.poll(() => waiting.length).toBe(1)
    const [leaving, double] = [run.events, run.events]
    const reads = [double.next(), double.next()]
    const read = leaving.next()
    await leaving.return?.()
    expect(await read).toEqual({ done: true, value: undefined })
    waiting[0]?.(true)
    expect((await Promise.all(reads)).map(({ value }) => value?.type)).toEqual(['call-end', 'code-end'])
    expect(await run.result).toBe(1)
  })

  it('start() lets memory grow as the run does, and runs with nobody watching', async () => {
    const { gate, waiting } = makeGate()
    const run = play(['1', 'gate(); finalAnswer(1)'], { tools: [gate] }).start('Task')
    expect(run.memory.steps.map(({ type }) => type)).toEqual(['task'])
    await expect.poll(() => waiting.length).toBe(1)
    expect(run.memory.steps.map(({ type }) => type)).toEqual(['task', 'action'])
    waiting[0]?.(true)
    await run.result
    expect(run.memory.steps.map(({ type }) => type)).toEqual(['task', 'action', 'action'])
  })

  it('start() fails without an unhandled rejection when nobody asks for the result', async () => {
    const unhandled: unknown[] = []
    const note = (error: unknown): void => void unhandled.push(error)
    process.on('unhandledRejection', note)
    const run = play([]).start('Task')
    expect((await typesOf(run.events)).at(-1)).toBe('run-end')
    await new Promise((resolve) => setTimeout(resolve, 10))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
    await expect(run.result).rejects.toMatchObject({ code: 'model' })
  })
})

describe('cancel()', () => {
  const reason = new Error('Enough')

  it('cancel() ends a run before it began', async () => {
    let asked = 0
    const model: Model = { generate: async () => ({ text: String(asked++), finishReason: 'stop' }) }
    const run = new CodeAgent({ model, executor }).start('Task')
    run.cancel(reason)
    await expect(run.result).rejects.toBe(reason)
    expect(asked).toBe(0)
  })

  it('cancel() ends a run while the model thinks; the model’s signal has the reason', async () => {
    let signal: AbortSignal | undefined
    const model: Model = {
      generate: (_, options) => {
        signal = options.signal
        return new Promise(() => {})
      },
    }
    const run = new CodeAgent({ model, executor }).start('Task', { full: true })
    await expect.poll(() => signal).toBeDefined()
    run.cancel(reason)
    expect(await run.result).toMatchObject({ finishReason: 'aborted', error: { message: 'Enough' } })
    expect(signal?.reason).toBe(reason)
  })

  it('cancel() ends a run in a tool that does not listen, and while a person is asked', async () => {
    const { gate, waiting, reasons } = makeGate()
    const inTool = play(['gate()'], { tools: [gate] }).start('Task')
    await expect.poll(() => waiting.length).toBe(1)
    inTool.cancel(reason)
    await expect(inTool.result).rejects.toBe(reason)
    expect(reasons).toEqual([reason])

    const asking = play(['pay()'], { tools: [pay] }).start('Task')
    await expect.poll(() => asking.pending.length).toBe(1)
    const [request] = asking.pending
    asking.cancel()
    await expect(asking.result).rejects.toMatchObject({ code: 'cancelled' })
    expect(asking.pending).toEqual([])
    expect(() => asking.answer(request?.id ?? '', true)).toThrow('it is not open')
  })

  it('cancel() counts once, and not at all after the end', async () => {
    const run = play(['finalAnswer(1)']).start('Task')
    expect(await run.result).toBe(1)
    run.cancel(reason)
    expect(await run.result).toBe(1)
    const other = play(['finalAnswer(1)']).start('Task')
    other.cancel(reason)
    other.cancel(new Error('Second'))
    await expect(other.result).rejects.toBe(reason)
  })
})

describe('pending and answer()', () => {
  it('pending holds questions of tools, in order, and answer() gives their values', async () => {
    const order = tool({
      name: 'order',
      description: 'Orders.',
      inputs: {},
      execute: async (_, { ask }) => [await ask('Which colour?'), await ask('What size?')],
    })
    const events: string[] = []
    const run = play(['finalAnswer([...order(), askUser("Anything else?")])'], {
      tools: [order, askUser],
    }).start('Task', {
      onEvent: (event) => {
        if (event.type === 'request-open') events.push(event.request.question)
        if (event.type === 'request-answer') events.push(JSON.stringify(event.value))
      },
    })
    const ids = new Set<string>()
    for (const [question, answer] of [
      ['Which colour?', 'red'],
      ['What size?', { size: 3 }],
      ['Anything else?', 'no'],
    ] as const) {
      await expect.poll(() => run.pending).toMatchObject([{ kind: 'question', question }])
      const id = run.pending[0]?.id ?? ''
      ids.add(id)
      run.answer(id, answer)
    }
    expect(await run.result).toEqual(['red', { size: 3 }, 'no'])
    expect(events).toEqual(['Which colour?', '"red"', 'What size?', '{"size":3}', 'Anything else?', '"no"'])
    expect(ids.size).toBe(3)
  })

  it('onRequest answers in place of a handle; the handle may be quicker; one that throws fails the call', async () => {
    const cells = ['try { finalAnswer(pay()) } catch (error) { finalAnswer(error.message) }']
    const agent = play(cells, { tools: [pay] })
    expect(await agent.arun('Task', { onRequest: async () => true })).toBe('paid')
    expect(await agent.arun('Task', { onRequest: () => 'not today' })).toBe('pay was not approved: not today')
    const broken = agent.arun('Task', {
      onRequest: () => {
        throw new Error('Nobody at home')
      },
    })
    expect(await broken).toBe('Nobody at home')
    const run = agent.start('Task', { onRequest: () => new Promise(() => {}) })
    await expect.poll(() => run.pending.length).toBe(1)
    run.answer(run.pending[0]?.id ?? '', true)
    expect(await run.result).toBe('paid')
  })

  it('onRequest is told by its signal when nobody needs the answer any more', async () => {
    const controller = new AbortController()
    const signals: AbortSignal[] = []
    const run = play(['pay()'], { tools: [pay] }).arun('Task', {
      signal: controller.signal,
      onRequest: (_, { signal }) => {
        signals.push(signal)
        return new Promise(() => {})
      },
    })
    await expect.poll(() => signals.length).toBe(1)
    controller.abort(new Error('Stop'))
    await expect(run).rejects.toThrow('Stop')
    expect(signals[0]?.aborted).toBe(true)
  })

  it.each([40, 40 * 24 * 3_600_000])(
    'approvalTimeoutMs of %i ms ends a wait when it is over, and not before',
    async (approvalTimeoutMs) => {
      const cells = ['try { finalAnswer(pay()) } catch (error) { finalAnswer(error.message) }']
      const run = play(cells, { tools: [pay], approvalTimeoutMs }).start('Task')
      await expect.poll(() => run.pending.length, { interval: 5 }).toBe(1)
      if (approvalTimeoutMs > 1_000) {
        await new Promise((resolve) => setTimeout(resolve, 60))
        run.answer(run.pending[0]?.id ?? '', true)
      }
      expect(await run.result).toEqual(approvalTimeoutMs > 1_000 ? 'paid' : expect.stringContaining('timed out'))
      expect(run.pending).toEqual([])
    },
  )
})
