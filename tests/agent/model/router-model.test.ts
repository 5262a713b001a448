import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Model, ModelDelta, ModelMessage, ModelReply } from '../../../packages/agent/src/model/model.ts'
import { RouterModel } from '../../../packages/agent/src/model/router-model.ts'
import { ScriptedModel } from '../../../packages/agent/src/model/scripted-model.ts'
import { CountingModel } from '../../support/counting-model.ts'

const messages: ModelMessage[] = [{ role: 'user', content: 'Hi' }]

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

const failure = (message: string, status?: number): Error => Object.assign(new Error(message), { status })

async function collect(deltas: AsyncIterable<ModelDelta>): Promise<ModelDelta[]> {
  const all: ModelDelta[] = []
  for await (const delta of deltas) all.push(delta)
  return all
}

async function answers(router: RouterModel, count: number): Promise<string[]> {
  const all: string[] = []
  for (let asked = 0; asked < count; asked++) all.push((await router.generate(messages)).text)
  return all
}

describe('generate() with fallback', () => {
  it('generate() asks the models in order until one answers, and tells of each failure', async () => {
    const [a, b, c] = [
      new CountingModel('a', failure('Down')),
      new CountingModel('b', failure('Busy', 429)),
      new CountingModel('c'),
    ]
    const onFallback = vi.fn()
    expect((await new RouterModel({ models: [a, b, c], onFallback }).generate(messages)).text).toBe('c')
    expect(onFallback.mock.calls).toEqual([
      [a.error, a],
      [b.error, b],
    ])
  })

  it('generate() hands messages and options on as they are', async () => {
    const generate = vi.fn(async () => ({ text: 'Hi', finishReason: 'stop' }) as const)
    const options = { stop: ['x'], toolChoice: 'none' } as const
    await new RouterModel({ models: [{ generate }] }).generate(messages, options)
    expect(generate.mock.calls).toEqual([[messages, options]])
  })

  it('generate() rejects with the errors of all models and their names', async () => {
    const nameless: Model = { generate: async () => Promise.reject('No luck') }
    const a = new CountingModel('a', failure('Down'))
    const onFallback = vi.fn()
    const error = await new RouterModel({ models: [a, nameless], onFallback }).generate(messages).catch((e) => e)
    expect(error).toBeInstanceOf(AggregateError)
    expect(error.errors).toEqual([a.error, 'No luck'])
    expect(error.message).toBe('The router got no reply, all its 2 models failed: a: Down; model 2: No luck')
    expect(onFallback).toHaveBeenCalledTimes(1)
  })

  it('generate() asks a model that failed last until cooldownMs has passed', async () => {
    const [a, b] = [new CountingModel('a', failure('Down')), new CountingModel('b')]
    const router = new RouterModel({ models: [a, b], cooldownMs: 1_000 })
    expect(await answers(router, 1)).toEqual(['b'])
    a.error = undefined
    vi.advanceTimersByTime(999)
    expect(await answers(router, 1)).toEqual(['b'])
    b.error = failure('Down')
    expect(await answers(router, 1)).toEqual(['a'])
    b.error = undefined
    vi.advanceTimersByTime(1)
    expect(await answers(router, 1)).toEqual(['a'])
    expect([a.calls, b.calls]).toEqual([3, 3])
  })

  it('generate() asks in order where all cool down', async () => {
    const [a, b] = [new CountingModel('a', failure('Down')), new CountingModel('b', failure('Down'))]
    const router = new RouterModel({ models: [a, b] })
    await expect(router.generate(messages)).rejects.toThrow('all its 2 models failed')
    a.error = undefined
    expect(await answers(router, 1)).toEqual(['a'])
  })

  it('generate() lets no model rest for a request at fault', async () => {
    const [a, b] = [new CountingModel('a', failure('Too long', 413)), new CountingModel('b')]
    const router = new RouterModel({ models: [new RouterModel({ models: [a] }), b] })
    expect(await answers(router, 1)).toEqual(['b'])
    a.error = undefined
    expect(await answers(router, 1)).toEqual(['a'])
  })

  it('generate() rejects with an error that isPassing refuses, and asks nobody else', async () => {
    const [a, b] = [new CountingModel('a', failure('Too long', 400)), new CountingModel('b')]
    const isPassing = vi.fn((error: unknown) => (error as { status?: number }).status !== 400)
    const router = new RouterModel({ models: [a, b], isPassing })
    await expect(router.generate(messages)).rejects.toBe(a.error)
    expect(isPassing.mock.calls).toEqual([[a.error, a]])
    a.error = failure('Down', 500)
    expect(await answers(router, 1)).toEqual(['b'])
  })

  it('generate() asks nobody else after an abort, and rejects with its reason', async () => {
    const controller = new AbortController()
    const a: Model = {
      generate: async () => {
        controller.abort(new Error('Enough'))
        throw new Error('Aborted')
      },
    }
    const b = new CountingModel('b')
    const router = new RouterModel({ models: [a, b] })
    await expect(router.generate(messages, { signal: controller.signal })).rejects.toThrow('Enough')
    await expect(router.generate(messages, { signal: controller.signal })).rejects.toThrow('Enough')
    expect(b.calls).toBe(0)
  })
})

