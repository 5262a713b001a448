import { sumUsage } from '../run/run-usage.ts'
import type { ActionStep, ModelShare, Step } from '../steps.ts'
import { createPage, type Page, type PageOptions } from '../transcript/page.ts'
import { writeCount, writeDuration, writeTokens } from '../transcript/write-numbers.ts'
import {
  tellShare,
  writeAnswer,
  writeCalls,
  writeCode,
  writeLogs,
  writeObservation,
  writePlan,
  writeTask,
  writeThought,
} from '../transcript/write-step.ts'
import { isNote } from './note-step.ts'

/** How a transcript is written. */
export interface ReplayOptions extends PageOptions {
  /** Whether everything is there at full length, what the model thought and was told among it. Default false. */
  readonly detailed?: boolean
}

/**
 * Writes a run as a text to print: tasks, plans, and of each step its thought, code, logs, calls, result or error, time
 * and tokens; at the end what all came to.
 *
 * Long logs, calls and results are cut, unless `detailed`. Escape sequences in what models and tools wrote are taken
 * out, so that it is safe to print. Throws a RangeError for columns that are no whole number from 40.
 */
export function replay(steps: readonly Step[], { detailed = false, ...options }: ReplayOptions = {}): string {
  const page = createPage(options)
  const parts = steps.map((step) => writeStep(page, step, detailed))
  return [...parts, writeTotal(page, steps)].map((lines) => lines.join('\n')).join('\n\n')
}

function writeStep(page: Page, step: Step, isDetailed: boolean): string[] {
  if (step.type === 'action') return writeAction(page, step, isDetailed)
  if (step.type === 'plan') return [page.rule('Plan', tellShare(step)), ...writePlan(page, step)]
  if (step.type === 'last-answer')
    return [page.rule('Best answer', tellShare(step)), ...writeAnswer(page, step.modelOutput)]
  if (isNote(step)) return [page.rule('Left out'), ...page.field('note', step.task)]
  return [page.rule('Task'), ...writeTask(page, step.task, step)]
}

function writeAction(page: Page, step: ActionStep, isDetailed: boolean): string[] {
  const mark = step.error ? ' · failed' : step.isFinal ? ' · answer' : ''
  return [
    page.rule(`Step ${step.number}${mark}`, tellShare(step)),
    ...(isDetailed && step.reasoning ? page.field('thinking', step.reasoning, { tone: 'dim' }) : []),
    ...writeThought(page, step),
    ...(step.code === undefined ? [] : writeCode(page, step.code)),
    ...writeLogs(page, step.logs, isDetailed),
    ...writeCalls(page, step, isDetailed),
    ...writeObservation(page, step, isDetailed),
  ]
}

function writeTotal(page: Page, steps: readonly Step[]): string[] {
  const usage = sumUsage(steps)
  const shares = steps.filter((step): step is Step & ModelShare => step.type !== 'task')
  const times = shares.map(({ durationMs }) => durationMs).reduce((sum, durationMs) => sum + durationMs, 0)
  const count = steps.filter(({ type }) => type === 'action').length
  const parts = [writeCount(count, 'step'), writeCount(usage.modelCalls, 'model call')]
  if (usage.toolCalls > 0) parts.push(writeCount(usage.toolCalls, 'tool call'))
  if (usage.inputTokens + usage.outputTokens > 0) parts.push(writeTokens(usage))
  return [page.rule('Total', writeDuration(times)), ...page.field('used', parts.join(' · '))]
}
