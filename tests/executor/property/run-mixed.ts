import { inspect } from 'node:util'
import { createContext, Script } from 'node:vm'
import type { Executor, Outcome } from '@dormouse/executor'
import { taggedValue } from '../../support/tagged-value.ts'
import { makePlainPrelude, makeTwinPrelude } from './mixed-prelude.ts'
import { NEXT_CELL } from './mixed-program.ts'
import { makePureTools, type PureTool } from './pure-tools.ts'
import { type Shown, shownError } from './run-program.ts'

/** Makes tools asynchronous; self-contained, so that their promises are those of the realm it is evaluated in. */
function makeLateTools(
  tools: Record<string, PureTool>,
  pause: () => Promise<unknown>,
): { readonly late: Record<string, PureTool>; readonly isQuiet: () => boolean } {
  let count = 0
  let inFlight = 0
  const late: Record<string, PureTool> = {}
  for (const name of Object.keys(tools)) {
    late[name] = async (...args: never[]) => {
      inFlight += 1
      try {
        const answer = await new Promise((resolve) => resolve((tools[name] as PureTool)(...args)))
        if (count++ % 7 === 0) await pause()
        return answer
      } finally {
        inFlight -= 1
      }
    }
  }
  return { late, isQuiet: () => inFlight === 0 }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function show(result: string, logs: readonly string[], calls: readonly string[], overlaps: boolean): Shown {
  const shownCalls = overlaps ? [...calls].sort() : calls
  return [`result ${result}`, ...logs.map((line) => `log ${line}`), ...shownCalls.map((call) => `call ${call}`)].join(
    '\n',
  )
}

/**
 * True when a run shows what the twin's run shows. A cell that fails ends what it left running, which goes on in Node:
 * calls of the twin alone are those.
 */
export function isLikeTwin(shown: Shown, twin: Shown): boolean {
  if (shown === twin) return true
  const [ours, theirs] = [parts(shown), parts(twin)]
  if (ours.rest !== theirs.rest || !FAILED.test(ours.rest)) return false
  const left = [...theirs.calls]
  return ours.calls.every((call) => {
    const at = left.indexOf(call)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** A result that begins with the name of an error: all others are JSON. */
const FAILED = /^result [A-Z]\w*(: |$)/m

function parts(shown: Shown): { readonly rest: string; readonly calls: readonly string[] } {
  const lines = shown.split('\n')
  const isCall = (line: string): boolean => line.startsWith('call ')
  return { rest: lines.filter((line) => !isCall(line)).join('\n'), calls: lines.filter(isCall) }
}

const shownPart = (part: unknown): string => (typeof part === 'string' ? part : inspect(part))

/** Runs the plain text of a program in plain Node, or its twin with asynchronous tools, until nothing is in flight. */
export async function runInNode(
  text: string,
  { way, overlaps }: { readonly way: 'twin' | 'plain'; readonly overlaps: boolean },
): Promise<Shown> {
  const calls: string[] = []
  const logs: string[] = []
  const realm = createContext({
    console: { log: (...parts: unknown[]) => logs.push(parts.map(shownPart).join(' ')) },
    setTimeout,
    note: (call: string) => calls.push(call),
    pause: turn,
  })
  const evaluate = (code: string): unknown => new Script(code).runInContext(realm)
  const sync = `(${makePureTools.toString()})(note)`
  const late = `(${makeLateTools.toString()})(${sync}, pause)`
  const [tools, prelude] = way === 'twin' ? [late, makeTwinPrelude] : [`{ late: ${sync} }`, makePlainPrelude]
  const isQuiet = evaluate(`(() => {
const made = ${tools}
Object.assign(globalThis, made.late, (${prelude.toString()})())
return made.isQuiet
})()`) as (() => boolean) | undefined
  const [statements, value] = [text.slice(0, text.lastIndexOf(';[')), text.slice(text.lastIndexOf(';[') + 1)]
  const run = evaluate(`(async () => {\n${statements}\nreturn ${value}\n})()`) as Promise<unknown>
  const result = await run.then(
    (answer) => JSON.stringify(taggedValue(answer)),
    (error: Error) => shownError(error),
  )
  do await turn()
  while (isQuiet?.() === false)
  return show(result, logs, calls, overlaps)
}

/** Runs the mixed text of a program in the executor, with asynchronous host functions. */
export async function runMixed(
  executor: Pick<Executor, 'createSession'>,
  text: string,
  overlaps: boolean,
): Promise<Shown> {
  const calls: string[] = []
  const { late: hostFunctions } = makeLateTools(
    makePureTools((call) => calls.push(call)),
    turn,
  )
  const session = executor.createSession({ hostFunctions: hostFunctions as HostFunctions })
  const lines: string[] = []
  let result = ''
  for (const cell of text.split(NEXT_CELL)) {
    // A cell has a value that can cross: one that ended with a function would have none.
    const outcome = await session.run(cell.includes(';[total, seen, ') ? cell : `${cell}\n;0`)
    lines.push(...outcome.logs.filter(({ level }) => level === 'log').map((line) => line.text))
    result = outcome.status === 'completed' ? JSON.stringify(taggedValue(outcome.value)) : shownFailure(outcome)
    if (outcome.status !== 'completed') break
  }
  await session.dispose()
  return show(result, lines, calls, overlaps)
}

/** The host functions of a session, which take whatever they are given. */
type HostFunctions = Record<string, (...args: never[]) => Promise<unknown>>

const shownFailure = (outcome: Outcome): string =>
  shownError(outcome.status === 'failed' ? outcome.error : { name: outcome.status, message: '' })
