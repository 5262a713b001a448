import { expect, it } from 'vitest'
import { liveEvents } from '../../../packages/agent/src/async/live-events.ts'

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('liveEvents() yields what is emitted before, between and at the end, and returns the result', async () => {
  const events = liveEvents<number, string>(async (emit) => {
    emit(1)
    await tick()
    emit(2)
    emit(3)
    await tick()
    emit(4)
    return 'done'
  })
  const seen: number[] = []
  let next = await events.next()
  for (; !next.done; next = await events.next()) seen.push(next.value)
  expect(seen).toEqual([1, 2, 3, 4])
  expect(next.value).toBe('done')
})

it('liveEvents() yields what was emitted before it throws what the work threw', async () => {
  const events = liveEvents<number, void>(async (emit) => {
    emit(1)
    throw new Error('broken')
  })
  expect(await events.next()).toEqual({ done: false, value: 1 })
  await expect(events.next()).rejects.toThrow('broken')
})

it('liveEvents() waits for its work when it is left early', async () => {
  let isOver = false
  const events = liveEvents<number, void>(async (emit) => {
    emit(1)
    await tick()
    isOver = true
    throw new Error('nobody hears this')
  })
  for await (const _ of events) break
  expect(isOver).toBe(true)
})
