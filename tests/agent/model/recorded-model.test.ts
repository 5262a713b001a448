import { describe, expect, it, type Mock, vi } from 'vitest'
import type { Model, ModelDelta, ModelMessage, ModelReply } from '../../../packages/agent/src/model/model.ts'
import { RecordedModel, type RecordedModelOptions } from '../../../packages/agent/src/model/recorded-model.ts'
import { MemoryRecordings, type Recording } from '../../../packages/agent/src/model/recordings.ts'
import { ScriptedModel } from '../../../packages/agent/src/model/scripted-model.ts'

const hello: ModelMessage[] = [{ role: 'user', content: 'Hello' }]
const usage = { inputTokens: 3, outputTokens: 2, cachedTokens: 0, reasoningTokens: 0 }
const calling: ModelReply = {
  text: '',
  finishReason: 'tool-calls',
  toolCalls: [{ id: 'call-1', name: 'search', arguments: '{}' }],
  usage,
}
const search = { name: 'search', description: 'Searches.', parameters: { type: 'object' } }

async function collect(deltas: AsyncIterable<ModelDelta>): Promise<ModelDelta[]> {
  const all: ModelDelta[] = []
  for await (const delta of deltas) all.push(delta)
  return all
}

/** Through JSON and back, as a file would. */
const reopened = (store: MemoryRecordings): MemoryRecordings =>
  new MemoryRecordings(JSON.parse(JSON.stringify(store)) as ReturnType<MemoryRecordings['toJSON']>)

/** A model that counts up: its answers differ each time. */
function countingModel(): Model & { readonly generate: Mock<Model['generate']> } {
  let count = 0
  const generate: Model['generate'] = async () => ({ text: `${++count}`, finishReason: 'stop' })
  return { id: 'live', provider: 'openai', generate: vi.fn(generate) }
}

