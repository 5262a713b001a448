import { describe, expect, it } from 'vitest'
import type { ModelDelta, ModelMessage, ModelReply } from '../../../packages/agent/src/model/model.ts'
import {
  ScriptedModel,
  type ScriptedModelOptions,
  type ScriptedModelPlan,
} from '../../../packages/agent/src/model/scripted-model.ts'

const user: ModelMessage = { role: 'user', content: 'Hi' }
const assistant: ModelMessage = { role: 'assistant', content: 'Hello' }
const usage = { inputTokens: 3, outputTokens: 2, cachedTokens: 0, reasoningTokens: 0 }
const calling: ModelReply = {
  text: '',
  finishReason: 'tool-calls',
  toolCalls: [{ id: 'call-1', name: 'search', arguments: '{"query":"mice"}' }],
}

async function collect(deltas: AsyncIterable<ModelDelta>): Promise<ModelDelta[]> {
  const all: ModelDelta[] = []
  for await (const delta of deltas) all.push(delta)
  return all
}

describe('generate()', () => {
  it('generate() plays the list by how far the conversation is, so that runs do not disturb each other', async () => {
    const model = new ScriptedModel(['one', 'two'])
    expect((await model.generate([user])).text).toBe('one')
    expect((await model.generate([user])).text).toBe('one')
    expect(await model.generate([user, assistant, user])).toEqual({ text: 'two', finishReason: 'stop' })
  })

  it('generate() gives a whole reply of the list as it is', async () => {
    expect(await new ScriptedModel([calling, 'done']).generate([user])).toEqual(calling)
  })

  it('generate() rejects when its list is at its end', async () => {
    await expect(new ScriptedModel(['one']).generate([user, assistant, user])).rejects.toThrow(
      'Cannot play reply 2: the script has 1',
    )
  })

  it('generate() asks a function, which may give the whole reply', async () => {
    const reply = { text: 'cut', finishReason: 'length' } as const
    expect(await new ScriptedModel(() => reply).generate([user])).toEqual(reply)
    const echo = new ScriptedModel(async ([first]) => String(first?.content))
    expect((await echo.generate([user])).text).toBe('Hi')
  })

  it('generate() adds usage to replies that have none', async () => {
    const own = { ...usage, inputTokens: 9 }
    const model = new ScriptedModel(['one', { ...calling, usage: own }], { usage })
    expect((await model.generate([user])).usage).toEqual(usage)
    expect((await model.generate([user, assistant, user])).usage).toEqual(own)
  })

  it('generate() takes latencyMs, and ends the wait with its signal', async () => {
    const model = new ScriptedModel(['one'], { latencyMs: 30 })
    const began = performance.now()
    await model.generate([user], { signal: new AbortController().signal })
    expect(performance.now() - began).toBeGreaterThanOrEqual(28)

    const slow = new ScriptedModel(['one'], { latencyMs: 60_000 })
    const controller = new AbortController()
    const reply = slow.generate([user], { signal: controller.signal })
    controller.abort(new Error('Enough'))
    await expect(reply).rejects.toThrow('Enough')
  })

  it('generate() rejects with the reason of an aborted signal', async () => {
    const signal = AbortSignal.abort(new Error('Enough'))
    await expect(new ScriptedModel(['one']).generate([user], { signal })).rejects.toThrow('Enough')
  })
})

describe('generateStream()', () => {
  it('generateStream() gives pieces of chunkChars and then the whole reply', async () => {
    const reply = { text: 'Grüße 🐭🐭', reasoning: 'mice', finishReason: 'stop' } as const
    const model = new ScriptedModel([reply], { chunkChars: 3 })
    expect(await collect(model.generateStream([user]))).toEqual([
      { type: 'reasoning', text: 'mic' },
      { type: 'reasoning', text: 'e' },
      { type: 'text', text: 'Grü' },
      { type: 'text', text: 'ße ' },
      { type: 'text', text: '🐭🐭' },
      { type: 'reply', reply },
    ])
  })

  it('generateStream() gives only the reply where there is no text', async () => {
    expect(await collect(new ScriptedModel([calling]).generateStream([user]))).toEqual([
      { type: 'reply', reply: calling },
    ])
  })

  it('generateStream() throws the reason of its signal between two pieces', async () => {
    const controller = new AbortController()
    const stream = new ScriptedModel(['0123456789']).generateStream([user], { signal: controller.signal })
    expect((await stream.next()).value).toEqual({ type: 'text', text: '01234567' })
    controller.abort(new Error('Enough'))
    await expect(stream.next()).rejects.toThrow('Enough')
  })
})

describe('generateSync()', () => {
  it('generateSync() answers at once, from a list or a function', () => {
    expect(new ScriptedModel(['one', 'two'], { usage }).generateSync([user, assistant])).toEqual({
      text: 'two',
      finishReason: 'stop',
      usage,
    })
    expect(new ScriptedModel((messages) => String(messages.length)).generateSync([user]).text).toBe('1')
  })

  it('generateSync() blocks for latencyMs', () => {
    const began = performance.now()
    new ScriptedModel(['one'], { latencyMs: 20 }).generateSync([user])
    expect(performance.now() - began).toBeGreaterThanOrEqual(19)
  })

  it('generateSync() refuses a function that returns a promise, whatever becomes of that', () => {
    const model = new ScriptedModel(async () => Promise.reject(new Error('Unheard')))
    expect(() => model.generateSync([user])).toThrow(TypeError)
    expect(() => model.generateSync([user])).toThrow(/ScriptedModel returns a promise.*arun/)
  })

  it('generateSync() throws the reason of an aborted signal', () => {
    const signal = AbortSignal.abort(new Error('Enough'))
    expect(() => new ScriptedModel(['one']).generateSync([user], { signal })).toThrow('Enough')
  })
})

describe('blueprint()', () => {
  it('blueprint() of a list is its replies, and makes the same model anew', () => {
    const model = new ScriptedModel(['one', calling])
    expect(model.blueprint()).toEqual({ model: 'ScriptedModel', options: ['one', calling] })
    const withOptions = new ScriptedModel(['one'], { id: 'scripted', usage })
    const blueprint = withOptions.blueprint()
    expect(blueprint).toEqual({ model: 'ScriptedModel', options: { replies: ['one'], id: 'scripted', usage } })
    const copy = new ScriptedModel(structuredClone(blueprint?.options) as ScriptedModelPlan)
    expect(copy.id).toBe('scripted')
    expect(copy.generateSync([user])).toEqual(withOptions.generateSync([user]))
    expect(copy.blueprint()).toEqual(blueprint)
  })

  it('blueprint() of a function or a subclass is undefined', () => {
    expect(new ScriptedModel(() => 'one').blueprint()).toBeUndefined()
    expect(new (class Own extends ScriptedModel {})(['one']).blueprint()).toBeUndefined()
  })
})

describe('ScriptedModel', () => {
  it.each([
    ['one', {}, TypeError, 'takes a list of replies or a function'],
    [undefined, {}, TypeError, 'takes a list of replies or a function'],
    [['one'], { latency: 5 }, TypeError, 'no option latency'],
    [['one'], { latencyMs: -1 }, RangeError, 'latencyMs must be 0 or more, and is -1'],
    [['one'], { chunkChars: 0 }, RangeError, 'chunkChars'],
  ])('ScriptedModel refuses %j with %j', (replies, options, kind, message) => {
    const make = (): ScriptedModel => new ScriptedModel(replies as never, options as ScriptedModelOptions)
    expect(make).toThrow(kind)
    expect(make).toThrow(message)
  })
})
