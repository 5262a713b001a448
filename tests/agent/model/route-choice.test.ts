import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Model, ModelMessage, ModelReply } from '../../../packages/agent/src/model/model.ts'
import { RouterModel } from '../../../packages/agent/src/model/router-model.ts'
import { CountingModel } from '../../support/counting-model.ts'

const messages: ModelMessage[] = [{ role: 'user', content: 'Hi' }]

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** A model whose calls stay open until they are ended by hand, the oldest first. */
class Gate implements Model {
  readonly #open: (() => void)[] = []

  get inFlight(): number {
    return this.#open.length
  }

  async generate(): Promise<ModelReply> {
    await new Promise<void>((resolve) => this.#open.push(resolve))
    return { text: 'let through', finishReason: 'stop' }
  }

  end(): void {
    this.#open.shift()?.()
  }
}

async function answers(router: RouterModel, count: number): Promise<string[]> {
  const all: string[] = []
  for (let asked = 0; asked < count; asked++) all.push((await router.generate(messages)).text)
  return all
}

describe('RouteChoice in a RouterModel that spreads', () => {
  it('RouteChoice asks the least busy model for its weight', async () => {
    const [a, b] = [new Gate(), new Gate()]
    const router = new RouterModel({ models: [a, { model: b, weight: 3 }], strategy: 'spread' })
    const replies = Array.from({ length: 8 }, () => router.generate(messages))
    expect([a.inFlight, b.inFlight]).toEqual([2, 6])
    b.end()
    b.end()
    await replies[1]
    await vi.waitFor(() => expect(b.inFlight).toBe(4))
    replies.push(router.generate(messages), router.generate(messages))
    expect([a.inFlight, b.inFlight]).toEqual([2, 6])
    while (a.inFlight + b.inFlight > 0) {
      a.end()
      b.end()
    }
    await Promise.all(replies)
  })

  it('RouteChoice takes turns by weight where no model is busy', async () => {
    const [a, b] = [new CountingModel('a'), new CountingModel('b')]
    const router = new RouterModel({ models: [a, { model: b, weight: 2 }], strategy: 'spread' })
    await answers(router, 30)
    expect([a.calls, b.calls]).toEqual([10, 20])
  })

  it('RouteChoice does not flood a model that was away', async () => {
    const [a, b] = [new CountingModel('a', new Error('Down')), new CountingModel('b')]
    const router = new RouterModel({ models: [a, b], strategy: 'spread', cooldownMs: 1_000 })
    expect(await answers(router, 20)).toEqual(Array(20).fill('b'))
    expect(a.calls).toBe(1)
    a.error = undefined
    vi.advanceTimersByTime(1_000)
    const after = await answers(router, 10)
    expect(after.filter((name) => name === 'a').length).toBeLessThanOrEqual(6)
    expect(after.filter((name) => name === 'b').length).toBeLessThanOrEqual(6)
  })

  it('RouteChoice frees the place of a call that failed', async () => {
    const [a, b] = [new CountingModel('a', new Error('Down')), new CountingModel('b', new Error('Down'))]
    const router = new RouterModel({ models: [a, b], strategy: 'spread', cooldownMs: 0 })
    for (let call = 0; call < 3; call++) await router.generate(messages).catch(() => {})
    a.error = b.error = undefined
    await answers(router, 10)
    expect([a.calls - 3, b.calls - 3]).toEqual([5, 5])
  })
})