describe('generate()', () => {
  it('generate() records once, and replays without a model', async () => {
    const store = new MemoryRecordings()
    const model = new ScriptedModel([calling])
    const recorder = new RecordedModel({ store, mode: 'record', model })
    expect(await recorder.generate(hello, { tools: [search] })).toEqual(calling)
    const replayer = new RecordedModel({ store: reopened(store) })
    expect(await replayer.generate(hello, { tools: [search] })).toEqual(calling)
  })

  it('generate() asks no model in replay, even where there is one', async () => {
    const model = countingModel()
    await expect(new RecordedModel({ store: new MemoryRecordings(), model }).generate(hello)).rejects.toThrow(
      'there are no recordings',
    )
    expect(model.generate).not.toHaveBeenCalled()
  })

  it('generate() gives the answers to the same request in their order, and no more of them', async () => {
    const store = new MemoryRecordings()
    const recorder = new RecordedModel({ store, mode: 'record', model: countingModel() })
    for (let call = 0; call < 3; call++) await recorder.generate(hello)
    const replayer = new RecordedModel({ store: reopened(store) })
    const texts = [1, 2, 3].map(async () => (await replayer.generate(hello)).text)
    expect(await Promise.all(texts)).toEqual(['1', '2', '3'])
    await expect(replayer.generate(hello)).rejects.toThrow('it was made 4 times, and is recorded 3 times')
  })

  it('generate() records by the order of asking, not of answering', async () => {
    const store = new MemoryRecordings()
    const open: ((reply: ModelReply) => void)[] = []
    const model: Model = { generate: () => new Promise((resolve) => open.push(resolve)) }
    const recorder = new RecordedModel({ store, mode: 'record', model })
    const asked = [recorder.generate(hello), recorder.generate(hello), recorder.generate(hello)]
    await vi.waitFor(() => expect(open).toHaveLength(3))
    for (const index of [2, 0, 1]) {
      open[index]?.({ text: `asked ${index}`, finishReason: 'stop' })
      await asked[index]
    }
    const replayer = new RecordedModel({ store })
    for (const index of [0, 1, 2]) expect((await replayer.generate(hello)).text).toBe(`asked ${index}`)
  })

  it('generate() tells requests apart by all that decides the answer, not by the order of names', async () => {
    const store = new MemoryRecordings()
    const recorder = new RecordedModel({ store, mode: 'record', model: countingModel() })
    const schema = { type: 'object', title: 'a' }
    const variants = [
      {},
      { stop: ['x'] },
      { tools: [search] },
      { tools: [search], toolChoice: 'required' },
      { responseFormat: { name: 'action', schema } },
    ] as const
    for (const options of variants) await recorder.generate(hello, options)
    expect(store.toJSON()).toHaveLength(5)
    const replayer = new RecordedModel({ store })
    const turned = { schema: { title: 'a', type: 'object' }, name: 'action' }
    expect((await replayer.generate(hello, { responseFormat: turned, tools: [], stop: [] })).text).toBe('5')
    const { signal } = new AbortController()
    expect((await replayer.generate(hello, { toolChoice: 'auto', signal })).text).toBe('1')
  })

  it('generate() in auto replays what there is, and records the rest', async () => {
    const store = new MemoryRecordings()
    await new RecordedModel({ store, mode: 'record', model: countingModel() }).generate(hello)
    const model = countingModel()
    const recorded = new RecordedModel({ store, mode: 'auto', model })
    expect((await recorded.generate(hello)).text).toBe('1')
    expect(model.generate).not.toHaveBeenCalled()
    await recorded.generate(hello)
    await recorded.generate([...hello, ...hello])
    expect(model.generate).toHaveBeenCalledTimes(2)
    expect(store.toJSON().map(({ answers }) => answers.length)).toEqual([1, 2])
  })

  it('generate() in record puts new answers in the place of the old ones', async () => {
    const store = new MemoryRecordings()
    const record = (text: string): Promise<ModelReply> =>
      new RecordedModel({ store, mode: 'record', model: new ScriptedModel([text]) }).generate(hello)
    await record('old')
    await record('new')
    const replayer = new RecordedModel({ store })
    expect((await replayer.generate(hello)).text).toBe('new')
    await expect(replayer.generate(hello)).rejects.toThrow('recorded once')
  })

  it('generate() records no failure', async () => {
    const store = new MemoryRecordings()
    const generate = vi.fn<Model['generate']>().mockRejectedValueOnce(new Error('Down'))
    generate.mockResolvedValue({ text: 'Up', finishReason: 'stop' })
    const recorder = new RecordedModel({ store, mode: 'record', model: { generate } })
    await expect(recorder.generate(hello)).rejects.toThrow('Down')
    await recorder.generate(hello)
    expect((await new RecordedModel({ store }).generate(hello)).text).toBe('Up')
  })

  it('generate() looks requests up and keeps them as normalize makes them', async () => {
    const store = new MemoryRecordings()
    const at = (time: string): ModelMessage[] => [{ role: 'user', content: `It is ${time}` }]
    const normalize: RecordedModelOptions['normalize'] = (request) => ({ ...request, messages: at('now') })
    const model = countingModel()
    await new RecordedModel({ store, mode: 'record', model, normalize }).generate(at('12:01'))
    expect(model.generate.mock.calls[0]?.[0]).toEqual(at('12:01'))
    expect(JSON.stringify(store)).not.toContain('12:01')
    expect((await new RecordedModel({ store, normalize }).generate(at('12:02'))).text).toBe('1')
  })

  it('generate() keeps recordings of different ids apart', async () => {
    const store = new MemoryRecordings()
    for (const id of ['a', 'b']) {
      await new RecordedModel({ store, mode: 'record', model: new ScriptedModel([id]), id }).generate(hello)
    }
    expect((await new RecordedModel({ store, id: 'b' }).generate(hello)).text).toBe('b')
    await expect(new RecordedModel({ store, id: 'c' }).generate(hello)).rejects.toThrow('recorded "\\"a\\""')
  })

  it('generate() says how a request without a recording differs, and what to do', async () => {
    const store = new MemoryRecordings()
    await new RecordedModel({ store, mode: 'record', model: countingModel() }).generate(hello)
    const replay = new RecordedModel({ store }).generate([{ role: 'user', content: 'Help' }])
    await expect(replay).rejects.toMatchObject({
      name: 'AgentError',
      code: 'model',
      message:
        'Cannot replay a request: the nearest of 1 first differs in message 1 (user) at character 4: ' +
        'recorded "Hello", asked "Help"; record anew with mode \'record\', or \'auto\', and a model; ' +
        'what differs each time can be taken out with normalize',
    })
    const bare = { read: async () => undefined, write: async () => {} }
    await expect(new RecordedModel({ store: bare }).generate(hello)).rejects.toThrow('no recording fits')
  })

  it('generate() rejects with the reason of an aborted signal, and uses no answer up', async () => {
    const store = new MemoryRecordings()
    await new RecordedModel({ store, mode: 'record', model: countingModel() }).generate(hello)
    const replayer = new RecordedModel({ store })
    const signal = AbortSignal.abort(new Error('Enough'))
    await expect(replayer.generate(hello, { signal })).rejects.toThrow('Enough')
    expect((await replayer.generate(hello)).text).toBe('1')
  })
})

