import { createContext, Script } from 'node:vm'
import type { Executor } from '@dormouse/executor'
import { taggedValue } from '../../support/tagged-value.ts'
import { makePureTools } from './pure-tools.ts'
import { type Shown, shownError } from './run-program.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const shownValue = (value: unknown): string => `value ${JSON.stringify(taggedValue(byName(value)))}`

/** `[out, late, paid]` with what is in `late` by name: which callback of a promise came first says nothing. */
function byName(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  // By index: a cell that failed may have left its realm with another iterator of lists.
  const { 0: out, 1: late, 2: paid } = value as unknown as readonly [unknown, object, unknown]
  const entries = Object.entries(late).sort(([one], [other]) => (one < other ? -1 : 1))
  return [out, Object.fromEntries(entries), paid]
}

const show = (results: readonly string[], calls: readonly string[]): Shown =>
  [...results, ...inOrder(results, calls).map((call) => `call ${call}`)].join('\n')

/**
 * Calls in their order. A helper that was started before the next one threw, under a combinator, goes on beside what
 * follows: where a program caught such an error, when that helper made its second call says nothing.
 */
function inOrder(results: readonly string[], calls: readonly string[]): readonly string[] {
  if (!results.some((result) => result.includes('caught '))) return calls
  const isSecond = (call: string): boolean => call.startsWith('add(')
  return [...calls.filter((call) => !isSecond(call)), ...calls.filter(isSecond).sort()]
}

/** Runs cells one after the other as scripts of one realm of plain Node, with the tools as plain functions. */
export async function runCellsPlainly(cells: readonly string[]): Promise<Shown> {
  const calls: string[] = []
  const realm = createContext({ note: (call: string) => calls.push(call) })
  const evaluate = (text: string): unknown => new Script(text).runInContext(realm)
  evaluate(`Object.assign(globalThis, (${makePureTools.toString()})(note)); delete globalThis.note`)
  const results: string[] = []
  for (const [index, cell] of cells.entries()) {
    try {
      const value = evaluate(cell)
      // What a cell gives on the way may be a promise, and says nothing.
      results.push(index === cells.length - 1 ? shownValue(value) : 'ran')
    } catch (error) {
      results.push(shownError(error as Error))
    }
    await turn()
  }
  return show(results, calls)
}

/** Runs the very same cells in a session of the executor, with the tools as async host functions that answer late. */
export async function runCells(executor: Executor, cells: readonly string[]): Promise<Shown> {
  const calls: string[] = []
  const tools = Object.entries(makePureTools((call) => calls.push(call)))
  const late = tools.map(([name, tool]) => [
    name,
    async (...args: never[]) => {
      const answer = tool(...args)
      await turn()
      return answer
    },
  ])
  const session = executor.createSession({ hostFunctions: Object.fromEntries(late) })
  const results: string[] = []
  for (const [index, cell] of cells.entries()) {
    const last = index === cells.length - 1
    // The value of a cell on the way may not cross.
    const outcome = await session.run(last ? cell : `${cell};undefined`)
    if (outcome.status !== 'completed')
      results.push(shownError(outcome.status === 'failed' ? outcome.error : undefined))
    else results.push(last ? shownValue(outcome.value) : 'ran')
  }
  await session.dispose()
  return show(results, calls)
}
