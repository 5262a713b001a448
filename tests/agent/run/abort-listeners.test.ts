import { describe, expect, it } from 'vitest'
import { AbortListeners } from '../../../packages/agent/src/run/abort-listeners.ts'

/** A signal that counts its listeners. */
function makeCounting() {
  const controller = new AbortController()
  const { signal } = controller
  let count = 0
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    count++
    add(...args)
  }
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    count--
    remove(...args)
  }
  return { controller, signal, count: () => count }
}

describe('AbortListeners', () => {
  it('listen() has one listener however many wait, and none once all have ended', () => {
    const { controller, signal, count } = makeCounting()
    const listeners = new AbortListeners()
    const told: number[] = []
    const ends = [1, 2, 3].map((number) => listeners.listen(signal, () => told.push(number)))
    expect(count()).toBe(1)
    ends[1]?.()
    controller.abort()
    expect(told).toEqual([1, 3])
    for (const end of ends) end()
    expect(count()).toBe(0)
  })

  it('listen() calls at once where the signal is aborted already, and does nothing without a signal', () => {
    const told: number[] = []
    const listeners = new AbortListeners()
    listeners.listen(AbortSignal.abort(), () => told.push(1))()
    listeners.listen(undefined, () => told.push(2))()
    expect(told).toEqual([1])
  })

  it('listen() keeps signals apart', () => {
    const [first, second] = [makeCounting(), makeCounting()]
    const listeners = new AbortListeners()
    const told: string[] = []
    listeners.listen(first.signal, () => told.push('first'))
    listeners.listen(second.signal, () => told.push('second'))
    second.controller.abort()
    expect(told).toEqual(['second'])
    expect([first.count(), second.count()]).toEqual([1, 1])
  })
})