describe('generateStream()', () => {
  const broken = (pieces: number): Model & { left: number } => ({
    left: 0,
    generate: async () => Promise.reject(new Error('No stream')),
    async *generateStream() {
      try {
        for (let piece = 0; piece < pieces; piece++) yield { type: 'text', text: 'Hm' }
        throw new Error('Cut off')
      } finally {
        this.left++
      }
    },
  })

  it('generateStream() goes over to the next model before the first piece only', async () => {
    const model = new ScriptedModel(['Hello'], { chunkChars: 3 })
    const whole = await collect(new RouterModel({ models: [broken(0), model] }).generateStream(messages))
    expect(whole).toEqual(await collect(model.generateStream(messages)))

    const stream = new RouterModel({ models: [broken(1), model] }).generateStream(messages)
    expect((await stream.next()).value).toEqual({ type: 'text', text: 'Hm' })
    await expect(stream.next()).rejects.toThrow('Cut off')
  })

  it('generateStream() lets a model rest whose stream was cut off', async () => {
    const router = new RouterModel({ models: [broken(1), new CountingModel('b')] })
    await expect(collect(router.generateStream(messages))).rejects.toThrow('Cut off')
    expect(await answers(router, 1)).toEqual(['b'])
  })

  it('generateStream() gives the reply of a model that cannot stream as one piece', async () => {
    const reply: ModelReply = { text: 'Yes', reasoning: 'Hm', finishReason: 'stop' }
    const router = new RouterModel({ models: [{ generate: async () => reply }] })
    expect(await collect(router.generateStream(messages))).toEqual([
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', text: 'Yes' },
      { type: 'reply', reply },
    ])
  })

  it('generateStream() takes a stream without anything in it for a failure', async () => {
    const empty: Model = { ...broken(0), async *generateStream() {} }
    const router = new RouterModel({ models: [empty, new CountingModel('b')] })
    expect((await collect(router.generateStream(messages))).at(-1)).toMatchObject({ reply: { text: 'b' } })
    await expect(collect(new RouterModel({ models: [empty] }).generateStream(messages))).rejects.toThrow(
      'its only model failed: model 1: The stream ended before it began',
    )
  })

  it('generateStream() ends the stream of a model when it is left, and frees its place', async () => {
    const [a, b] = [broken(9), broken(9)]
    const router = new RouterModel({ models: [a, b], strategy: 'spread' })
    for (let call = 0; call < 4; call++) for await (const _ of router.generateStream(messages)) break
    expect([a.left, b.left]).toEqual([2, 2])
    const held = [router.generateStream(messages), router.generateStream(messages)]
    for (const stream of held) await stream.next()
    for (const stream of held) await stream.return?.(undefined)
    expect([a.left, b.left]).toEqual([3, 3])
  })

  it('generateStream() throws the reason of its signal and goes over to nobody', async () => {
    const controller = new AbortController()
    const b = new CountingModel('b')
    const stream = new RouterModel({ models: [broken(1), b] }).generateStream(messages, { signal: controller.signal })
    await stream.next()
    controller.abort(new Error('Enough'))
    await expect(stream.next()).rejects.toThrow('Enough')
    expect(b.calls).toBe(0)
  })
})