describe('generateStream()', () => {
  const model = new ScriptedModel([{ text: 'Hello you', reasoning: 'Hm', finishReason: 'stop', usage }], {
    chunkChars: 4,
  })

  it('generateStream() replays a stream in the same pieces', async () => {
    const store = new MemoryRecordings()
    const recorder = new RecordedModel({ store, mode: 'record', model })
    const deltas = await collect(recorder.generateStream(hello))
    expect(deltas).toEqual(await collect(model.generateStream(hello)))
    expect(await collect(new RecordedModel({ store: reopened(store) }).generateStream(hello))).toEqual(deltas)
    expect((await new RecordedModel({ store }).generate(hello)).text).toBe('Hello you')
  })

  it('generateStream() replays a reply that came whole as one piece', async () => {
    const store = new MemoryRecordings()
    const reply = await new RecordedModel({ store, mode: 'record', model }).generate(hello)
    expect(await collect(new RecordedModel({ store }).generateStream(hello))).toEqual([
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', text: 'Hello you' },
      { type: 'reply', reply },
    ])
  })

  it('generateStream() records a stream that is left as far as it was read', async () => {
    const store = new MemoryRecordings()
    const recorder = new RecordedModel({ store, mode: 'record', model })
    for await (const delta of recorder.generateStream(hello)) if (delta.type === 'text') break
    await recorder.saved()
    expect(await collect(new RecordedModel({ store: reopened(store) }).generateStream(hello))).toEqual([
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', text: 'Hell' },
      { type: 'reply', reply: { text: 'Hell', reasoning: 'Hm', finishReason: 'other' } },
    ])
  })

  it('generateStream() records neither an aborted nor a failed stream', async () => {
    const store = new MemoryRecordings()
    const controller = new AbortController()
    const recorder = new RecordedModel({ store, mode: 'record', model })
    const stream = recorder.generateStream(hello, { signal: controller.signal })
    await stream.next()
    controller.abort(new Error('Enough'))
    await expect(stream.next()).rejects.toThrow('Enough')

    const leaving = new AbortController()
    for await (const _ of recorder.generateStream(hello, { signal: leaving.signal })) {
      leaving.abort()
      break
    }
    const broken: Model = {
      generate: model.generate,
      async *generateStream() {
        yield { type: 'text', text: 'H' }
        throw new Error('Cut off')
      },
    }
    const failing = new RecordedModel({ store, mode: 'record', model: broken })
    await expect(collect(failing.generateStream(hello))).rejects.toThrow('Cut off')
    expect(store.toJSON()).toEqual([])
  })

  it('generateStream() ends a replay with its signal', async () => {
    const store = new MemoryRecordings()
    await collect(new RecordedModel({ store, mode: 'record', model }).generateStream(hello))
    const controller = new AbortController()
    const stream = new RecordedModel({ store }).generateStream(hello, { signal: controller.signal })
    await stream.next()
    controller.abort(new Error('Enough'))
    await expect(stream.next()).rejects.toThrow('Enough')
  })
})

describe('RecordedModel', () => {
  it('RecordedModel goes by the name of its model, and has no blueprint', () => {
    const store = new MemoryRecordings()
    const recorded = new RecordedModel({ store, model: countingModel() })
    expect([recorded.id, recorded.provider]).toEqual(['live', 'openai'])
    expect(new RecordedModel({ store, model: countingModel(), id: 'own' }).id).toBe('own')
    const plain: Model = recorded
    expect([plain.blueprint, plain.generateSync]).toEqual([undefined, undefined])
  })

  it('generate() rejects when the store cannot read or write, and saved() with it', async () => {
    const write = async (): Promise<void> => Promise.reject(new Error('Disk full'))
    const recorder = new RecordedModel({
      store: { read: async () => undefined, write },
      mode: 'record',
      model: countingModel(),
    })
    await expect(recorder.generate(hello)).rejects.toThrow('Disk full')
    await expect(recorder.saved()).rejects.toThrow('Disk full')
  })

  it('tells of a store that cannot be read, and reads it again the next time', async () => {
    let isThere = false
    const reply = { text: 'Hi', finishReason: 'stop' } as const
    const read = async (): Promise<Recording> => {
      if (!isThere) throw new Error('No disk')
      return { request: { messages: hello }, answers: [{ reply }] }
    }
    const replayer = new RecordedModel({ store: { read, write: async () => {} } })
    await expect(replayer.generate(hello)).rejects.toThrow('No disk')
    isThere = true
    expect(await replayer.generate(hello)).toEqual(reply)
  })

  const store = new MemoryRecordings()
  it.each([
    [undefined, 'it needs a store with read and write'],
    [{ store: {} }, 'it needs a store with read and write'],
    [{ store, mode: 'live' }, 'mode must be replay, record or auto, and is "live"'],
    [{ store, mode: 'record' }, 'mode record needs a model to record'],
    [{ store, mode: 'auto', model: {} }, 'mode auto needs a model to record'],
    [{ store, normalize: 'no' }, 'normalize must be a function'],
    [{ store, path: 'a.json' }, 'no option path, only store'],
  ])('RecordedModel refuses the options %#', (options, message) => {
    const make = (): RecordedModel => new RecordedModel(options as RecordedModelOptions)
    expect(make).toThrow(TypeError)
    expect(make).toThrow(message)
  })
})
