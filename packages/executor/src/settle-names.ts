import { HELD_SLOT } from './3-rewrite/held-names.ts'
import { type SessionNames, withoutDead } from './3-rewrite/top-level.ts'
import type { Ending } from './5-run/ending.ts'
import { SILENT_HOST } from './5-run/guest-host.ts'
import type { Machine } from './5-run/machine.ts'
import type { CellFacts } from './compile.ts'

/** Milliseconds for the few statements below; they run no code of the guest's but a planted getter's. */
const BUDGET_MS = 1000

/** Runs work with the session's memory in a machine. */
export type UseMachine = <T>(work: (machine: Machine) => T) => Promise<T>

/**
 * Brings the names of the session up to date after a cell that was not rolled back: names that held a promise within
 * the cell hold its value now, and names that never got a value are given up.
 */
export async function settleNames(use: UseMachine, cell: CellFacts, ending: Ending): Promise<SessionNames> {
  const { promiseSlots, newSlots } = cell
  const completed = ending.kind === 'settled' && ending.text.startsWith('v') && ending.endedBy === undefined
  if (promiseSlots.length > 0) await use((machine) => unwrapPromises(machine, cell))
  if ((completed && !cell.returns) || newSlots.length === 0) return cell.names
  return withoutDead(cell.names, await use((machine) => findDead(machine, newSlots)))
}

function unwrapPromises(machine: Machine, { promiseSlots: slots, names }: CellFacts): void {
  const statements = slots.map((slot) => {
    const isHidden = slot.startsWith(HELD_SLOT)
    return `$$unwrap(${slot}, (value) => { ${slot} = value }, ${isHidden})`
  })
  const promised = new Set(slots)
  const constants = [...names.bindings.values()].filter(({ slot, kind }) => kind === 'const' && promised.has(slot))
  const list = constants.map(({ slot }) => `, '${slot}'`).join('')
  machine.turn(SILENT_HOST, BUDGET_MS, () => {
    // A name that was given up, or a list that refuses what it is given, holds up no other name.
    const unwrapping = statements.map((one) => `try { ${one} } catch {}`).join('\n')
    machine.free(machine.evaluate(`$$endUnwrap(); $$lock(false${list}); ${unwrapping} 0`, 'dormouse.js', false).value)
    machine.runJobs()
    machine.free(machine.evaluate(`$$endUnwrap(); $$lock(true${list})`, 'dormouse.js', false).value)
  })
}

/** Slots that the script declared and never initialized: reading them throws. */
function findDead(machine: Machine, slots: readonly string[]): Set<string> {
  const probes = slots.map((slot) => `(() => { try { void ${slot}; return '' } catch { return ' ${slot}' } })()`)
  const result = machine.turn(SILENT_HOST, BUDGET_MS, () => {
    const { threw, value } = machine.evaluate(probes.join(' + '), 'dormouse.js', false)
    const text = threw ? '' : machine.text.read(machine.context, value)
    machine.free(value)
    return text
  })
  return new Set(result.split(' ').filter(Boolean))
}
