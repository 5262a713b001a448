import { createContext, Script } from 'node:vm'
import { taggedValue } from '../../support/tagged-value.ts'
import { type ProgramExecutor, type Shown, shownError } from './run-program.ts'
import { makeTurnedTools, type TurnedTools } from './turned-tools.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const show = (result: string, { starts }: TurnedTools): Shown =>
  [`result ${result}`, ...starts.map((start) => `call ${start}`)].join('\n')

/** Runs a program whose last expression is `out` in plain Node, with tools that answer in turns. */
export async function runAwaitedInNode(program: string): Promise<Shown> {
  const realm = createContext({ turn })
  const evaluate = (text: string): unknown => new Script(text).runInContext(realm)
  const turned = evaluate(`(() => {
const turned = (${makeTurnedTools.toString()})(turn)
Object.assign(globalThis, turned.tools)
return turned
})()`) as TurnedTools
  const run = evaluate(`(async () => {\n${program.slice(0, program.lastIndexOf(';'))}\nreturn out\n})()`)
  const result = await (run as Promise<unknown>).then(
    (value) => JSON.stringify(taggedValue(value)),
    (error: Error) => shownError(error),
  )
  while (!turned.isQuiet()) await turn()
  return show(result, turned)
}

/** Runs the very same program in the executor, with the same tools as host functions. */
export async function runAwaited(executor: ProgramExecutor, program: string): Promise<Shown> {
  const turned = makeTurnedTools(turn)
  const hostFunctions = turned.tools as Record<string, (...args: never[]) => Promise<unknown>>
  const { status, value, error } = await executor.run(program, { hostFunctions })
  while (!turned.isQuiet()) await turn()
  return show(status === 'completed' ? JSON.stringify(taggedValue(value)) : shownError(error), turned)
}