describe('generateSync()', () => {
  it('generateSync() falls back as generate does', () => {
    const [a, b] = [new CountingModel('a', failure('Down')), new CountingModel('b')]
    const router = new RouterModel({ models: [a, b] })
    expect(router.generateSync?.(messages).text).toBe('b')
    b.error = failure('Down')
    expect(() => router.generateSync?.(messages)).toThrow(AggregateError)
  })

  it('generateSync() is there only where every model has it', () => {
    const asyncOnly: Model = { generate: async () => ({ text: '', finishReason: 'stop' }) }
    expect(new RouterModel({ models: [new CountingModel('a'), asyncOnly] }).generateSync).toBeUndefined()
  })
})

describe('RouterModel', () => {
  it('RouterModel nests', async () => {
    const down = new CountingModel('a', failure('Down'))
    const inner = new RouterModel({ models: [down], id: 'inner' })
    const middle = new RouterModel({ models: [inner, new RouterModel({ models: [inner] })] })
    const outer = new RouterModel({ models: [middle, new CountingModel('b')] })
    expect((await outer.generate(messages)).text).toBe('b')
    expect(outer.generateSync?.(messages).text).toBe('b')
    expect((await collect(outer.generateStream(messages))).at(-1)).toMatchObject({ reply: { text: 'b' } })
    await expect(middle.generate(messages)).rejects.toThrow(
      'all its 2 models failed: inner: The router got no reply, its only model failed: a: Down; inner: The router',
    )
  })

  it('RouterModel goes by the names of its models', () => {
    const named = (id?: string, provider?: string): Model => ({
      generate: async () => ({ text: '', finishReason: 'stop' }),
      ...(id ? { id } : {}),
      ...(provider ? { provider } : {}),
    })
    const same = new RouterModel({ models: [named('large', 'openai'), named('large', 'openai')] })
    expect([same.id, same.provider]).toEqual(['large', 'openai'])
    const mixed = new RouterModel({ models: [named('large', 'openai'), named(undefined, 'groq')] })
    expect([mixed.id, mixed.provider]).toEqual(['large | model 2', undefined])
    expect(new RouterModel({ models: [named()] }).id).toBeUndefined()
    expect(new RouterModel({ models: [named('large')], id: 'own' }).id).toBe('own')
  })

  it('blueprint() holds the blueprints of all models, also of routers', () => {
    const scripted = new ScriptedModel(['one'])
    const inner = new RouterModel({ models: [scripted], strategy: 'spread', cooldownMs: 1, id: 'inner' })
    const blueprint = new RouterModel({ models: [inner, { model: scripted, weight: 2 }] }).blueprint()
    expect(structuredClone(blueprint)).toEqual({
      model: 'RouterModel',
      options: {
        models: [
          {
            model: {
              model: 'RouterModel',
              options: {
                models: [{ model: scripted.blueprint(), weight: 1 }],
                strategy: 'spread',
                cooldownMs: 1,
                id: 'inner',
              },
            },
            weight: 1,
          },
          { model: scripted.blueprint(), weight: 2 },
        ],
        strategy: 'fallback',
        cooldownMs: 5_000,
      },
    })
  })

  it('blueprint() is undefined where a model has none, or there are functions', () => {
    const models = [new ScriptedModel(['one'])]
    expect(new RouterModel({ models: [...models, new CountingModel('a')] }).blueprint()).toBeUndefined()
    expect(new RouterModel({ models: [...models, new ScriptedModel(() => '')] }).blueprint()).toBeUndefined()
    expect(new (class Own extends RouterModel {})({ models }).blueprint()).toBeUndefined()
    expect(new RouterModel({ models, onFallback: () => {} }).blueprint()).toBeUndefined()
    expect(new RouterModel({ models, isPassing: () => true }).blueprint()).toBeUndefined()
  })
})
