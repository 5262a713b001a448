import { CodeAgent, type RunOptions, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { agentPlaying, inTags, recordingModel, wordsOf } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const play = (cells: readonly string[], options: object = {}) => agentPlaying(cells, { executor, ...options })

describe('additionalArgs', () => {
  it('additionalArgs reach the code as what they are: dates, maps, NaN, nested data', async () => {
    const additionalArgs = {
      day: new Date(86_400_000),
      counts: new Map([['a', [1, { deep: true }]]]),
      none: Number.NaN,
      big: 12n,
      nothing: undefined,
    }
    const cell = `finalAnswer([
      day instanceof Date && day.getTime(), counts.get('a')[1].deep, Number.isNaN(none), big + 1n, nothing === undefined,
    ])`
    expect(await play([cell]).arun('Task', { additionalArgs })).toEqual([86_400_000, true, true, 13n, true])
  })

  it('additionalArgs show the model name, kind and a preview, and never a megabyte', async () => {
    const model = recordingModel([inTags('finalAnswer(text.length + rows.length)')])
    const rows = Array.from({ length: 50_000 }, (_, index) => ({ index }))
    const additionalArgs = { text: 'x'.repeat(1_000_000), rows, day: new Date(0), none: Number.NaN, map: new Map() }
    const answer = await new CodeAgent({ model, executor }).arun('Task', { additionalArgs })
    expect(answer).toBe(1_050_000)
    const [, task] = model.sent[0] ?? []
    const shown = wordsOf(task ? [task] : [])
    expect(shown.length).toBeLessThan(1_500)
    expect(shown).toContain('- text: string of 1000000 characters = "xxx')
    expect(shown).toContain('- rows: array of 50000 = [{"index":0}')
    expect(shown).toContain('- day: Date = "1970-01-01T00:00:00.000Z"')
    expect(shown).toContain('- none: number = "NaN"')
    expect(shown).toContain('- map: Map of 0 = []')
  })

  it.each([
    [{ 'not a name': 1 }, 'is no name that code can use'],
    [{ await: 1 }, 'is no name that code can use'],
    [{ undefined: 1 }, 'is no name that code can use'],
    [{ 1: 1 }, 'is no name that code can use'],
    [{ finalAnswer: 1 }, 'is the name of a tool'],
    [{ double: 1 }, 'is the name of a tool'],
    [[1], 'must be an object'],
    ['text', 'must be an object'],
    [null, 'must be an object'],
  ])('additionalArgs %j are refused before anything runs', async (additionalArgs, message) => {
    const double = tool({ name: 'double', description: 'Doubles.', inputs: {}, execute: () => 2 })
    const run = play([], { tools: [double] }).arun('Task', { additionalArgs } as RunOptions)
    await expect(run).rejects.toThrow(message)
    await expect(run).rejects.toThrow(TypeError)
  })

  it('additionalArgs that cannot cross into the sandbox end the run, and say which it was', async () => {
    const run = play(['finalAnswer(1)']).arun('Task', { additionalArgs: { callback: () => 1 } })
    await expect(run).rejects.toThrow(/callback/)
  })

  it('additionalArgs of a later task join the variables of the conversation', async () => {
    const agent = play([
      'const kept = first * 2; let told = "old"; finalAnswer(kept)',
      'finalAnswer([kept, first, second.getTime(), told])',
    ])
    expect(await agent.arun('One', { additionalArgs: { first: 4 } })).toBe(8)
    const second = { second: new Date(5), told: 'new' }
    expect(await agent.arun('Two', { reset: false, additionalArgs: second })).toEqual([8, 4, 5, 'new'])
    await agent.dispose()
  })
})

describe('images', () => {
  const images = ['https://example.org/a.png', 'data:image/png;base64,AAAA']

  it('images stand once in each of three model calls, in the message of their task', async () => {
    const model = recordingModel(['1', '2', 'finalAnswer(3)'].map(inTags))
    await new CodeAgent({ model, executor }).arun('Look', { images })
    expect(model.sent).toHaveLength(3)
    for (const messages of model.sent) {
      const places = messages.flatMap(({ content }, index) =>
        Array.isArray(content) ? content.filter(({ type }) => type === 'image').map(() => index) : [],
      )
      expect(places).toEqual([1, 1])
    }
  })

  it.each([['x.png'], [['ftp://a']], [['javascript:alert(1)']], [[5]]])('images %j are refused', async (given) => {
    await expect(play([]).arun('Look', { images: given as never })).rejects.toThrow(TypeError)
  })
})

describe('options of a run', () => {
  it.each([
    ['maxSteps', 0, RangeError],
    ['maxSteps', -1, RangeError],
    ['maxSteps', 1.5, RangeError],
    ['maxSteps', Number.NaN, RangeError],
    ['maxSteps', '3', TypeError],
    ['maxTokens', 0, RangeError],
    ['maxWallMs', '10', TypeError],
    ['maxCostUsd', 1, TypeError],
    ['signal', new AbortController(), TypeError],
    ['onEvent', 'log', TypeError],
    ['onRequest', true, TypeError],
    ['reset', 'no', TypeError],
    ['full', 1, TypeError],
    ['stream', 'yes', TypeError],
    ['additional_args', {}, TypeError],
  ] as const)('%s: %s is refused by arun, start and run alike', async (name, value, kind) => {
    const agent = play([])
    const options = { [name]: value } as unknown as RunOptions
    await expect((async () => agent.arun('Task', options))()).rejects.toThrow(kind)
    expect(() => agent.start('Task', options)).toThrow(kind)
    expect(() => agent.run('Task', options)).toThrow(kind)
    await expect((async () => agent.arun('Task', options))()).rejects.toThrow(name)
  })

  it('options that are no object are refused', async () => {
    await expect((async () => play([]).arun('Task', null as never))()).rejects.toThrow(TypeError)
  })

  it('full and stream together are refused, at the call and not at the first read', () => {
    expect(() => play([]).arun('Task', { full: true, stream: true } as never)).toThrow('both full and stream')
  })

  it('maxSteps of a run goes before that of its agent, and counts from the run’s own first step', async () => {
    const agent = new CodeAgent({ model: new ScriptedModel(() => inTags('1')), executor, maxSteps: 5 })
    const result = await agent.arun('Task', { full: true, maxSteps: 2 })
    expect(result.finishReason).toBe('max-steps')
    expect(result.steps.map(({ type }) => type)).toEqual(['task', 'action', 'action', 'last-answer'])
  })

  it('onEvent is told every event of the run in order, with and without a stream', async () => {
    const told: string[] = []
    const agent = play(['finalAnswer(1)'])
    await agent.arun('Task', { onEvent: ({ type }) => told.push(type) })
    expect(told[0]).toBe('run-start')
    expect(told.at(-1)).toBe('run-end')
  })

  it.each(['run-start', 'call-start', 'step-end', 'final-answer', 'run-end'] as const)(
    'onEvent that throws at %s ends the run with a hook error, though a tool would wait for ever',
    async (type) => {
      const reasons: unknown[] = []
      const hang = tool({
        name: 'hang',
        description: 'Never answers.',
        inputs: {},
        execute: (_, { signal }) =>
          new Promise(() => signal.addEventListener('abort', () => reasons.push(signal.reason))),
      })
      const cell = type === 'call-start' ? 'hang()' : 'finalAnswer(1)'
      const agent = play([cell], { tools: [hang] })
      const run = agent.arun('Task', {
        onEvent: (event) => {
          if (event.type === type) throw new Error('Full disk')
        },
      })
      await expect(run).rejects.toMatchObject({
        code: 'hook',
        message: expect.stringContaining('onEvent threw: Full disk'),
      })
      expect(reasons).toHaveLength(type === 'call-start' ? 1 : 0)
    },
  )
})
