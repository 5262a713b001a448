import type { AgentEvent } from '../events.ts'
import { toJson } from '../json.ts'
import { withoutThinking } from '../read-output/without-thinking.ts'
import type { RunResult } from '../run/run-result.ts'
import type { ActionStep } from '../steps.ts'
import { createPage, type Page, type PageOptions } from './page.ts'
import { columnsOf } from './wrap.ts'
import { writeCount, writeDuration, writeTokens } from './write-numbers.ts'
import {
  describeCall,
  tellShare,
  writeAnswer,
  writeCall,
  writeCalls,
  writeCode,
  writeLogs,
  writeObservation,
  writePlan,
  writeTask,
  writeThought,
} from './write-step.ts'

/** How much a logger writes: nothing, what failed, each step, or everything at full length. */
export type LogLevel = 'off' | 'error' | 'info' | 'debug'

/** What a logger is made of. */
export interface LoggerOptions extends PageOptions {
  /** Takes one line, without its line end: `console.log` will do. */
  readonly write: (line: string) => void
  /** Default `info`. */
  readonly level?: LogLevel
}

const LEVELS: readonly LogLevel[] = ['off', 'error', 'info', 'debug']

/** A run that has begun and not ended. */
interface OpenRun {
  /** Names of the agents from the outermost to this one; empty for a run that is not a sub-agent's. */
  readonly path: readonly string[]
  readonly label: string
  /** Arguments of the calls under way, by number. */
  readonly args: Map<number, readonly unknown[]>
  /** The piece of the reply's last line that has streamed in so far, and its label; undefined before any has. */
  streamed: { readonly rest: string; readonly label: string } | undefined
  /** The reply whose thought is still to be written: that waits for the code, so as not to take it for thought. */
  reply: string | undefined
}

/**
 * Makes a listener for the events of runs that writes them as readable lines, in the look of `memory.replay()`. It
 * prints nothing itself: each line goes to `write`.
 *
 * The lines of sub-agents stand behind their names, and so do those of runs that overlap. Escape sequences in what
 * models and tools wrote are taken out. Throws a TypeError or RangeError for options that are not sound.
 *
 * @example
 * const lines: string[] = []
 * const log = createLogger({ write: line => lines.push(line), columns: 40 })
 * log({ type: 'run-start', runId: 'r1', task: 'Count to three.', maxSteps: 20 })
 * lines[1] // → '  task     Count to three.'
 */
export function createLogger({ write, level = 'info', ...options }: LoggerOptions): (event: AgentEvent) => void {
  if (typeof write !== 'function')
    throw new TypeError('Cannot make a logger: write must be a function that takes a line')
  if (!LEVELS.includes(level)) {
    throw new RangeError(`Cannot make a logger of level ${String(level)}: it must be ${LEVELS.join(', ')}`)
  }
  const page = createPage(options)
  const runs = new Map<string, OpenRun>()
  if (level === 'off') return () => {}
  return (event) => {
    const run = openRun(event, runs)
    const prefix = prefixOf(run, runs)
    const own =
      prefix === '' ? page : createPage({ ...options, columns: Math.max(40, page.columns - columnsOf(prefix)) })
    const lines = level === 'error' ? writeFailure(own, event) : writeEvent(own, event, run, level === 'debug')
    for (const line of lines) write(`${prefix}${line}`.trimEnd())
    if (event.type === 'run-end') runs.delete(event.runId)
  }
}

function openRun(event: AgentEvent, runs: Map<string, OpenRun>): OpenRun {
  const known = runs.get(event.runId)
  if (known) return known
  const parent = event.parent && runs.get(event.parent.runId)
  const label = event.agent ?? `run ${event.runId.slice(0, 8)}`
  const path = parent ? [...parent.path, label] : []
  const run: OpenRun = { path, label, args: new Map(), streamed: undefined, reply: undefined }
  runs.set(event.runId, run)
  return run
}

/** Names a run before each of its lines where lines of others may stand between them. */
function prefixOf(run: OpenRun, runs: ReadonlyMap<string, OpenRun>): string {
  const roots = [...runs.values()].filter(({ path }) => path.length === 0)
  const names = run.path.length > 0 ? run.path : roots.length > 1 ? [run.label] : []
  return names.length > 0 ? `${names.join(' › ')} │ ` : ''
}

/** What is written at level `error`: steps and runs that failed. */
function writeFailure(page: Page, event: AgentEvent): string[] {
  if (event.type === 'step-end' && event.step.error) {
    return [page.rule(`Step ${event.step.number} · failed`), ...writeObservation(page, event.step, false)]
  }
  return event.type === 'run-end' && event.result.error ? writeEnd(page, event.result) : []
}

