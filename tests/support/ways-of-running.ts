import { createExecutor, type Executor, type Outcome } from '@dormouse/executor'
import { createExecutor as createWithThreads } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valueOf } from './executor.ts'

const forcedExact = { [Symbol.for('dormouse.forceExact')]: true }
/** The three ways of running a cell, which must agree. */
const WAYS: readonly (readonly [way: string, open: () => Promise<Executor>])[] = [
  ['fast', () => createExecutor()],
  ['forced exact', () => createExecutor(forcedExact as object)],
  ['asyncify', () => createWithThreads({ threads: 1, bridge: 'asyncify' })],
]

/**
 * Host functions that note their calls: `approve` says no, `allow` to `'bad'`, `refuse` throws, the others give what
 * they were given, `slow` after some milliseconds.
 */
export function makeHost(): {
  readonly calls: string[]
  readonly hostFunctions: Record<string, (x?: unknown, y?: unknown) => unknown>
} {
  const calls: string[] = []
  const noting =
    (name: string, answer: (x: unknown) => unknown) =>
    async (x?: unknown): Promise<unknown> => {
      calls.push(name)
      return answer(x)
    }
  const hostFunctions = {
    allow: noting('allow', (x) => x !== 'bad'),
    approve: noting('approve', () => false),
    danger: noting('danger', (x) => x),
    refuse: noting('refuse', (x) => Promise.reject(new Error(String(x)))),
    sleep: noting('sleep', (ms) => new Promise((resolve) => setTimeout(resolve, Number(ms)))),
    slow: async (x?: unknown, ms?: unknown) => {
      await new Promise((resolve) => setTimeout(resolve, Number(ms)))
      return x
    },
    tool: noting('tool', (x) => x),
  }
  return { calls, hostFunctions }
}

/** What a guest writes, cell by cell, and the value of the last cell; undefined in lists is written as null. */
export type Case = readonly [behaviour: string, cells: string | readonly string[], value: unknown]

/** A guest's object whose getter asks for an approval that is not given. */
export const REQUEST = `const request = { get allowed() { return approve('x') } };`

/** Runs the cells of one session: the outcome of the last, and the names of the host functions that were called. */
export async function runCells(executor: Executor, cells: string | readonly string[]): Promise<[Outcome, string[]]> {
  const { calls, hostFunctions } = makeHost()
  const session = executor.createSession({ hostFunctions })
  try {
    const all = typeof cells === 'string' ? [cells] : cells
    for (const cell of all.slice(0, -1)) valueOf(await session.run(cell))
    return [await session.run(all.at(-1) ?? ''), calls]
  } finally {
    await session.dispose()
  }
}

/** A suite in each way of running: `work` gets what gives the executor of the suite. */
export function describeWays(title: string, work: (opened: () => Executor) => void): void {
  describe.each(WAYS)(`${title}, %s`, (_way, open) => {
    let executor: Executor
    beforeAll(async () => {
      executor = await open()
    })
    afterAll(() => executor.dispose())
    work(() => executor)
  })
}

/** Each case gives its value, and `danger` is never called. */
export function itGives(cases: readonly Case[], opened: () => Executor): void {
  it.each(cases)('%s', async (_behaviour, cells, value) => {
    const [outcome, calls] = await runCells(opened(), cells)
    expect(JSON.parse(JSON.stringify(valueOf(outcome)))).toEqual(value)
    expect(calls).not.toContain('danger')
  })
}
