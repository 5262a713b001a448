import type { RunEvent } from '../../../packages/agent/src/events.ts'
import type { TokenUsage } from '../../../packages/agent/src/model/model.ts'
import type { RunResult } from '../../../packages/agent/src/run/run-result.ts'
import type { ActionStep } from '../../../packages/agent/src/steps.ts'
import type { RunWatch, WatchedRun } from '../../../packages/agent/src/telemetry/telemetry.ts'

/** Tokens of one model call. */
export const USAGE: TokenUsage = { inputTokens: 100, outputTokens: 20, cachedTokens: 60, reasoningTokens: 5 }

/** A run as telemetry is told of it. */
export function watchedRun(runId: string, more: Partial<WatchedRun> = {}): WatchedRun {
  return { runId, agent: undefined, kind: 'code', parent: undefined, model: { id: 'm1', provider: 'openai' }, ...more }
}

/** An action step that has ended. */
export function actionStep(number: number, more: Partial<ActionStep> = {}): ActionStep {
  return {
    ...{ type: 'action', number, modelOutput: 'secret reply', logs: [], calls: [], observation: 'secret observation' },
    ...{ isFinal: false, guestCpuMs: 3, modelMs: 5, startedAt: 0, durationMs: 9 },
    ...more,
  }
}

/** What a run came to. */
export function runResult(more: Partial<RunResult> = {}): RunResult {
  const usage = { ...USAGE, modelCalls: 1, toolCalls: 1, modelMs: 5, guestCpuMs: 3, toolMs: 4 }
  return {
    ...{
      runId: 'run',
      output: 'secret output',
      finishReason: 'final-answer',
      systemPrompt: 'secret prompt',
      steps: [],
    },
    ...{ usage, startedAt: 0, durationMs: 20 },
    ...more,
  }
}

/** The events of a step up to its code: the model is asked, and its code begins. */
export function stepBegin(step: number): RunEvent[] {
  return [
    { type: 'step-start', step },
    { type: 'model-start', step, purpose: 'action' },
    { type: 'model-output', step, text: 'secret reply', finishReason: 'stop', usage: USAGE },
    { type: 'code-start', step, code: 'secret code' },
  ]
}

/** The events at the end of a step whose code ran to its end. */
export function stepEnd(step: number): RunEvent[] {
  return [
    { type: 'code-end', step, status: 'completed' },
    { type: 'step-end', step: actionStep(step) },
  ]
}

/** A tool call's beginning. */
export function callStart(step: number, call: number, name: string): RunEvent {
  return { type: 'call-start', step, call, name, args: ['secret argument'] }
}

/** A tool call's end. */
export function callEnd(step: number, call: number, name: string, error?: string): RunEvent {
  const outcome = error === undefined ? { value: 'secret result' } : { error }
  return { type: 'call-end', step, call, name, durationMs: 40, outcome }
}

/** Tells a watch several events. */
export function seeAll(watch: RunWatch, events: readonly RunEvent[]): void {
  for (const event of events) watch.see(event)
}
