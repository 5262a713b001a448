import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Account, FairQueue, QueueClock } from '../../../../packages/executor/src/node/threads/fair-queue.ts'

interface Item {
  readonly name: string
  readonly account: Account
  readonly isStart: boolean
}

const account = (): Account => ({ finishMs: 0 })
const item = (name: string, own = account()): Item => ({ name, account: own, isStart: false })
/** The first turn of a cell. */
const start = (name: string, own = account()): Item => ({ name, account: own, isStart: true })

/**
 * Serves jobs of 10 ms while so many new sessions come for each that is served; gives how many of theirs were served
 * before the one of that name.
 */
function servedBefore(name: string, queue: FairQueue<Item>, comingEach: number): number {
  for (let served = 0; served < 1000; served++) {
    for (let one = 0; one < comingEach; one++) queue.push(start('new'))
    const next = queue.pop() as Item
    if (next.name === name) return served
    queue.charge(next, 10)
  }
  return Number.POSITIVE_INFINITY
}

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

  it.each([1, 2])('%d new sessions for each job served do not hold up one that had a turn before', (comingEach) => {
    const queue = new FairQueue<Item>()
    for (let one = 0; one < 3; one++) queue.push(start('new'))
    const used = account()
    queue.charge(start('used', used), 1)
    queue.push(start('used', used))
    expect(servedBefore('used', queue, comingEach)).toBeLessThanOrEqual(4)
  })

  it.each([1, 2, 5])('%d new sessions for each job served do not hold up the second turn of a cell', (comingEach) => {
    const queue = new FairQueue<Item>()
    // So many wait already, and more than can be served keep coming.
    for (let one = 0; one < 200; one++) queue.push(start('new'))
    for (let cell = 0; cell < 20; cell++) {
      const first = queue.pop() as Item
      queue.charge(first, 10)
      queue.push(item('second', first.account))
      expect(servedBefore('second', queue, comingEach)).toBeLessThanOrEqual(3)
    }
  })

  it('sessions restored in the middle of a cell, one after another, do not hold up another turn for ever', () => {
    const queue = new FairQueue<Item>()
    const begun = account()
    queue.push(item('begun', begun))
    queue.charge(queue.pop() as Item, 10)
    queue.push(item('begun', begun))
    let served = 0
    for (; served < 100; served++) {
      queue.push(item('restored'))
      const next = queue.pop() as Item
      if (next.name === 'begun') break
      queue.charge(next, 10)
    }
    expect(served).toBeLessThanOrEqual(6)
  })

  it('busy sessions do not hold up a new one', () => {
    const queue = new FairQueue<Item>()
    for (let one = 0; one < 10; one++) queue.push(item('busy'))
    for (let round = 0; round < 100; round++) {
      const next = queue.pop() as Item
      queue.charge(next, 10)
      queue.push(next)
    }
    queue.push(start('new'))
    let served = 0
    for (let next = queue.pop() as Item; next.name !== 'new'; next = queue.pop() as Item, served++) {
      queue.charge(next, 10)
      queue.push(next)
    }
    expect(served).toBeLessThanOrEqual(20)
  })

  it('one that computes long in each turn has as much time as one that computes little', () => {
    const queue = new FairQueue<Item>()
    const tookMs = { long: 0, short: 0 }
    queue.push(start('long'))
    queue.push(start('short'))
    for (let round = 0; round < 2000; round++) {
      const next = queue.pop() as Item & { readonly name: 'long' | 'short' }
      const costMs = next.name === 'long' ? 500 : 10
      tookMs[next.name] += costMs
      queue.charge(next, costMs)
      queue.push(next)
    }
    expect(tookMs.long / tookMs.short).toBeGreaterThan(0.66)
    expect(tookMs.long / tookMs.short).toBeLessThan(1.5)
  })

  it('charge() forgives what was used while nobody waited, but for a tenth of a second', () => {
    const queue = new FairQueue<Item>()
    const greedy = account()
    queue.charge(start('greedy', greedy), 60_000)
    queue.push(start('greedy', greedy))
    const before = servedBefore('greedy', queue, 1)
    expect(before).toBeGreaterThan(3)
    expect(before).toBeLessThanOrEqual(20)
  })

  it('rest() and admit() pay off what is left of it', () => {
    const queue = new FairQueue<Item>()
    const [rested, again] = [account(), account()]
    queue.charge(start('rested', rested), 100)
    queue.rest(100)
    queue.push(start('rested', rested))
    queue.push(start('new'))
    expect(drain(queue)).toEqual(['rested', 'new'])
    queue.charge(start('again', again), 100)
    queue.admit(start('again', again))
    queue.push(item('again', again))
    queue.push(item('other'))
    expect(drain(queue)).toEqual(['again', 'other'])
  })

  it('remove() takes 50,000 out of 50,000 in no time', () => {
    const queue = new FairQueue<Item>()
    const items = Array.from({ length: 50_000 }, () => start('one'))
    for (const one of items) queue.push(one)
    const before = performance.now()
    for (let index = items.length - 1; index >= 0; index--) queue.remove(items[(index * 7919) % items.length] as Item)
    expect(performance.now() - before).toBeLessThan(1000)
    expect([queue.size, queue.pop()]).toEqual([0, undefined])
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
