import { CodeAgent, type CodeAgentOptions, type HookContext, type Hooks, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { agentPlaying, inTags, recordingModel, wordsOf } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

/** Tools that note what they do. */
function makeTools() {
  const done: unknown[] = []
  const number = { type: 'number', description: 'N' } as const
  const work = tool({
    name: 'work',
    description: 'Works.',
    inputs: { n: number },
    execute: async ({ n }) => {
      done.push(n)
      return n
    },
  })
  return { done, tools: [work] }
}

const make = (cells: readonly string[], hooks: Hooks, options: Partial<CodeAgentOptions> = {}) => {
  const { done, tools } = makeTools()
  return { done, agent: agentPlaying(cells, { executor, tools, hooks, ...options }) }
}
const later = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 5))

describe('beforeToolCall', () => {
  it('beforeToolCall allows, denies and replaces; it sees the arguments by name, and is awaited', async () => {
    const seen: unknown[] = []
    const { agent, done } = make(
      ['finalAnswer([work(1), work({ n: 2 }), (() => { try { work(3) } catch (error) { return error.message } })()])'],
      {
        async beforeToolCall({ name, call, args }) {
          await later()
          seen.push([name, call, args])
          if (args['n'] === 2) return { action: 'replace', args: { n: 20 } }
          return args['n'] === 3 ? { action: 'deny', reason: 'too much' } : { action: 'allow' }
        },
      },
    )
    expect(await agent.arun('Task')).toEqual([1, 20, 'work was not allowed: too much'])
    expect(done).toEqual([1, 20])
    expect(seen).toEqual([1, 2, 3].map((n) => ['work', n, { n }]))
  })

  it('beforeToolCall that replaces arguments with unsound ones makes an error of the call', async () => {
    const { agent, done } = make(['try { work(1) } catch (error) { finalAnswer(error.message) }'], {
      beforeToolCall: () => ({ action: 'replace', args: { n: 'x' } }),
    })
    expect(await agent.arun('Task')).toContain('n must be a number')
    expect(done).toEqual([])
  })

  it('beforeToolCall may ask a person, with the tool’s or its own question', async () => {
    const { agent, done } = make(['finalAnswer(work(1) + work(2))'], {
      beforeToolCall: ({ args }) => (args['n'] === 1 ? { action: 'ask' } : { action: 'ask', question: 'Really two?' }),
    })
    const run = agent.start('Task')
    for (const question of ['Allow work(n: 1)?', 'Really two?']) {
      await expect.poll(() => run.pending).toMatchObject([{ kind: 'approval', question }])
      run.answer(run.pending[0]?.id ?? '', true)
    }
    expect(await run.result).toBe(3)
    expect(done).toEqual([1, 2])
  })

  it.each([false, 'deny', { action: 'denny' }, {}, 0])(
    'beforeToolCall that gives %j ends the run: what is no decision lets nothing pass',
    async (decision) => {
      const { agent, done } = make(['work(1)'], { beforeToolCall: () => decision as never })
      await expect(agent.arun('Task')).rejects.toMatchObject({ code: 'hook' })
      expect(done).toEqual([])
    },
  )

  it('beforeToolCall and afterToolCall see calls of sub-agents as any other', async () => {
    const { tools } = makeTools()
    const child = agentPlaying(['finalAnswer(4)'], { executor, name: 'child', description: 'Helps.' })
    const seen: unknown[] = []
    const agent = agentPlaying(['finalAnswer(child("Go"))'], {
      ...{ executor, tools, agents: [child] },
      hooks: {
        beforeToolCall: ({ name, args }) => void seen.push(name, args),
        afterToolCall: ({ name, value }) => {
          seen.push(name, value)
          return { value: 5 }
        },
      },
    })
    expect(await agent.arun('Task')).toBe(5)
    expect(seen).toEqual(['child', { task: 'Go' }, 'child', 4])
  })
})

describe('afterToolCall', () => {
  it('afterToolCall leaves or replaces the value, also with undefined', async () => {
    const { agent } = make(['finalAnswer([work(1), work(2), work(3) === undefined])'], {
      async afterToolCall({ value, args }) {
        await later()
        if (args['n'] === 1) return undefined
        return { value: value === 2 ? 'two' : undefined }
      },
    })
    expect(await agent.arun('Task')).toEqual([1, 'two', true])
  })
})

