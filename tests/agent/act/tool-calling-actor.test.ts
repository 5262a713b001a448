import { type ActionStep, type AgentEvent, CodeAgent, type ModelReply, ScriptedModel, tool } from '@dormouse/agent'
import { describe, expect, it } from 'vitest'
import { deferred } from '../../../packages/agent/src/async/deferred.ts'
import { createFakeExecutor } from '../../support/fake-executor.ts'
import {
  agentOf,
  answering,
  calling,
  echo,
  fail,
  firstStep,
  makeSlow,
  poll,
  resultsOf,
  runSteps,
  text,
} from '../../support/tool-calling.ts'

describe('act() with native calls', () => {
  it('act() has the calls of a reply at work at once, and gives their results in the model’s order', async () => {
    const { slow, atWork, answer } = makeSlow()
    const agent = agentOf([calling(['slow', { text: 'a' }], ['slow', { text: 'b' }]), answering(1)], [slow])
    const run = runSteps(agent)
    await poll(atWork).toEqual(['a', 'b'])
    answer('b')
    await poll(atWork).toEqual(['a'])
    answer('a')
    const step = (await run).steps[0] as ActionStep
    expect(step).toMatchObject({
      observation: '',
      isFinal: false,
      toolCalls: [
        { id: 'call-1', name: 'slow', arguments: '{"text":"a"}', result: 'a!' },
        { id: 'call-2', name: 'slow', arguments: '{"text":"b"}', result: 'b!' },
      ],
      calls: [
        { id: 1, name: 'slow', args: [{ text: 'a' }], status: 'fulfilled', value: 'a!' },
        { id: 2, name: 'slow', args: [{ text: 'b' }], status: 'fulfilled', value: 'b!' },
      ],
    })
    expect(step).not.toHaveProperty('error')
  })

  it('act() gives each call its own result when one of them fails', async () => {
    const step = await firstStep(calling(['echo', { text: 'a' }], ['fail', {}], ['echo', { text: 'b' }]), [echo, fail])
    expect(resultsOf(step)).toEqual(['a', 'RangeError: No luck', 'b'])
    expect(step.calls).toMatchObject([
      {},
      { status: 'rejected', error: { name: 'RangeError', message: 'No luck' } },
      {},
    ])
    expect(step).not.toHaveProperty('error')
  })

  it('act() calls it a failed step when every call failed', async () => {
    const step = await firstStep(calling(['fail', {}], ['nope', {}]), [echo, fail])
    expect(step.error).toEqual({ code: 'tool', name: 'RangeError', message: 'No luck' })
  })

  it('act() tells the model of an unknown tool which there are, and which was likely meant', async () => {
    const step = await firstStep(calling(['Echoo', { text: 'a' }]), [echo, fail])
    expect(resultsOf(step)).toEqual([
      'Error: There is no tool "Echoo", did you mean echo? Your tools are: echo, fail, finalAnswer.',
    ])
  })

  it.each([
    [{}, 'TypeError: Cannot call echo(text: string): text is missing'],
    [{ text: 5 }, 'TypeError: Cannot call echo(text: string): text must be a string, and got the number 5'],
    [{ txt: 'a' }, 'TypeError: Cannot call echo(text: string): there is no input "txt", did you mean text?'],
  ])('act() refuses the arguments %j with a message to act on', async (args, message) => {
    expect(resultsOf(await firstStep(calling(['echo', args]), [echo]))).toEqual([message])
  })

  it('act() tells of arguments that are no JSON, and mends those that nearly are', async () => {
    const step = await firstStep(calling(['echo', '}{'], ['echo', "{'text': 'b',}"], ['echo', '"c"']), [echo])
    expect(resultsOf(step)).toEqual([expect.stringContaining('Cannot call echo: its arguments are no JSON'), 'b', 'c'])
  })

  it('act() makes no call of arguments that the token limit cut off', async () => {
    const cut: ModelReply = { ...calling(['echo', { text: 'a' }], ['echo', '{"text": "b']), finishReason: 'length' }
    const [first, second] = resultsOf(await firstStep(cut, [echo])) ?? []
    expect([first, second]).toEqual(['a', expect.stringContaining('cut off at its token limit')])
  })

  it('act() answers calls that share an id each under its own', async () => {
    const step = await firstStep(calling(['echo', { text: 'a' }, 'x'], ['echo', { text: 'b' }, 'x']), [echo])
    expect(step.toolCalls).toMatchObject([
      { id: 'x', result: 'a' },
      { id: 'x-2', result: 'b' },
    ])
  })

  it.each([
    ['a text', 'two\nlines', 'two\nlines'],
    ['an object', { a: [1], left: undefined }, '{"a":[1]}'],
    ['nothing', undefined, ''],
    ['null', null, 'null'],
    ['a long text', 'a'.repeat(50), `${'a'.repeat(10)}\n… 30 characters left out …\n${'a'.repeat(10)}`],
    ['a long list', Array(20).fill(7), '[7,7,7,7,7\n… 21 characters left out …\n7,7,7,7,7]'],
  ])('act() shows the model %s', async (_, value, shown) => {
    const give = tool({ name: 'give', description: 'Gives.', inputs: {}, execute: () => value })
    const step = await firstStep(calling(['give', {}]), [give], { maxObservationChars: 20 })
    expect(resultsOf(step)).toEqual([shown])
  })

  it('act() remembers what the model thought, without its thinking in the text', async () => {
    const reply = { ...calling(['echo', { text: 'a' }]), text: '<think>Hm</think>I echo.', reasoning: 'Well' }
    expect(await firstStep(reply, [echo])).toMatchObject({ modelOutput: 'I echo.', reasoning: 'Well' })
  })

  it('act() tells of calls as they happen', async () => {
    const events: string[] = []
    const reply = calling(['echo', { text: 'a' }], ['fail', {}])
    const stream = agentOf([reply, answering(1)], [echo, fail]).arun('Task', { stream: true })
    for await (const event of stream) {
      if (event.type === 'call-start') events.push(`${event.type} ${event.call} ${JSON.stringify(event.args)}`)
      if (event.type === 'call-end') events.push(`${event.type} ${event.call} ${JSON.stringify(event.outcome)}`)
    }
    expect(events).toEqual([
      'call-start 1 [{"text":"a"}]',
      'call-start 2 [{}]',
      'call-end 2 {"error":"RangeError: No luck"}',
      'call-end 1 {"value":"a"}',
    ])
  })
})

