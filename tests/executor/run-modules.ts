import type { ExecutorOptions, Outcome, Session } from '@dormouse/executor'

/** The two ways of running a cell, and the options of an executor for each. */
export const MODES: readonly (readonly [mode: string, options: ExecutorOptions])[] = [
  ['fast', { limits: { cpuMs: 500 } }],
  ['exact', { limits: { cpuMs: 500 }, [Symbol.for('dormouse.forceExact')]: true } as ExecutorOptions],
]

/** A host function that answers later, and one that fails. */
export const hostFunctions = {
  tick: async (n: number) => n + 1,
  fail: async () => {
    throw new RangeError('no luck')
  },
}

/** A module with all kinds of exports. */
export const SHOP = `
  export const currency = 'EUR'
  export let sold = 0
  export function sell(n) { sold += n; return sold }
  const hidden = 7
  export { hidden as seven, hidden as 'lucky number' }
  export default function total(...prices) { return prices.reduce((a, b) => a + b, 0) }`

/** What a session does with its modules, and the value of its last cell. */
export type Case = readonly [
  behaviour: string,
  modules: Readonly<Record<string, string>>,
  cells: string | readonly string[],
  value: unknown,
]

/** Runs cells one after the other: the outcome of the last. */
export async function runAll(session: Session, cells: string | readonly string[]): Promise<Outcome> {
  const all = typeof cells === 'string' ? [cells] : cells
  for (const cell of all.slice(0, -1)) await session.run(cell)
  return session.run(all.at(-1) ?? '')
}
