import type { Told } from '../5-run/guest-host.ts'
import { type Crossing, crossingOf, type Event, type JournalNotes, type JournalState, type Reading } from './record.ts'

export type { Crossing, Event } from './record.ts'

/**
 * What a run asked of the host and what came back, in order: enough to run the cell again from its starting image and
 * take the same path. Calls match by name and arguments in the order of calls; answers are given again in the order in
 * which they were given; clock readings, random bytes and console lines come from here as well.
 */
export class Journal {
  /** All crossings, by number from 1. Its first one makes a list of its size: most waiting runs have one. */
  crossings: Crossing[] = []
  attempts = 0
  /** Highest number of a timer that any attempt has set. */
  lastTimer = 0
  /** Set where the turn is told to another copy of this journal: what the turn did to it. */
  notes: JournalNotes | undefined
  #delivered: Event[] = []
  #readings: Reading[] = []
  #services: string[] = []
  #logs = 0
  // What the attempt at hand has met so far. Waiting runs are many: what they keep is numbers.
  #nextCrossing = 0
  #nextDelivery = 0
  #nextReading = 0
  #readingsLeft = 0
  #nextService = 0
  #nextLog = 0
  #awaited = 0
  /** Timers that are set: number → whether it repeats. */
  #timers: Map<number, boolean> | undefined

  /** Begins to run the cell from its starting image (again). */
  begin(): void {
    this.attempts++
    this.#nextCrossing = 0
    this.#nextDelivery = 0
    this.#nextReading = 0
    this.#readingsLeft = this.#readings[0]?.count ?? 0
    this.#nextService = 0
    this.#nextLog = 0
    this.#awaited = 0
    this.#timers = undefined
  }

  /** The crossing that a call of this attempt stands for: one of an earlier attempt, or undefined when it is new. */
  match(name: string, args: string): Crossing | undefined {
    const { attempts, crossings } = this
    while (this.#nextCrossing < crossings.length && !isLeft(crossings[this.#nextCrossing], attempts)) {
      this.#nextCrossing++
    }
    for (let index = this.#nextCrossing; index < crossings.length; index++) {
      const crossing = crossings[index]
      if (crossing === undefined || crossing.name !== name || crossing.args !== args || crossing.madeIn === attempts)
        continue
      crossing.madeIn = attempts
      this.notes?.matched.push(crossing.id)
      return crossing
    }
    return undefined
  }

  /** The crossing of a number; the caller knows that there is one. */
  crossing(id: number): Crossing {
    return this.crossings[id - 1] as Crossing
  }

  /** Notes a call that no earlier attempt made. */
  add(name: string, args: string): Crossing {
    const crossing = crossingOf(this.crossings.length + 1, name, args, this.attempts)
    this.#append(crossing)
    this.notes?.made.push(crossing)
    return crossing
  }

  /** The guest waits for a crossing with a promise. */
  await(crossing: Crossing): void {
    crossing.awaitedIn = this.attempts
    this.#awaited++
    this.notes?.awaited.push(crossing.id)
  }

  startTimer(id: number, repeats = false): void {
    this.#timers ??= new Map()
    this.#timers.set(id, repeats)
    this.lastTimer = Math.max(this.lastTimer, id)
  }

  clearTimer(id: number): void {
    this.#timers?.delete(id)
  }

  /** True while this attempt has a call or timer that could wake it. */
  get isWaiting(): boolean {
    return this.#awaited > 0 || this.hasTimers
  }

  /** Timers that this attempt has set and that are not over. */
  get timerCount(): number {
    return this.#timers?.size ?? 0
  }

  /** True while this attempt has a timer that could wake it. */
  get hasTimers(): boolean {
    return this.timerCount > 0
  }

  /** True when this attempt can take the event now. */
  accepts({ kind, id }: Event): boolean {
    if (kind === 'timer') return this.#timers?.has(id) ?? false
    return this.crossings[id - 1]?.awaitedIn === this.attempts
  }

  /** True when a timer of this attempt fires by the journal, so that no clock has to be set for it. */
  willFire(id: number): boolean {
    for (let index = this.#nextDelivery; index < this.#delivered.length; index++) {
      const event = this.#delivered[index]
      if (event?.kind === 'timer' && event.id === id) return true
    }
    return false
  }

  /** The next event that an earlier attempt was given at this point; undefined when this one is on its own. */
  replay(): Event | undefined {
    while (this.#nextDelivery < this.#delivered.length) {
      const event = this.#delivered[this.#nextDelivery++] as Event
      if (this.accepts(event)) return event
    }
    return undefined
  }

  /** As {@link replay}, in the middle of a turn: gives what the guest is told. */
  replayAhead(): Told | undefined {
    const before = this.#nextDelivery
    const event = this.replay()
    if (this.notes !== undefined) this.notes.passed += this.#nextDelivery - before
    if (event !== undefined) this.notes?.taken.push(event)
    return event && this.give(event)
  }

  /** Follows another copy of this journal, in which the event was given. */
  follow(event: Event): void {
    if (this.replay() === undefined) this.deliver(event)
    this.taken(event)
  }

  /** Notes an event that is given for the first time. */
  deliver(event: Event): void {
    this.#delivered.push(event)
    this.#nextDelivery = this.#delivered.length
  }

  /** The event was given: its call or its single timer is over. */
  taken({ kind, id }: Event): void {
    if (kind === 'call') {
      this.crossing(id).awaitedIn = 0
      this.#awaited--
    } else if (this.#timers?.get(id) === false) {
      this.#timers.delete(id)
    }
  }

