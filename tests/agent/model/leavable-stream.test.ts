import { describe, expect, it } from 'vitest'
import type { AiSdkLanguageModel } from '../../../packages/agent/src/model/ai-sdk-language-model.ts'
import { AiSdkModel } from '../../../packages/agent/src/model/ai-sdk-model.ts'
import { LEFT, leavableStream } from '../../../packages/agent/src/model/leavable-stream.ts'
import type { Model, ModelDelta } from '../../../packages/agent/src/model/model.ts'
import { RecordedModel } from '../../../packages/agent/src/model/recorded-model.ts'
import { MemoryRecordings } from '../../../packages/agent/src/model/recordings.ts'
import { RouterModel } from '../../../packages/agent/src/model/router-model.ts'
import { ScriptedModel } from '../../../packages/agent/src/model/scripted-model.ts'

const messages = [{ role: 'user', content: 'Hi' }] as const

async function* untilAborted(signal: AbortSignal | undefined): AsyncGenerator<ModelDelta, void, undefined> {
  yield { type: 'text', text: 'a' }
  await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
}

/** Reads the first piece, and leaves while the second is awaited. */
async function leaveSecond(stream: AsyncIterable<ModelDelta>): Promise<unknown[]> {
  const reader = stream[Symbol.asyncIterator]()
  const first = await reader.next()
  const second = reader.next()
  await reader.return?.()
  return [first.value, await second]
}

const left = [
  { type: 'text', text: 'a' },
  { value: undefined, done: true },
]

/** A model of the AI SDK whose stream, opened after some time, gives one piece and no more; tells when it is let go. */
function silentModel(openedAfter: Promise<void>, onCancel: (reason: unknown) => void): AiSdkLanguageModel {
  const stream = new ReadableStream({
    start: (controller) => controller.enqueue({ type: 'text-delta', id: '1', delta: 'a' }),
    cancel: onCancel,
  })
  return {
    specificationVersion: 'v3',
    provider: 'p',
    modelId: 'm',
    doGenerate: async () => ({}),
    doStream: async () => {
      await openedAfter
      return { stream }
    },
  }
}

describe('leavableStream()', () => {
  it('ends at once, and without an error, when it is left while a piece is awaited', async () => {
    let seen: AbortSignal | undefined
    const stream = leavableStream((signal) => {
      seen = signal
      return untilAborted(signal)
    }, undefined)
    expect(await leaveSecond(stream)).toEqual(left)
    expect(seen?.reason).toBe(LEFT)
  })

  it('rejects with the reason of the outer signal', async () => {
    const controller = new AbortController()
    const stream = leavableStream(untilAborted, controller.signal)
    await stream.next()
    const second = stream.next()
    controller.abort(new Error('Enough'))
    await expect(second).rejects.toThrow('Enough')
  })
})

describe('a stream that is left while a piece is awaited', () => {
  it('of a RouterModel aborts the model', async () => {
    let seen: AbortSignal | undefined
    const generateStream: NonNullable<Model['generateStream']> = (_, { signal }) => {
      seen = signal
      return untilAborted(signal)
    }
    const silent: Model = { generate: async () => ({ text: '', finishReason: 'stop' }), generateStream }
    expect(await leaveSecond(new RouterModel({ models: [silent, silent] }).generateStream(messages))).toEqual(left)
    expect(seen?.aborted).toBe(true)
  })

  it('of an AiSdkModel lets go of the stream', async () => {
    const cancelled = new Promise((resolve) => {
      const model = silentModel(Promise.resolve(), () => resolve('cancelled'))
      void leaveSecond(new AiSdkModel(model).generateStream(messages))
    })
    expect(await cancelled).toBe('cancelled')
  })

  it('of an AiSdkModel that opens its stream only later lets go of that too', async () => {
    let open = (): void => {}
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    const controller = new AbortController()
    const cancelled = new Promise((resolve) => {
      const model = silentModel(opened, () => resolve('cancelled'))
      const stream = new AiSdkModel(model).generateStream(messages, { signal: controller.signal })
      stream.next().catch(() => open())
    })
    await Promise.resolve()
    controller.abort(new Error('Enough'))
    expect(await cancelled).toBe('cancelled')
  })
})

it('a RecordedModel below a RouterModel keeps a stream that was left', async () => {
  const store = new MemoryRecordings()
  const recorded = new RecordedModel({ store, mode: 'record', model: new ScriptedModel(['Hello, all of you']) })
  for await (const _ of new RouterModel({ models: [recorded] }).generateStream(messages)) break
  await recorded.saved()
  expect(store.toJSON()[0]?.answers).toMatchObject([{ isLeft: true, reply: { text: 'Hello, a' } }])
})
