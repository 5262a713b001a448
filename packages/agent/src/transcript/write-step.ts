import { toJson } from '../json.ts'
import type { ActionStep, ModelShare, PlanStep, StepCall, StepLog, TaskVariable } from '../steps.ts'
import type { Page } from './page.ts'
import { thoughtOf } from './thought-of.ts'
import { writeCount, writeDuration, writeTokens } from './write-numbers.ts'

const MAX_LINES = 16
const MAX_CALLS = 20

/** Writes a task: its text, its variables, and how many images came with it. */
export function writeTask(
  page: Page,
  task: string,
  { variables = [], images = [] }: { variables?: readonly TaskVariable[]; images?: readonly string[] } = {},
): string[] {
  const inputs = variables.map(({ name, type, preview }) => page.line('input', `${name}: ${type} = ${preview}`))
  const pictures = images.length > 0 ? [page.line('images', String(images.length))] : []
  return [...page.field('task', task, { tone: 'strong' }), ...inputs, ...pictures]
}

/** Writes what a model planned. */
export function writePlan(page: Page, { plan }: Pick<PlanStep, 'plan'>): string[] {
  return page.field('plan', plan)
}

/** Writes what a model wrote in front of its code, if anything. */
export function writeThought(page: Page, step: Pick<ActionStep, 'modelOutput' | 'code'>): string[] {
  const thought = thoughtOf(step)
  return thought === '' ? [] : page.field('thought', thought)
}

/** Writes code. */
export function writeCode(page: Page, code: string): string[] {
  return page.field('code', code, { tone: 'accent' })
}

/** Writes console lines, all below one label. */
export function writeLogs(page: Page, logs: readonly StepLog[], isDetailed: boolean): string[] {
  if (logs.length === 0) return []
  const lines = logs.map(({ level, text }) => (level === 'log' || level === 'info' ? text : `[${level}] ${text}`))
  return page.field('logs', lines.join('\n'), isDetailed ? {} : { maxLines: MAX_LINES })
}

/** Writes the calls of a step, each with what came of it; native ones with the model's own arguments. */
export function writeCalls(page: Page, step: Pick<ActionStep, 'calls' | 'toolCalls'>, isDetailed: boolean): string[] {
  const { calls, toolCalls = [] } = step
  const isPaired = toolCalls.length > 0 && hasSameNames(calls, toolCalls)
  const native = toolCalls.map(({ name, arguments: json, result }, index) => {
    const call = isPaired ? calls[index] : undefined
    return writeCall(page, { head: `${name}(${json})`, outcome: ` → ${result}`, ...call }, isDetailed)
  })
  const own = isPaired ? [] : calls.map((call) => writeCall(page, { ...describeCall(call), ...call }, isDetailed))
  const all = [...native, ...own]
  if (isDetailed || all.length <= MAX_CALLS) return all.flat()
  return [page.line('call', `… ${writeCount(all.length - MAX_CALLS, 'earlier call')}`), ...all.slice(-MAX_CALLS).flat()]
}

/** A call in words: `head` as the model would write it, and what came of it. */
export interface CallLine extends Partial<Pick<StepCall, 'durationMs' | 'run'>> {
  readonly head: string
  readonly outcome: string
}

/** Writes one call, and below it what the run that it was used. */
export function writeCall(page: Page, { head, outcome, durationMs, run }: CallLine, isDetailed: boolean): string[] {
  const detail = durationMs === undefined ? '' : writeDuration(durationMs)
  const used = run
    ? [page.line('', `${writeCount(run.usage.modelCalls, 'model call')} · ${writeTokens(run.usage)}`)]
    : []
  if (!isDetailed) return [page.line('call', head, { behind: outcome, detail }), ...used]
  return [...page.field('call', `${head}${outcome}${detail === '' ? '' : ` · ${detail}`}`), ...used]
}

/** Puts a call in words: `search("tents")` and ` → ["Alpin"]`. */
export function describeCall(call: Pick<StepCall, 'name' | 'args' | 'status' | 'value' | 'error'>): CallLine {
  const head = `${call.name}(${call.args.map((argument) => JSON.stringify(argument)).join(', ')})`
  if (call.status === 'fulfilled') return { head, outcome: ` → ${JSON.stringify(call.value ?? null)}` }
  return { head, outcome: ` ✗ ${call.error ? `${call.error.name}: ${call.error.message}` : call.status}` }
}

function hasSameNames(calls: readonly { name: string }[], others: readonly { name: string }[]): boolean {
  return calls.length === others.length && calls.every(({ name }, index) => name === others[index]?.name)
}

/**
 * Writes what the model was told of a step, or its error. Without detail, what stands elsewhere in the transcript is
 * left out: logs, and how an error was put to the model.
 */
export function writeObservation(page: Page, step: ActionStep, isDetailed: boolean): string[] {
  const { error, observation } = step
  const failed = error ? page.field('error', tellError(error), { tone: 'bad' }) : []
  if (isDetailed) return [...failed, ...(observation === '' ? [] : page.field('observed', observation))]
  if (error || observation === '') return failed
  const news = step.logs.length > 0 && observation.startsWith('Logs:\n') ? behindLogs(observation) : observation
  return news === '' ? [] : page.field('result', news.replace(/^Value:\n/, ''), { maxLines: MAX_LINES })
}

/** Writes the answer of a run. */
export function writeAnswer(page: Page, answer: unknown): string[] {
  const json = toJson(answer)
  const line = JSON.stringify(json)
  const text = typeof json === 'string' ? json : line.length < page.columns ? line : JSON.stringify(json, null, 2)
  return page.field('answer', text, { tone: 'good' })
}

/** How long a step took, and its tokens. */
export function tellShare({ durationMs, usage }: ModelShare): string {
  return [writeDuration(durationMs), ...(usage ? [writeTokens(usage)] : [])].join(' · ')
}

function tellError({ code, name, message, codeFrame }: NonNullable<ActionStep['error']>): string {
  return [`${name}: ${message} (${code})`, ...(codeFrame === undefined ? [] : [codeFrame])].join('\n')
}

/** An observation's value follows its logs after an empty line. */
function behindLogs(observation: string): string {
  const at = observation.lastIndexOf('\n\nValue:\n')
  return at < 0 ? '' : observation.slice(at + 2)
}