describe('act() and finalAnswer', () => {
  it('act() ends the run with finalAnswer alone', async () => {
    const { steps, result } = await runSteps(agentOf([answering({ a: 1 })], []))
    expect(result).toMatchObject({ output: { a: 1 }, finishReason: 'final-answer' })
    expect(steps).toMatchObject([{ isFinal: true, observation: '', calls: [{ status: 'fulfilled', value: { a: 1 } }] }])
  })

  it('act() refuses finalAnswer among other calls, and makes the others', async () => {
    const reply = calling(['finalAnswer', { answer: 'early' }], ['echo', { text: 'a' }])
    const { steps, result } = await runSteps(agentOf([reply, answering('late')], [echo]))
    expect(result.output).toBe('late')
    expect(resultsOf(steps[0] as ActionStep)).toEqual([expect.stringContaining('call it alone'), 'a'])
  })

  it('act() refuses a finalAnswer with wrong arguments, and goes on', async () => {
    const { steps, result } = await runSteps(agentOf([calling(['finalAnswer', { reply: 1 }]), answering(2)], []))
    expect(result.output).toBe(2)
    expect(steps[0]?.error).toMatchObject({
      code: 'tool',
      message: expect.stringContaining('there is no input "reply"'),
    })
  })

  it('act() lets a tool of the user end the run in place of finalAnswer', async () => {
    const own = tool({
      name: 'finalAnswer',
      description: 'Ends.',
      inputs: { text, score: { type: 'number', description: 'Score' } },
      execute: async ({ text, score }) => ({ text, score }),
    })
    const replies = [calling(['finalAnswer', { text: 'a' }]), calling(['finalAnswer', { text: 'a', score: 2 }])]
    expect(await agentOf(replies, [own]).arun('Task')).toEqual({ text: 'a', score: 2 })
  })

  it('act() gives an answer that a check refused back as the result of its call', async () => {
    const checks = [(answer: unknown) => (answer === 2 ? true : 'Too small')]
    const { steps, result } = await runSteps(agentOf([answering(1), answering(2)], [], { finalAnswerChecks: checks }))
    expect(result.output).toBe(2)
    expect(resultsOf(steps[0] as ActionStep)).toEqual([expect.stringContaining('Too small')])
  })
})

