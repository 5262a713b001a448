import { inspect } from 'node:util'
import { createContext, Script } from 'node:vm'
import { type ForOfStatement, type Node, type Options, parse, type Statement } from 'acorn'
import { makeAsyncSampleTools, makeSampleTools, waitOnHost } from './sample-tools.ts'
import { type ComparableOutcome, describeOutcome, type ExpectedCell, type Sample } from './samples.ts'

const cellOptions: Options = {
  ecmaVersion: 'latest',
  sourceType: 'script',
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

// Asked of the tree, not of a second parse: `await [1]` and `await (x)` are scripts too, with another meaning.
function waitsOrReturns(node: Node): boolean {
  if (node.type === 'AwaitExpression' || node.type === 'ReturnStatement') return true
  if (node.type === 'ForOfStatement' && (node as ForOfStatement).await) return true
  if (/Function|ClassBody/.test(node.type)) return false
  return Object.values(node)
    .flat()
    .some((child) => isNode(child) && waitsOrReturns(child))
}

const valueExpression = (code: string, last: Statement | undefined): string | undefined => {
  if (last?.type === 'ExpressionStatement') return code.slice(last.expression.start, last.expression.end)
  const declared = last?.type === 'VariableDeclaration' ? last.declarations.at(-1)?.id : undefined
  return declared?.type === 'Identifier' ? declared.name : undefined
}

/**
 * Turns a cell into a script that plain Node can run with the same value: a closing declaration is read out, and code
 * with a top-level `await` or `return` becomes the body of an async function.
 *
 * @example scriptOf('const a = 1') // 'const a = 1\n;a'
 * @example scriptOf('await f()') // '(async () => {\nreturn (await f())\n})()'
 */
export function scriptOf(code: string): string {
  const program = parse(code, cellOptions)
  const last = program.body.at(-1) as Statement | undefined
  const value = valueExpression(code, last)
  if (!waitsOrReturns(program)) return last?.type === 'VariableDeclaration' ? `${code}\n;${value}` : code
  const isExpression = last?.type === 'ExpressionStatement' && last.directive === undefined
  const kept = isExpression ? code.slice(0, last.start) : code
  return `(async () => {\n${kept}\n${value === undefined ? '' : `return (${value})`}\n})()`
}

/** A realm of its own with the stand-ins, console and timers as globals, and a way to wait until it is quiet. */
function makeRealm(standIns: Sample['standIns']): {
  evaluate: (text: string) => unknown
  logs: ComparableOutcome['logs'][number][]
  quiet: () => Promise<void>
} {
  const logs: ComparableOutcome['logs'][number][] = []
  let waiting = 0
  const wait = async (ms: number): Promise<void> => {
    waiting += 1
    await waitOnHost(ms)
    waiting -= 1
  }
  const timers = new Set<NodeJS.Timeout>()
  const stopTimer = (timer: NodeJS.Timeout): void => {
    clearTimeout(timer)
    timers.delete(timer)
  }
  const setTimer = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      callback(...args)
    }, ms)
    timers.add(timer)
    return timer
  }
  const log =
    (level: string) =>
    (...parts: unknown[]): void => {
      logs.push({ level, text: parts.map((part) => (typeof part === 'string' ? part : inspect(part))).join(' ') })
    }
  const levels = ['log', 'info', 'warn', 'error', 'debug']
  const realm = createContext({
    console: Object.fromEntries(levels.map((level) => [level, log(level)])),
    setTimeout: setTimer,
    clearTimeout: stopTimer,
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
    while (waiting > 0 || timers.size > 0)
  }
  return { evaluate, logs, quiet }
}

/**
 * Runs a sample of one cell in plain Node, with the stand-ins it asks for, and gives what `expected.json` must hold.
 *
 * @example await runInPlainNode(sample) // { status: 'completed', value: 3, logs: [] }
 */
export async function runInPlainNode(sample: Sample): Promise<ExpectedCell> {
  const [code = ''] = sample.plainCells
  const { evaluate, logs, quiet } = makeRealm(sample.standIns)
  const settled = await Promise.resolve()
    .then(() => evaluate(scriptOf(code)))
    .then(
      (value) => ({ status: 'completed', value }),
      (error: Error) => ({ status: 'failed', error: { name: error.name, message: error.message } }),
    )
  await quiet()
  return describeOutcome({ ...settled, logs })
}
