import { inspect } from 'node:util'
import { createContext, Script } from 'node:vm'
import { scriptOf, sharedScriptOf } from './cell-script.ts'
import { makeAsyncSampleTools, makeSampleTools, waitOnHost } from './sample-tools.ts'
import { type ComparableOutcome, describeOutcome, type ExpectedCell, type Sample } from './samples.ts'
import { makeVirtualClock } from './virtual-clock.ts'

/** A realm of its own with the stand-ins, console and timers as globals, and a way to wait until it is quiet. */
function makeRealm(standIns: Sample['standIns']): {
  evaluate: (text: string) => unknown
  logs: ComparableOutcome['logs'][number][]
  quiet: () => Promise<void>
} {
  const logs: ComparableOutcome['logs'][number][] = []
  const clock = makeVirtualClock()
  const wait = (ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve))
  const timers: (() => void)[] = [() => {}]
  const setTimer = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number =>
    timers.push(clock.after(Math.max(ms, 1), () => callback(...args))) - 1
  const log =
    (level: string) =>
    (...parts: unknown[]): void => {
      logs.push({ level, text: parts.map((part) => (typeof part === 'string' ? part : inspect(part))).join(' ') })
    }
  const levels = ['log', 'info', 'warn', 'error', 'debug']
  const realm = createContext({
    console: Object.fromEntries(levels.map((level) => [level, log(level)])),
    setTimeout: setTimer,
    clearTimeout: (timer: number) => timers[timer]?.(),
    queueMicrotask,
    structuredClone,
    URL,
    URLSearchParams,
    TextEncoder,
    TextDecoder,
    AbortController,
    atob,
    btoa,
    wait,
  })
  const evaluate = (text: string): unknown => new Script(text).runInContext(realm)
  const sync = `(${makeSampleTools.toString()})()`
  const tools = standIns === 'sync' ? sync : `(${makeAsyncSampleTools.toString()})(${sync}, wait)`
  evaluate(`Object.assign(globalThis, ${tools}); delete globalThis.wait`)
  const quiet = async (): Promise<void> => {
    do await waitOnHost(0)
    while (clock.isRunning())
  }
  return { evaluate, logs, quiet }
}

/**
 * Runs the cells of a sample in plain Node, with the stand-ins it asks for, and gives what `expected.json` must hold. A
 * sample with an awaited twin gives what the twin gives.
 *
 * @example await runInPlainNode(sample) // [{ status: 'completed', value: 3, logs: [] }]
 */
export async function runInPlainNode(sample: Sample): Promise<ExpectedCell[]> {
  const { evaluate, logs, quiet } = makeRealm(sample.standIns)
  const toScript = sample.plainCells.length > 1 ? sharedScriptOf : scriptOf
  const outcomes: ExpectedCell[] = []
  for (const code of sample.plainCells) {
    const settled = await Promise.resolve()
      .then(() => evaluate(toScript(code)))
      .then(
        (value) => ({ status: 'completed', value }),
        (error: Error) => ({ status: 'failed', error: { name: error.name, message: error.message } }),
      )
    await quiet()
    outcomes.push(describeOutcome({ ...settled, logs: logs.splice(0) }))
  }
  return outcomes
}