describe('beforeModelCall', () => {
  it('beforeModelCall edits what is sent, for one call and not for the memory', async () => {
    const model = recordingModel([inTags('1'), inTags('finalAnswer(2)')])
    const agent = new CodeAgent({
      model,
      executor,
      hooks: {
        async beforeModelCall(messages) {
          await later()
          return messages.length === 2 ? [...messages, { role: 'user', content: 'Secret' }] : undefined
        },
      },
    })
    await agent.arun('Task')
    expect(wordsOf(model.sent[0])).toContain('Secret')
    expect(wordsOf(model.sent[1])).not.toContain('Secret')
  })
})

describe('onStep', () => {
  it('onStep puts another step in the place of the one that was taken', async () => {
    const model = recordingModel([inTags('"0123456789".repeat(50)'), inTags('finalAnswer(2)')])
    const agent = new CodeAgent({
      model,
      executor,
      hooks: { onStep: (step) => ({ step: { ...step, observation: 'Cut.' } }) },
    })
    const { steps } = await agent.arun('Task', { full: true })
    expect(steps[1]).toMatchObject({ observation: 'Cut.' })
    expect(wordsOf(model.sent[1]?.slice(-1))).toBe('Observation:\nCut.')
  })

  it('onStep ends the run with an answer, sees failed steps too, and is told where it stands', async () => {
    const seen: HookContext[] = []
    const { agent } = make(['throw new Error("no")', 'work(1)'], {
      onStep: (step, context) => {
        seen.push(context)
        return step.error ? undefined : { answer: 'enough' }
      },
    })
    const result = await agent.arun('Task', { full: true })
    expect(result).toMatchObject({ output: 'enough', finishReason: 'final-answer' })
    expect(result.steps.at(-1)).toMatchObject({ isFinal: true, number: 2 })
    expect(seen.map(({ step, steps, runId }) => [step, steps.length, runId])).toEqual([
      [1, 1, result.runId],
      [2, 2, result.runId],
    ])
  })

  it.each([true, 'stop', { answr: 1 }, { step: {} }])(
    'onStep that gives %j ends the run with a hook error',
    async (given) => {
      const { agent } = make(['1'], { onStep: () => given as never })
      await expect(agent.arun('Task')).rejects.toMatchObject({ code: 'hook' })
    },
  )
})

describe('hooks', () => {
  const fail = (): never => {
    throw new Error('Broken')
  }
  it.each(['beforeModelCall', 'beforeToolCall', 'afterToolCall', 'onStep'] as const)(
    '%s that throws ends the run, and code around the call can neither catch it nor go on',
    async (name) => {
      for (const hook of [fail, async () => fail()]) {
        const cell = `try { work(1) } catch { work(2) } finally { work(3) }
          for (const n of [4, 5]) { try { work(n) } catch {} }
          finalAnswer('caught')`
        let isFirst = true
        const { agent, done } = make([cell, cell], {
          [name]: () => {
            if (!isFirst) return undefined
            isFirst = false
            return hook()
          },
        })
        const run = agent.arun('Task')
        await expect(run).rejects.toMatchObject({
          code: 'hook',
          message: `Cannot go on with the run: ${name} threw: Broken`,
          result: { finishReason: 'failed', output: null },
        })
        const before = { beforeModelCall: [], beforeToolCall: [], afterToolCall: [1], onStep: [1, 3, 4, 5] }
        await later()
        expect(done).toEqual(before[name])
      }
    },
  )

  it('hooks that throw end calls in flight beside them, and let none pass that another hook still looks at', async () => {
    const { agent, done } = make(['await Promise.all([work(1), work(2), work(3)])'], {
      async beforeToolCall({ args }) {
        if (args['n'] === 2) return fail()
        await later()
        return undefined
      },
    })
    await expect(agent.arun('Task')).rejects.toMatchObject({ code: 'hook' })
    await later()
    await later()
    expect(done).toEqual([])
  })

  it('hooks are called on the object they are of', async () => {
    const seen: unknown[] = []
    const { tools } = makeTools()
    const hooks: Hooks = {
      beforeToolCall() {
        seen.push(this)
        return undefined
      },
      onStep() {
        seen.push(this)
        return undefined
      },
    }
    await agentPlaying(['work(1); finalAnswer(1)'], { executor, tools, hooks }).arun('Task')
    expect(seen).toEqual([hooks, hooks])
  })

  it.each([{ beforeTool: () => {} }, { onStep: 5 }, 'hooks'])('hooks %j are refused', (hooks) => {
    expect(() => agentPlaying([], { hooks: hooks as never })).toThrow(TypeError)
  })
})
