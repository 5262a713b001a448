import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Account, FairQueue, QueueClock } from '../../../../packages/executor/src/node/threads/fair-queue.ts'

interface Item {
  readonly name: string
  readonly account: Account
}

const account = (): Account => ({ finishMs: 0 })
const item = (name: string, own = account()): Item => ({ name, account: own })

/** Takes all out, in the order in which they come. */
function drain(queue: FairQueue<Item>): string[] {
  const names: string[] = []
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) names.push(next.name)
  return names
}

describe('FairQueue', () => {
  it('pop() gives equals in the order in which they came', () => {
    const queue = new FairQueue<Item>()
    for (const name of ['a', 'b', 'c', 'd', 'e']) queue.push(item(name))
    expect(queue.size).toBe(5)
    expect(drain(queue)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect([queue.size, queue.pop()]).toEqual([0, undefined])
  })

  it('pop() gives last who had most', () => {
    const queue = new FairQueue<Item>()
    const [greedy, modest] = [account(), account()]
    queue.charge(item('greedy', greedy), 1000)
    queue.charge(item('modest', modest), 10)
    queue.push(item('greedy', greedy))
    queue.push(item('modest', modest))
    queue.push(item('new'))
    expect(drain(queue)).toEqual(['new', 'modest', 'greedy'])
  })

  it('someone who had much is served again once others had as much', () => {
    const queue = new FairQueue<Item>()
    const [greedy, other] = [account(), account()]
    queue.charge(item('greedy', greedy), 50)
    queue.push(item('greedy', greedy))
    const served: string[] = []
    for (let round = 0; round < 8; round++) {
      queue.push(item('other', other))
      const next = queue.pop() as Item
      served.push(next.name)
      queue.charge(next, 10)
      if (next.name === 'greedy') break
    }
    expect(served).toEqual(['other', 'other', 'other', 'other', 'other', 'greedy'])
  })

  it('time that nobody asked for is not saved up', () => {
    const queue = new FairQueue<Item>()
    const [busy, away] = [account(), account()]
    for (let round = 0; round < 100; round++) {
      queue.push(item('busy', busy))
      queue.charge(queue.pop() as Item, 10)
    }
    const served: string[] = []
    for (let round = 0; round < 10; round++) {
      queue.push(item('busy', busy))
      queue.push(item('away', away))
      const next = queue.pop() as Item
      served.push(next.name)
      queue.charge(next, 10)
      queue.remove(queue.pop() as Item)
    }
    expect(served.filter((name) => name === 'busy').length).toBeGreaterThanOrEqual(4)
  })

  it('remove() takes out one that waits, and says whether it did', () => {
    const queue = new FairQueue<Item>()
    const items = ['a', 'b', 'c', 'd'].map((name) => item(name))
    for (const one of items) queue.push(one)
    expect([queue.remove(items[1] as Item), queue.remove(items[1] as Item), queue.remove(items[3] as Item)]).toEqual([
      true,
      false,
      true,
    ])
    expect(drain(queue)).toEqual(['a', 'c'])
  })

  it('is a queue by least finish time, whatever is pushed, popped and removed', () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('push' as const), finishMs: fc.integer({ min: 0, max: 20 }) }),
      fc.record({ kind: fc.constant('pop' as const) }),
      fc.record({ kind: fc.constant('remove' as const), at: fc.nat(30) }),
    )
    fc.assert(
      fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
        const queue = new FairQueue<Item>()
        const model: { readonly item: Item; readonly start: number }[] = []
        let now = 0
        for (const one of actions) {
          if (one.kind === 'push') {
            const pushed = item('x', { finishMs: one.finishMs })
            queue.push(pushed)
            model.push({ item: pushed, start: Math.max(now, one.finishMs) })
          } else if (one.kind === 'remove') {
            const [gone] = model.splice(one.at, 1)
            if (gone !== undefined) expect(queue.remove(gone.item)).toBe(true)
          } else {
            // Array.prototype.sort is stable: equals stay in the order in which they came.
            const [first] = [...model].sort((left, right) => left.start - right.start)
            expect(queue.pop()).toBe(first?.item)
            if (first !== undefined) model.splice(model.indexOf(first), 1)
            now = Math.max(now, first?.start ?? 0)
          }
        }
        expect(queue.size).toBe(model.length)
      }),
      { numRuns: 300 },
    )
  })

  it('isBefore() says which of two queues with one clock is served next', () => {
    const clock = new QueueClock()
    const [one, other] = [new FairQueue<Item>(clock), new FairQueue<Item>(clock)]
    expect([one.isBefore(other), other.isBefore(one)]).toEqual([false, false])
    other.push(item('first'))
    expect([one.isBefore(other), other.isBefore(one)]).toEqual([false, true])
    one.push(item('second'))
    expect([one.isBefore(other), other.isBefore(one)]).toEqual([false, true])
    other.push(item('third'))
    other.pop()
    expect([one.isBefore(other), other.isBefore(one)]).toEqual([true, false])
    // Who was served in one queue, and had 5 ms, comes after those who wait in the other.
    const busy = item('busy')
    one.charge(busy, 5)
    one.pop()
    one.push(busy)
    expect([one.isBefore(other), other.isBefore(one)]).toEqual([false, true])
  })
})
