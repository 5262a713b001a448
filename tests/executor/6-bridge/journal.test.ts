import { describe, expect, it } from 'vitest'
import { type Event, Journal } from '../../../packages/executor/src/6-bridge/journal.ts'
import { noNotes } from '../../../packages/executor/src/6-bridge/record.ts'

/** A journal whose first attempt has begun. */
function begun(): Journal {
  const journal = new Journal()
  journal.begin()
  return journal
}

/** Makes a call as a run does: the number of the crossing that it stands for. */
function call(journal: Journal, name: string, args = '[]'): number {
  const crossing = journal.match(name, args) ?? journal.add(name, args)
  journal.await(crossing)
  return crossing.id
}

const callEvent = (id: number): Event => ({ kind: 'call', id })
const timerEvent = (id: number): Event => ({ kind: 'timer', id })

/** Gives an event for the first time. */
function give(journal: Journal, event: Event): void {
  journal.deliver(event)
  journal.taken(event)
}

/** All events that an attempt is given again, each taken as it comes. */
function replayAll(journal: Journal): Event[] {
  const events: Event[] = []
  for (let event = journal.replay(); event !== undefined; event = journal.replay()) {
    journal.taken(event)
    events.push(event)
  }
  return events
}

describe('Journal calls', () => {
  it('add() numbers calls from 1, match() knows none of the same attempt', () => {
    const journal = begun()
    expect([call(journal, 'a'), call(journal, 'a'), call(journal, 'b', '[1]')]).toEqual([1, 2, 3])
    expect(journal.crossings.map(({ id, name, args }) => [id, name, args])).toEqual([
      [1, 'a', '[]'],
      [2, 'a', '[]'],
      [3, 'b', '[1]'],
    ])
  })

  it('match() gives equal calls again in the order in which they were made, each once', () => {
    const journal = begun()
    for (let time = 0; time < 3; time++) call(journal, 'a')
    journal.begin()
    expect([1, 2, 3, 4].map(() => call(journal, 'a'))).toEqual([1, 2, 3, 4])
    journal.begin()
    expect([1, 2, 3, 4, 5].map(() => call(journal, 'a'))).toEqual([1, 2, 3, 4, 5])
  })

  it('match() tells calls apart by name and arguments, in whatever order they come', () => {
    const journal = begun()
    for (const args of ['[1]', '[2]', '[3]']) call(journal, 'a', args)
    call(journal, 'b', '[1]')
    journal.begin()
    expect(call(journal, 'b', '[1]')).toBe(4)
    expect(call(journal, 'a', '[3]')).toBe(3)
    expect(call(journal, 'a', '[4]')).toBe(5)
    expect(call(journal, 'a', '[1]')).toBe(1)
    expect(call(journal, 'a', '[1]')).toBe(6)
    expect(call(journal, 'a', '[2]')).toBe(2)
  })

  it('match() finds a call that an attempt in between did not make', () => {
    const journal = begun()
    call(journal, 'a')
    call(journal, 'b')
    journal.begin()
    call(journal, 'b')
    journal.begin()
    expect([call(journal, 'a'), call(journal, 'b')]).toEqual([1, 2])
  })

  it('match() keeps the answer', () => {
    const journal = begun()
    const { id } = journal.add('a', '[]')
    const crossing = journal.crossings[id - 1]
    if (crossing) crossing.answer = 'v1'
    journal.begin()
    expect(journal.match('a', '[]')?.answer).toBe('v1')
  })
})

describe('Journal events', () => {
  it('accepts() the answers of calls that this attempt waits for, each once', () => {
    const journal = begun()
    const id = call(journal, 'a')
    const crossing = journal.add('b', '[]')
    expect([journal.accepts(callEvent(id)), journal.accepts(callEvent(crossing.id))]).toEqual([true, false])
    expect([journal.accepts(callEvent(0)), journal.accepts(callEvent(9))]).toEqual([false, false])
    give(journal, callEvent(id))
    expect([journal.accepts(callEvent(id)), journal.isWaiting]).toEqual([false, false])
  })

  it('accepts() no answer before the new attempt has made its call', () => {
    const journal = begun()
    call(journal, 'a')
    journal.begin()
    expect([journal.accepts(callEvent(1)), journal.isWaiting]).toEqual([false, false])
    call(journal, 'a')
    expect([journal.accepts(callEvent(1)), journal.isWaiting]).toEqual([true, true])
  })

  it('isWaiting counts timers until they are cleared or have fired', () => {
    const journal = begun()
    journal.startTimer(1)
    journal.startTimer(2, true)
    journal.startTimer(3)
    journal.clearTimer(1)
    expect([journal.accepts(timerEvent(1)), journal.accepts(timerEvent(2)), journal.isWaiting]).toEqual([
      false,
      true,
      true,
    ])
    give(journal, timerEvent(2))
    give(journal, timerEvent(3))
    expect([journal.isWaiting, journal.hasTimers, journal.accepts(timerEvent(3))]).toEqual([true, true, false])
    journal.clearTimer(2)
    expect([journal.isWaiting, journal.hasTimers]).toEqual([false, false])
  })

  it('replay() gives events again in the order in which they were given', () => {
    const journal = begun()
    for (const name of ['a', 'b', 'c']) call(journal, name)
    journal.startTimer(7)
    const events = [callEvent(2), timerEvent(7), callEvent(1)]
    for (const event of events) give(journal, event)
    for (let attempt = 0; attempt < 2; attempt++) {
      journal.begin()
      for (const name of ['a', 'b', 'c']) call(journal, name)
      journal.startTimer(7)
      expect(replayAll(journal)).toEqual(events)
      expect(journal.accepts(callEvent(3))).toBe(true)
    }
  })

  it('replay() gives nothing in the attempt that was given the events', () => {
    const journal = begun()
    call(journal, 'a')
    give(journal, callEvent(1))
    expect(journal.replay()).toBeUndefined()
  })

  it('replay() passes over what this attempt does not wait for', () => {
    const journal = begun()
    call(journal, 'a')
    call(journal, 'b')
    give(journal, callEvent(1))
    give(journal, callEvent(2))
    journal.begin()
    call(journal, 'b')
    expect(replayAll(journal)).toEqual([callEvent(2)])
  })

  it('deliver() adds to what earlier attempts were given', () => {
    const journal = begun()
    call(journal, 'a')
    give(journal, callEvent(1))
    journal.begin()
    call(journal, 'a')
    call(journal, 'b')
    expect(replayAll(journal)).toEqual([callEvent(1)])
    give(journal, callEvent(2))
    journal.begin()
    call(journal, 'a')
    call(journal, 'b')
    expect(replayAll(journal)).toEqual([callEvent(1), callEvent(2)])
  })

  it('willFire() knows timers whose event is still to come again', () => {
    const journal = begun()
    journal.startTimer(1)
    give(journal, timerEvent(1))
    expect(journal.willFire(1)).toBe(false)
    journal.begin()
    journal.startTimer(1)
    expect([journal.willFire(1), journal.willFire(2)]).toEqual([true, false])
    replayAll(journal)
    expect(journal.willFire(1)).toBe(false)
  })
})

