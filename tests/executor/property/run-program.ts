import { createContext, Script } from 'node:vm'
import { taggedValue } from '../../support/tagged-value.ts'
import type { GeneratedProgram } from './program.ts'
import { makePureTools } from './pure-tools.ts'

/** What a run of a generated program showed: its value or error, console lines and calls, as text. */
export type Shown = string

/** What is asked of an executor. */
export interface ProgramExecutor {
  run(
    code: string,
    options: { readonly hostFunctions: Record<string, (...args: never[]) => Promise<unknown>> },
  ): Promise<{
    readonly status: string
    readonly value?: unknown
    readonly error?: { readonly name: string; readonly message: string }
    readonly logs: readonly { readonly level: string; readonly text: string }[]
  }>
}

const NO_ERROR = { name: 'none', message: 'the outcome has no error' }

/** Errors that engines word in their own way. */
const WORDED_BY_ENGINE = ['TypeError', 'RangeError', 'ReferenceError']

function show(
  result: string,
  logs: readonly string[],
  calls: readonly string[],
  { overlaps }: GeneratedProgram,
): Shown {
  const shownCalls = overlaps ? [...calls].sort() : calls
  return [`result ${result}`, ...logs.map((line) => `log ${line}`), ...shownCalls.map((call) => `call ${call}`)].join(
    '\n',
  )
}

/** An error as text: its name, and its message where every engine words it alike. */
export function shownError({ name, message }: { readonly name: string; readonly message: string } = NO_ERROR): string {
  return WORDED_BY_ENGINE.includes(name) ? name : `${name}: ${message}`
}

/** Runs a program in plain Node, with the tools as plain functions. */
export async function runPlainly(program: GeneratedProgram): Promise<Shown> {
  const calls: string[] = []
  const logs: string[] = []
  const realm = createContext({
    console: { log: (line: string) => logs.push(line) },
    note: (call: string) => calls.push(call),
  })
  new Script(`Object.assign(globalThis, (${makePureTools.toString()})(note)); delete globalThis.note`).runInContext(
    realm,
  )
  const script = `(async () => {\n${program.statements}return ${program.value}\n})()`
  const result = await new Script(script)
    .runInContext(realm)
    // Reading the value runs its getters: what they throw is what the run comes to.
    .then((value: unknown) => JSON.stringify(taggedValue(value)))
    .catch((error: Error) => shownError(error))
  return show(result, logs, calls, program)
}

/** Runs a program in the executor, with the tools as async host functions that answer late. */
export async function runInExecutor(executor: ProgramExecutor, program: GeneratedProgram): Promise<Shown> {
  const calls: string[] = []
  const tools = makePureTools((call) => calls.push(call))
  let count = 0
  const late =
    (tool: (...args: never[]) => unknown) =>
    async (...args: never[]): Promise<unknown> => {
      const answer = await new Promise((resolve) => resolve(tool(...args)))
      if (count++ % 7 === 0) await new Promise(setImmediate)
      return answer
    }
  const hostFunctions = Object.fromEntries(Object.entries(tools).map(([name, tool]) => [name, late(tool)]))
  const { status, value, error, logs } = await executor.run(`${program.statements};${program.value}`, { hostFunctions })
  const result = status === 'completed' ? JSON.stringify(taggedValue(value)) : shownError(error)
  return show(
    result,
    logs.map(({ text }) => text),
    calls,
    program,
  )
}
