import { type AgentEvent, CodeAgent, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { agentPlaying, inTags, recordingModel, wordsOf } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const usage = { inputTokens: 10, outputTokens: 1, cachedTokens: 0, reasoningTokens: 0 }
const named = (name: string, cells: readonly string[], options: object = {}): CodeAgent =>
  agentPlaying(cells, { executor, name, description: `Is ${name}.`, ...options })
const boss = (cells: readonly string[], agents: readonly CodeAgent[], options: object = {}): CodeAgent =>
  agentPlaying(cells, { executor, agents, ...options })

/** A tool that waits for its test, or for its signal. */
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

describe('agents', () => {
  it('agents under Promise.all truly overlap, each in a run of its own', async () => {
    const { gate, waiting } = makeGate()
    const worker = named('worker', ['globalThis.count = (globalThis.count ?? 0) + 1; gate(); finalAnswer(count)'], {
      tools: [gate],
    })
    const events: AgentEvent[] = []
    const agent = boss(['finalAnswer(await Promise.all([worker("A"), worker("B")]))'], [worker])
    const run = agent.arun('Task', { onEvent: (event) => events.push(event) })
    await expect.poll(() => waiting.length).toBe(2)
    for (const open of waiting) open(true)
    expect(await run).toEqual([1, 1])
    const [root] = events
    const starts = events.filter(({ type }) => type === 'run-start')
    expect(new Set(starts.map(({ runId }) => runId)).size).toBe(3)
    expect(starts.slice(1).map(({ agent, parent }) => ({ agent, parent }))).toEqual(
      [1, 2].map((call) => ({ agent: 'worker', parent: { runId: root?.runId, call } })),
    )
    const ends = events.findIndex(({ type }) => type === 'run-end')
    expect(events.findLastIndex(({ type }) => type === 'run-start')).toBeLessThan(ends)
    for (const { runId } of starts) {
      const types = events.filter((event) => event.runId === runId).map(({ type }) => type)
      expect([types[0], types.at(-1)]).toEqual(['run-start', 'run-end'])
    }
  })

  it('agents roll usage and cost up over three levels, and the result tells which call used what', async () => {
    const prices = { m: { inputUsd: 100_000, outputUsd: 0 } }
    const playing = (cells: readonly string[]) => ({ model: new ScriptedModel(cells.map(inTags), { id: 'm', usage }) })
    const leaf = named('leaf', [], playing(['1', 'finalAnswer(1)']))
    const middle = named('middle', [], { ...playing(['finalAnswer(leaf("a") + leaf("b"))']), agents: [leaf] })
    const top = boss([], [middle], { ...playing(['finalAnswer(middle("x"))']), prices })
    const result = await top.arun('Task', { full: true })
    expect(result).toMatchObject({ output: 2, costUsd: 6 })
    expect(result.usage).toMatchObject({ modelCalls: 6, inputTokens: 60, outputTokens: 6, toolCalls: 0 })
    expect(result.steps[1]).toMatchObject({
      calls: [{ name: 'middle', run: { usage: { modelCalls: 5 }, costUsd: 5 } }, { name: 'finalAnswer' }],
    })
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })

  it('agents are told their task and given variables, and nothing of their caller’s conversation', async () => {
    const model = recordingModel([inTags('finalAnswer(rows.length)')])
    const child = new CodeAgent({ model, executor, name: 'child', description: 'Counts.' })
    const agent = boss(['const secret = 1; finalAnswer(child("Count the rows", { rows: [1, 2] }))'], [child])
    expect(await agent.arun('Top secret')).toBe(2)
    const words = wordsOf(model.sent[0])
    expect(words).toContain('Count the rows')
    expect(words).toContain('- rows: array of 2 = [1,2]')
    expect(words).not.toContain('secret')
  })

  it('agents that fail make an error that the caller’s code can catch, their usage counted', async () => {
    const child = named('child', [], {
      model: {
        generate: async () => {
          throw new Error('Server down')
        },
      },
    })
    const agent = boss(['try { child("x") } catch (error) { finalAnswer([error.name, error.message]) }'], [child])
    const result = await agent.arun('Task', { full: true })
    expect(result.output).toEqual(['AgentError', 'Cannot get a reply from the model: Server down'])
    expect(result.steps[1]).toMatchObject({ calls: [{ status: 'rejected', run: { usage: { modelCalls: 0 } } }, {}] })
  })

  it.each(['aborted', 'cancelled', 'left', 'disposed'])('agents end with their caller when it is %s', async (how) => {
    const { gate, waiting, reasons } = makeGate()
    const leaf = named('leaf', ['gate()'], { tools: [gate] })
    const middle = named('middle', ['leaf("x")'], { agents: [leaf] })
    const agent = boss(['middle("x")'], [middle])
    const controller = new AbortController()
    const run = agent.start('Task', { signal: controller.signal })
    const stream = agent.arun('Task', { stream: true })
    const isLeft = how === 'left'
    const reading = isLeft
      ? (async () => {
          for await (const event of stream) if (event.type === 'call-start' && event.name === 'gate') break
        })()
      : undefined
    await expect.poll(() => waiting.length).toBeGreaterThan(0)
    if (how === 'aborted') controller.abort(new Error('Stop'))
    if (how === 'disposed') await agent.dispose()
    if (how !== 'disposed' && how !== 'aborted') run.cancel(new Error('Stop'))
    await expect(run.result).rejects.toThrow(how === 'disposed' ? 'disposed' : 'Stop')
    await reading
    expect(reasons).toHaveLength(isLeft ? 2 : 1)
  })

  it('agents’ requests stand on the root’s handle, and are answered there, from any depth', async () => {
    const pay = tool({ name: 'pay', description: 'Pays.', inputs: {}, needsApproval: true, execute: () => 'paid' })
    const leaf = named('leaf', ['try { finalAnswer(pay()) } catch (error) { finalAnswer(error.message) }'], {
      tools: [pay],
    })
    const middle = named('middle', ['finalAnswer(leaf("x"))'], { agents: [leaf] })
    const run = boss(['finalAnswer(await Promise.all([middle("a"), middle("b")]))'], [middle]).start('Task')
    await expect.poll(() => run.pending.length).toBe(2)
    expect(run.pending).toMatchObject([
      { agent: 'leaf', tool: 'pay' },
      { agent: 'leaf', tool: 'pay' },
    ])
    const [first, second] = run.pending
    expect(first?.runId).not.toBe(second?.runId)
    run.answer(second?.id ?? '', 'No')
    run.answer(first?.id ?? '', true)
    expect([...((await run.result) as string[])].sort()).toEqual(['paid', 'pay was not approved: No'])
    expect(run.pending).toEqual([])
  })

  it.each([
    [{ name: 'x' }, 'its description must say'],
    [{ description: 'x' }, 'without a name'],
  ])('agents %j are refused', (options, message) => {
    const child = agentPlaying([], { executor, ...options })
    expect(() => boss([], [child])).toThrow(message)
    expect(() => child.asTool()).toThrow(TypeError)
  })

  it('agents must be agents, stand there once, and have names that are no other tool’s', () => {
    const child = named('child', [])
    expect(() => boss([], [child, child])).toThrow('twice')
    expect(() => boss([], [{}] as never)).toThrow('must be agents')
    expect(() => boss([], [child, named('child', [])])).toThrow('child')
    expect(() => named('not a name', [])).toThrow('use an identifier')
    expect(() => boss([], [child], { name: 'child' })).toThrow('also that of one of its tools')
  })
})

describe('asTool()', () => {
  it('asTool() gives a name and description of its own', async () => {
    const child = agentPlaying(['finalAnswer(3)'], { executor })
    const tools = [child.asTool({ name: 'count', description: 'Counts.' })]
    expect(await agentPlaying(['finalAnswer(count("Do"))'], { executor, tools }).arun('Task')).toBe(3)
    expect(() => child.asTool({ nam: 'x' } as never)).toThrow('no option nam')
  })

  it('asTool() with a summary gives the answer as text, followed by what was done, within bounds', async () => {
    const cells = ['console.log("x".repeat(50_000)); 1', ...Array.from({ length: 18 }, () => '"y".repeat(900)')]
    const child = named('child', [...cells, 'finalAnswer({ a: 1 })'])
    const tools = [child.asTool({ summary: true })]
    const told = (await agentPlaying(['finalAnswer(child("Do"))'], { executor, tools }).arun('Task')) as string
    expect(told.startsWith('{"a":1}\n')).toBe(true)
    expect(told).toContain('console.log')
    expect(told.length).toBeGreaterThan(1_000)
    expect(told.length).toBeLessThan(7_000)
  })
})
