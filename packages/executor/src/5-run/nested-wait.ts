import type { Entry } from './entry.ts'
import { releasing, telling } from './guest-entries.ts'
import { type Answer, type GuestHost, HALT } from './guest-host.ts'
import type { Machine } from './machine.ts'

/** Waits that may stand inside one another: each takes some of the host's own stack. */
const MAX_DEPTH = 64
const PENDING = 0

/**
 * Waits for a promise of the guest's in the middle of a host call, where the guest itself cannot: in a comparator, a
 * getter, a conversion. Runs its pending jobs right there, one at a time, until the promise has settled; where none is
 * left it is told the next event, as a later turn would tell it. Where the next event is not known the guest is
 * abandoned, or halts. Where nothing is in flight dropped waits are let go, the innermost first.
 * @returns 1 once the promise has settled, 0 when nothing is left that could settle it, -1 for what is no promise
 */
export function waitNow(machine: Machine, host: GuestHost, promise: number): Answer {
  if (!machine.isPromise(promise)) return -1
  if (machine.waits >= MAX_DEPTH) throw new WaitsTooDeep()
  const wait = new NestedWait(machine, host, promise, machine.engine.unwinder?.canHalt !== false)
  return within(machine, () => wait.answer())
}

/** One wait inside another one, and so on. */
class WaitsTooDeep extends Error {
  override readonly name = 'RangeError'
  constructor() {
    super(
      `Cannot wait for a promise here: ${MAX_DEPTH} such waits stand inside one another. Await it before, in a loop`,
    )
  }
}

/** Runs guest code inside a host call. */
function within(machine: Machine, work: () => Answer): Answer {
  const { unwinder } = machine.engine
  machine.waits++
  try {
    return unwinder === undefined ? work() : unwinder.nest(work)
  } finally {
    machine.waits--
  }
}

class NestedWait {
  readonly #machine: Machine
  readonly #host: GuestHost
  readonly #promise: number
  /** False where the machine could halt and this host call cannot: guest code runs in the middle of another. */
  readonly #canGo: boolean
  #end: 'settled' | 'stuck' | 'halts' | undefined

  constructor(machine: Machine, host: GuestHost, promise: number, canGo: boolean) {
    this.#machine = machine
    this.#host = host
    this.#promise = promise
    this.#canGo = canGo
  }

  answer(): Answer {
    return this.#after(this.#machine.drive(this.#step()))
  }

  /** What is answered once nothing is left to enter, or the guest halted in an entry. */
  #after(halted: Entry | undefined): Answer {
    const machine = this.#machine
    if (halted !== undefined) {
      return { whenTold: (told) => within(machine, () => this.#after(machine.goOn(halted, told))) }
    }
    switch (this.#end) {
      case 'settled':
        return 1
      case 'stuck':
        return 0
      case 'halts':
        return {
          whenTold: (told) =>
            within(machine, () => {
              this.#end = undefined
              return this.#after(machine.drive(telling(machine, told, () => this.#step())))
            }),
        }
      default:
        // The guest was stopped: what it does from here on is never seen.
        throw new Error('abandoned')
    }
  }

  #step(): Entry | undefined {
    const machine = this.#machine
    if (machine.stopped !== undefined) return undefined
    if (machine.functions._QTS_PromiseState(machine.context, this.#promise) === PENDING) {
      return machine.runningSome(1, (ran) => (ran ? this.#step() : this.#wake()))
    }
    this.#end = 'settled'
    return undefined
  }

  /** No job is left: something has to happen. */
  #wake(): Entry | undefined {
    const machine = this.#machine
    if (machine.stopped !== undefined) return undefined
    if (this.#host.standsStill) return releasing(machine, (wasOpen) => (wasOpen ? this.#step() : this.#stuck()))
    if (!this.#canGo) throw new Error('Cannot wait for a promise in the middle of a host function')
    const event = this.#host.nextEvent()
    if (event === HALT) this.#end = 'halts'
    else if (event === undefined) machine.stop('abandoned')
    else return telling(machine, event, () => this.#step())
    return undefined
  }

  #stuck(): undefined {
    if (this.#machine.stopped === undefined) this.#end = 'stuck'
  }
}
