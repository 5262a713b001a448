import { CodeAgent, type RunResult, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { inTags, wordsOf } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const RUNS = 1_000

/** Shuffles with a seed, so that a failure can be seen again. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const list = [...items]
  let state = seed
  for (let last = list.length - 1; last > 0; last--) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    const other = state % (last + 1)
    ;[list[last], list[other]] = [list[other] as Item, list[last] as Item]
  }
  return list
}

function makeAgent() {
  const waiting = new Map<string, (answer: string) => void>()
  let open = 0
  const ask = tool({
    name: 'ask',
    description: 'Asks.',
    inputs: { name: { type: 'string', description: 'Who' } },
    execute: ({ name }) => new Promise<string>((resolve) => waiting.set(name, resolve)),
  })
  // Each run has its own name from its task, keeps it in a variable over two steps, and its usage tells who it is.
  const model = new ScriptedModel((messages) => {
    const name = /Run (n\d+)/.exec(wordsOf(messages))?.[1] ?? ''
    const usage = { inputTokens: Number(name.slice(1)), outputTokens: 1, cachedTokens: 0, reasoningTokens: 0 }
    const cell = messages.length === 2 ? `const mine = '${name}'; const told = ask(mine)` : 'finalAnswer([mine, told])'
    return { text: inTags(cell), finishReason: 'stop', usage }
  })
  const counting = {
    createSession: (options: never) => {
      open++
      const session = executor.createSession(options)
      const dispose = session.dispose.bind(session)
      session.dispose = async () => {
        open--
        await dispose()
      }
      return session
    },
    dispose: async () => {},
  }
  return { agent: new CodeAgent({ model, executor: counting, tools: [ask] }), waiting, open: () => open }
}

describe('arun() overlapping', () => {
  it(`arun() runs ${RUNS} tasks at once on one agent, answered in any order, each wholly to itself`, async () => {
    const { agent, waiting, open } = makeAgent()
    const names = Array.from({ length: RUNS }, (_, index) => `n${index}`)
    const startedAt = performance.now()
    const runs = names.map((name) => agent.arun(`Run ${name}`, { full: true }))
    await expect.poll(() => waiting.size, { timeout: 20_000 }).toBe(RUNS)
    for (const [index, name] of shuffled(names, 7).entries()) {
      waiting.get(name)?.(`told ${name}`)
      // Some answers come in the same tick, some in later ones.
      if (index % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const results: RunResult[] = await Promise.all(runs)
    expect(performance.now() - startedAt).toBeLessThan(20_000)
    for (const [index, result] of results.entries()) {
      const name = `n${index}`
      expect(result.output).toEqual([name, `told ${name}`])
      expect(result.usage).toMatchObject({ inputTokens: 2 * index, outputTokens: 2, modelCalls: 2, toolCalls: 1 })
      expect(result.steps[0]).toMatchObject({ task: `Run ${name}` })
      expect(result.steps).toHaveLength(3)
    }
    expect(new Set(results.map(({ runId }) => runId)).size).toBe(RUNS)
    // The last conversation is kept for `reset: false`, and nothing else.
    expect(open()).toBe(1)
    await agent.dispose()
    expect(open()).toBe(0)
  })

  it('arun() that is aborted, fails or is left beside others takes none of them along', async () => {
    const { agent, waiting, open } = makeAgent()
    const reason = new Error('Stop')
    const controller = new AbortController()
    const warnings: Error[] = []
    const note = (warning: Error): void => void warnings.push(warning)
    process.on('warning', note)
    const names = Array.from({ length: 60 }, (_, index) => `n${index}`)
    const runs = names.map((name, index) =>
      agent.arun(`Run ${name}`, index % 3 === 0 ? { signal: controller.signal } : {}),
    )
    const settled = Promise.allSettled(runs)
    await expect.poll(() => waiting.size, { timeout: 10_000 }).toBe(60)
    controller.abort(reason)
    for (const name of shuffled(names, 3)) waiting.get(name)?.('yes')
    for (const [index, outcome] of (await settled).entries()) {
      const isAborted = index % 3 === 0
      expect(outcome).toEqual(
        isAborted ? { status: 'rejected', reason } : { status: 'fulfilled', value: [`n${index}`, 'yes'] },
      )
    }
    // Node warns of a leak at the eleventh listener of a signal.
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', note)
    expect(warnings).toEqual([])
    await agent.dispose()
    expect(open()).toBe(0)
  })
})