function writeEvent(page: Page, event: AgentEvent, run: OpenRun, isDebug: boolean): string[] {
  switch (event.type) {
    case 'run-start':
      return [page.rule('Task'), ...writeTask(page, event.task)]
    case 'step-start':
      run.args.clear()
      return ['', page.rule(`Step ${event.step}`)]
    case 'model-start':
      if (event.purpose === 'last-answer') return ['', page.rule('Best answer')]
      return event.purpose === 'plan' ? ['', page.rule('Plan')] : []
    case 'text-delta':
    case 'reasoning-delta':
      return isDebug ? writeDelta(page, event.text, run) : []
    case 'model-output':
      return writeOutput(page, event.text, run, isDebug)
    case 'plan-end':
      run.reply = undefined
      return [...writePlan(page, event.step), page.line('time', tellShare(event.step))]
    case 'code-start':
      return [...takeThought(page, run, event.code), ...writeCode(page, event.code)]
    case 'log':
      return writeLogs(page, [event], isDebug)
    case 'call-start':
      run.args.set(event.call, event.args)
      return [...takeThought(page, run), ...(isDebug ? writeCallStart(page, event) : [])]
    case 'call-end':
      return writeCallEnd(page, event, run, isDebug)
    case 'request-open':
      return page.field('asks', `${event.request.question} (${event.request.kind} ${event.request.id})`, {
        tone: 'strong',
      })
    case 'request-answer':
      return [page.line('answered', `${JSON.stringify(event.value)} (${event.id})`)]
    case 'step-end':
      return [...takeThought(page, run), ...writeStepEnd(page, event.step, isDebug)]
    case 'final-answer':
      run.reply = undefined
      return ['', ...writeAnswer(page, event.answer)]
    case 'run-end':
      return writeEnd(page, event.result)
    default:
      return []
  }
}

/** Whole lines as they come in; the piece behind the last line end waits. */
function writeDelta(page: Page, text: string, run: OpenRun): string[] {
  const { rest, label } = run.streamed ?? { rest: '', label: 'model' }
  const lines = `${rest}${text}`.split('\n')
  run.streamed = { rest: lines.pop() ?? '', label: lines.length > 0 ? '' : label }
  return lines.flatMap((line, index) => page.field(index === 0 ? label : '', line, { tone: 'dim' }))
}

function writeOutput(page: Page, text: string, run: OpenRun, isDebug: boolean): string[] {
  const { streamed } = run
  run.streamed = undefined
  if (!isDebug) run.reply = text
  if (streamed) return streamed.rest === '' ? [] : page.field(streamed.label, streamed.rest, { tone: 'dim' })
  return isDebug ? page.field('model', text, { tone: 'dim' }) : []
}

function takeThought(page: Page, run: OpenRun, code?: string): string[] {
  const { reply } = run
  run.reply = undefined
  if (reply === undefined) return []
  return writeThought(page, { modelOutput: withoutThinking(reply), ...(code === undefined ? {} : { code }) })
}

function writeCallStart(page: Page, { name, args }: Extract<AgentEvent, { type: 'call-start' }>): string[] {
  return page.field('calls', describeCall({ name, args, status: 'pending' }).head)
}

function writeCallEnd(
  page: Page,
  event: Extract<AgentEvent, { type: 'call-end' }>,
  run: OpenRun,
  isDebug: boolean,
): string[] {
  const args = (run.args.get(event.call) ?? []).map(toJson)
  run.args.delete(event.call)
  const { name, outcome, durationMs } = event
  const { head } = describeCall({ name, args, status: 'pending' })
  const came = 'value' in outcome ? ` → ${JSON.stringify(outcome.value)}` : ` ✗ ${outcome.error}`
  return writeCall(page, { head, outcome: came, durationMs }, isDebug)
}

/** What the events of a step have not shown yet: native calls that never ran, the result or error, time and tokens. */
function writeStepEnd(page: Page, step: ActionStep, isDebug: boolean): string[] {
  const { calls, toolCalls = [] } = step
  return [
    ...(calls.length < toolCalls.length ? writeCalls(page, { calls: [], toolCalls }, isDebug) : []),
    ...writeObservation(page, step, isDebug),
    page.line('time', tellShare(step)),
  ]
}

function writeEnd(page: Page, { finishReason, error, steps, usage, costUsd, durationMs }: RunResult): string[] {
  const count = steps.filter(({ type }) => type === 'action').length
  const parts = [writeCount(count, 'step'), writeCount(usage.modelCalls, 'model call'), writeTokens(usage)]
  if (costUsd !== undefined) parts.push(`$${costUsd.toFixed(4)}`)
  return [
    ...(error ? page.field('error', `${error.name}: ${error.message}`, { tone: 'bad' }) : []),
    ...page.field('used', parts.join(' · ')),
    page.rule(`End: ${finishReason}`, writeDuration(durationMs)),
  ]
}
