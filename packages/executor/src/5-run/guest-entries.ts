import type { Entry, Next } from './entry.ts'
import type { Told } from './guest-host.ts'
import type { Machine } from './machine.ts'
import type { EntryName } from './template.ts'

/** The entry that tells the guest what happened outside. */
export function telling(machine: Machine, told: Told, next: Next<void>): Entry {
  const texts = told.kind === 'call' ? [String(told.id), told.answer] : [String(told.id)]
  return machine.calling(
    addressOf(machine, told.kind === 'call' ? 'settle' : 'fire'),
    texts,
    undefined,
    ({ value }) => {
      machine.free(value)
      return next()
    },
  )
}

/** The entry that lets go the innermost of the guest's dropped waits; `next` is told whether one was open. */
export function releasing(machine: Machine, next: Next<boolean>): Entry {
  return machine.calling(addressOf(machine, 'release'), [], undefined, ({ threw, value }) => {
    const wasOpen = !threw && machine.functions._QTS_GetFloat64(machine.context, value) !== 0
    machine.free(value)
    return next(wasOpen)
  })
}

/** The entry that asks at which wait for a value the guest stands; `next` gets its stack, empty for none. */
export function askingPlace(machine: Machine, next: Next<string>): Entry {
  return machine.calling(addressOf(machine, 'standingAt'), [], undefined, ({ threw, value }) => {
    const stack = threw ? '' : machine.text.read(machine.context, value)
    machine.free(value)
    return next(stack)
  })
}

/**
 * Where the dropped calls stand that the guest waits for, as frames of a stack; empty for none. Asked where nothing
 * can halt, also of a guest that was stopped.
 */
export function droppedPlaces(machine: Machine): string {
  return machine.ask(() => {
    const { threw, value } = machine.call(addressOf(machine, 'droppedAt'), [])
    const places = threw ? '' : machine.text.read(machine.context, value)
    machine.free(value)
    return places
  })
}

/** Has the guest forget its open waits, after a run that ended in the middle of them. */
export function forgetWaits(machine: Machine): void {
  machine.free(machine.call(addressOf(machine, 'forget'), []).value)
}

function addressOf({ entries }: Machine, name: EntryName): number {
  // A machine that runs guests was given those of its template.
  return (entries as Record<EntryName, number>)[name]
}