describe('act() without native calls', () => {
  const CALLS = 'I look.\n{"name": "echo", "arguments": {"text": "a"}}\n{"name": "fail", "arguments": {}}'

  it('act() makes the calls that stand in the text, and observes their results', async () => {
    const step = await firstStep(CALLS, [echo, fail])
    expect(step).toMatchObject({ modelOutput: CALLS, observation: '1. echo → a\n\n2. fail → RangeError: No luck' })
    expect(step).not.toHaveProperty('toolCalls')
  })

  it('act() writes a lone result without a number, and one that is empty in words', async () => {
    expect(await firstStep('{"name": "echo", "arguments": {"text": ""}}', [echo])).toMatchObject({
      observation: 'echo → (no result)',
    })
  })

  it('act() takes a lone value for the input of a tool that has one', async () => {
    const { result } = await runSteps(agentOf(['{"action": "finalAnswer", "action_input": "done"}'], []))
    expect(result.output).toBe('done')
  })

  it.each([
    ['no call', { text: 'It is 42.', finishReason: 'stop' }, 'no-tool-call', 'Your tools are: echo, finalAnswer.'],
    [
      'a call that is cut off',
      { text: '{"name": "echo", ', finishReason: 'length' },
      'truncated',
      'Write less at a time',
    ],
    ['thinking only', { text: '<think>Hm', finishReason: 'length' }, 'truncated', 'cut off'],
  ] as const)('act() tells the model of a reply with %s what to write', async (_, reply, code, advice) => {
    const step = await firstStep(reply, [echo])
    expect(step).toMatchObject({ calls: [], error: { code }, observation: expect.stringContaining(advice) })
  })
})

describe('what ends a run in its calls', () => {
  it('act() ends at once when aborted, even while a tool ignores its signal and others wait', async () => {
    const { slow, atWork } = makeSlow()
    const controller = new AbortController()
    const reply = calling(['slow', { text: 'a' }], ['slow', { text: 'b' }])
    const run = agentOf([reply], [slow], { maxParallelTools: 1 }).arun('Task', { signal: controller.signal })
    await poll(atWork).toEqual(['a'])
    const reason = new Error('Enough')
    controller.abort(reason)
    await expect(run).rejects.toBe(reason)
    expect(atWork()).toEqual(['a'])
  })

  it('act() ends the run with what a hook threw, and the other calls with it', async () => {
    const reasons: unknown[] = []
    const begun = deferred<void>()
    const waiting = tool({
      name: 'waiting',
      description: 'Waits.',
      inputs: {},
      execute: (_, { signal }) => {
        signal.addEventListener('abort', () => reasons.push(signal.reason))
        begun.resolve()
        return new Promise(() => {})
      },
    })
    const hooks = {
      beforeToolCall: async ({ name }: { readonly name: string }) => {
        if (name !== 'echo') return undefined
        await begun.promise
        throw new Error('No echo')
      },
    }
    const reply = calling(['echo', { text: 'a' }], ['waiting', {}], ['waiting', {}])
    const run = agentOf([reply], [echo, waiting], { hooks, maxParallelTools: 1 }).arun('Task')
    await expect(run).rejects.toMatchObject({ code: 'hook', message: expect.stringContaining('No echo') })
    expect(reasons).toMatchObject([{ code: 'hook' }])
  })

  it('act() lets hooks deny a call and change what another gives', async () => {
    const hooks = {
      beforeToolCall: ({ name }: { readonly name: string }) =>
        name === 'fail' ? ({ action: 'deny', reason: 'Not now' } as const) : undefined,
      afterToolCall: ({ value }: { readonly value: unknown }) => ({ value: `<${value}>` }),
    }
    const step = await firstStep(calling(['fail', {}], ['echo', { text: 'a' }]), [echo, fail], { hooks })
    expect(resultsOf(step)).toEqual(['Error: fail was not allowed: Not now', '<a>'])
  })

  it('act() sets a tool up once for calls that come at the same time', async () => {
    let setUps = 0
    const ready = tool({
      name: 'ready',
      description: 'Ready.',
      inputs: {},
      setup: async () => {
        setUps++
      },
      execute: () => setUps,
    })
    expect(resultsOf(await firstStep(calling(['ready', {}], ['ready', {}]), [ready]))).toEqual(['1', '1'])
  })
})

it('a CodeAgent can call a ToolCallingAgent', async () => {
  const child = agentOf([calling(['echo', { text: 'a' }]), answering('from the child')], [echo], {
    name: 'child',
    description: 'Works.',
  })
  const model = new ScriptedModel(['<code>await finalAnswer(await child("Do it"))</code>'])
  const events: AgentEvent[] = []
  const agent = new CodeAgent({
    model,
    agents: [child],
    executor: createFakeExecutor(),
    onEvent: (event) => events.push(event),
  })
  expect(await agent.arun('Task')).toBe('from the child')
  expect(events.some((event) => event.agent === 'child' && event.type === 'call-end')).toBe(true)
})