describe('Journal events in the middle of a turn', () => {
  /** A journal whose second attempt has made its calls and set its timers again, and was given nothing yet. */
  function again(): Journal {
    const journal = begun()
    for (let attempt = 0; attempt < 2; attempt++) {
      if (attempt > 0) journal.begin()
      for (const name of ['a', 'b', 'c']) call(journal, name)
      journal.startTimer(7)
      journal.startTimer(8, true)
      if (attempt > 0) break
      for (const crossing of journal.crossings) crossing.answer = `v${crossing.id}`
      for (const event of [callEvent(2), timerEvent(7), timerEvent(8), callEvent(1)]) give(journal, event)
    }
    return journal
  }

  it('replayAhead() gives an event and counts it as given', () => {
    const journal = again()
    expect([1, 2, 3, 4, 5].map(() => journal.replayAhead())).toEqual([
      { ...callEvent(2), answer: 'v2' },
      timerEvent(7),
      timerEvent(8),
      { ...callEvent(1), answer: 'v1' },
      undefined,
    ])
    expect([callEvent(2), timerEvent(7), timerEvent(8)].map((event) => journal.accepts(event))).toEqual([
      false,
      false,
      true,
    ])
  })

  it('ahead() has the events that are still to come', () => {
    const journal = again()
    journal.replayAhead()
    const copy = Journal.from(structuredClone(journal.ahead()))
    expect(replayAll(copy)).toEqual([timerEvent(7), timerEvent(8), callEvent(1)])
  })

  it('merge() passes what a copy was given, and what it passed over', () => {
    const journal = again()
    journal.clearTimer(7)
    const copy = Journal.from(structuredClone(journal.ahead()))
    copy.notes = noNotes()
    expect([copy.replayAhead(), copy.replayAhead()]).toEqual([{ ...callEvent(2), answer: 'v2' }, timerEvent(8)])
    journal.merge(copy.notes)
    expect(journal.accepts(callEvent(2))).toBe(false)
    expect(replayAll(journal)).toEqual([callEvent(1)])
  })

  it('follow() keeps a copy beside the journal that gives the events', () => {
    const journal = again()
    const copy = Journal.from(structuredClone(journal.state()))
    for (let event = journal.replay(); event !== undefined; event = journal.replay()) {
      journal.taken(event)
      copy.follow(event)
    }
    give(journal, callEvent(3))
    copy.follow(callEvent(3))
    expect([copy.replayAhead(), copy.isWaiting, copy.accepts(callEvent(3))]).toEqual([undefined, true, false])
    copy.clearTimer(8)
    expect(copy.isWaiting).toBe(false)
    expect(copy.state().delivered).toEqual(journal.state().delivered)
  })
})

describe('Journal readings', () => {
  it('reading() gives earlier attempts their readings again, then reads', () => {
    const clock = [5, 5, 7, 7, 7, 5, 5, 9]
    let reads = 0
    const read = (): number => clock[reads++] ?? -1
    const journal = begun()
    expect([1, 2, 3, 4].map(() => journal.reading(read))).toEqual([5, 5, 7, 7])
    journal.begin()
    expect([1, 2, 3].map(() => journal.reading(read))).toEqual([5, 5, 7])
    journal.begin()
    expect([1, 2, 3, 4, 5, 6].map(() => journal.reading(read))).toEqual([5, 5, 7, 7, 7, 5])
    journal.begin()
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(() => journal.reading(read))).toEqual([5, 5, 7, 7, 7, 5, 5, 9])
    expect(reads).toBe(8)
  })

  it('service() asks once for each place in the order', () => {
    let asked = 0
    const ask = (): string => `answer ${++asked}`
    const journal = begun()
    expect([journal.service(ask), journal.service(ask)]).toEqual(['answer 1', 'answer 2'])
    journal.begin()
    expect([1, 2, 3].map(() => journal.service(ask))).toEqual(['answer 1', 'answer 2', 'answer 3'])
  })

  it('isNewLog() is true for lines past those of all earlier attempts', () => {
    const journal = begun()
    expect([journal.isNewLog(), journal.isNewLog()]).toEqual([true, true])
    journal.begin()
    expect(journal.isNewLog()).toBe(false)
    journal.begin()
    expect([1, 2, 3, 4].map(() => journal.isNewLog())).toEqual([false, false, true, true])
  })
})