  /** Takes an event; gives what the guest is told of it. */
  give(event: Event): Told {
    this.taken(event)
    const { kind, id } = event
    // Only what has its answer becomes an event.
    return kind === 'timer' ? { kind, id } : { kind, id, answer: this.crossing(id).answer as string }
  }

  /** A clock reading: the one that an earlier attempt had at this point, else that of `read`. */
  reading(read: () => number): number {
    const nowMs = this.#readings[this.#nextReading]?.nowMs ?? read()
    this.#passReadings(nowMs, 1)
    if (this.notes !== undefined) noteReading(this.notes.readings, nowMs, 1)
    return nowMs
  }

  /** Moves past `count` readings of one instant; those that no earlier attempt had are added. */
  #passReadings(nowMs: number, count: number): void {
    let left = count
    while (left > 0 && this.#readingsLeft > 0) {
      const passed = Math.min(left, this.#readingsLeft)
      left -= passed
      this.#readingsLeft -= passed
      if (this.#readingsLeft > 0) return
      this.#nextReading++
      this.#readingsLeft = this.#readings[this.#nextReading]?.count ?? 0
    }
    if (left === 0) return
    noteReading(this.#readings, nowMs, left)
    this.#nextReading = this.#readings.length
  }

  /** The answer of a service that would differ the next time (random bytes): given again in the same order. */
  service(ask: () => string): string {
    const index = this.#nextService++
    const known = this.#services[index]
    const answer = known ?? ask()
    if (known === undefined) this.#services.push(answer)
    this.notes?.services.push(answer)
    return answer
  }

  /** True when a console line is one that no earlier attempt wrote. */
  isNewLog(): boolean {
    if (this.notes !== undefined) this.notes.logs++
    if (this.#nextLog++ < this.#logs) return false
    this.#logs++
    return true
  }

  /** Does what a turn did to a copy of this journal. */
  merge({ matched, made, awaited, taken, passed, readings, services, logs }: JournalNotes): void {
    for (const id of matched) this.crossing(id).madeIn = this.attempts
    for (const { id, name, args } of made) this.#append(crossingOf(id, name, args, this.attempts))
    for (const id of awaited) this.await(this.crossing(id))
    this.#nextDelivery += passed
    for (const event of taken) this.taken(event)
    for (const { nowMs, count } of readings) this.#passReadings(nowMs, count)
    for (const answer of services) this.service(() => answer)
    for (let line = 0; line < logs; line++) this.isNewLog()
  }

  /** The whole journal as plain data. */
  state(): JournalState {
    return {
      attempts: this.attempts,
      lastId: this.crossings.length,
      crossings: this.crossings,
      delivered: this.#delivered,
      nextDelivery: this.#nextDelivery,
      readings: this.#readings,
      nextReading: this.#nextReading,
      readingsLeft: this.#readingsLeft,
      services: this.#services,
      nextService: this.#nextService,
      logs: this.#logs,
      nextLog: this.#nextLog,
      timers: [...(this.#timers ?? [])],
      lastTimer: this.lastTimer,
    }
  }

  /** What the guest of this attempt may still ask of the journal: enough for a copy beside its machine. */
  ahead(): JournalState {
    const { attempts } = this
    const unread = this.#readings.slice(this.#nextReading)
    const [first, ...others] = unread
    return {
      ...this.state(),
      crossings: this.crossings.filter(({ madeIn, awaitedIn }) => madeIn !== attempts || awaitedIn === attempts),
      delivered: this.#delivered.slice(this.#nextDelivery),
      nextDelivery: 0,
      readings: first === undefined ? [] : [{ ...first, count: this.#readingsLeft }, ...others],
      nextReading: 0,
      services: this.#services.slice(this.#nextService),
      nextService: 0,
    }
  }

  /** A journal that goes on where another was. */
  static from(state: JournalState): Journal {
    const journal = new Journal()
    journal.attempts = state.attempts
    // Numbers are places: those left out of `ahead` stay empty.
    if (state.lastId > 0) journal.crossings = new Array(state.lastId)
    for (const crossing of state.crossings) journal.crossings[crossing.id - 1] = crossing
    journal.#awaited = state.crossings.filter(({ awaitedIn }) => awaitedIn === state.attempts).length
    journal.#delivered = [...state.delivered]
    journal.#nextDelivery = state.nextDelivery
    journal.#readings = state.readings.map((reading) => ({ ...reading }))
    journal.#nextReading = state.nextReading
    journal.#readingsLeft = state.readingsLeft
    journal.#services = [...state.services]
    journal.#nextService = state.nextService
    journal.#logs = state.logs
    journal.#nextLog = state.nextLog
    journal.lastTimer = state.lastTimer
    if (state.timers.length > 0) journal.#timers = new Map(state.timers)
    return journal
  }

  #append(crossing: Crossing): void {
    if (this.crossings.length === 0) this.crossings = [crossing]
    else this.crossings.push(crossing)
  }
}

/** True for a crossing that this attempt has not made yet; one that a copy left out counts as made. */
function isLeft(crossing: Crossing | undefined, attempts: number): boolean {
  return crossing !== undefined && crossing.madeIn !== attempts
}

function noteReading(readings: Reading[], nowMs: number, count: number): void {
  const last = readings.at(-1)
  if (last?.nowMs === nowMs) last.count += count
  else readings.push({ nowMs, count })
}
