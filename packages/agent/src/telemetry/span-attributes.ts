import type { RunEvent } from '../events.ts'
import type { TokenUsage } from '../model/model.ts'
import type { RunResult } from '../run/run-result.ts'
import type { ActionStep } from '../steps.ts'
import type { SpanFault } from './open-span.ts'
import type { OpenTelemetryAttributes } from './open-telemetry-api.ts'
import type { WatchedRun } from './telemetry.ts'

/** What the span of a run says from its beginning. */
export function runAttributes(run: WatchedRun): OpenTelemetryAttributes {
  return {
    'gen_ai.operation.name': 'invoke_agent',
    ...agentAttributes(run),
    ...modelAttributes(run),
    'dormouse.run.id': run.runId,
    'dormouse.agent.kind': run.kind,
  }
}

/** The agent's name, where it has one. */
export function agentAttributes({ agent }: WatchedRun): OpenTelemetryAttributes {
  return agent === undefined ? {} : { 'gen_ai.agent.name': agent }
}

/** Which model is asked, as far as it is known; the conventions insist on a provider. */
export function modelAttributes({ model }: WatchedRun): OpenTelemetryAttributes {
  const { id, provider } = model
  return { 'gen_ai.provider.name': provider ?? '_OTHER', ...(id === undefined ? {} : { 'gen_ai.request.model': id }) }
}

/** What a model call, or all those of a run, used. */
export function usageAttributes(usage: TokenUsage): OpenTelemetryAttributes {
  return {
    'gen_ai.usage.input_tokens': usage.inputTokens,
    'gen_ai.usage.output_tokens': usage.outputTokens,
    'gen_ai.usage.cache_read.input_tokens': usage.cachedTokens,
    'gen_ai.usage.reasoning.output_tokens': usage.reasoningTokens,
    ...(usage.isEstimated ? { 'dormouse.usage.is_estimated': true } : {}),
  }
}

/** What the span of a step says at its end. */
export function stepAttributes(step: ActionStep): OpenTelemetryAttributes {
  return { 'dormouse.step.is_final': step.isFinal, 'dormouse.step.guest_cpu_ms': step.guestCpuMs }
}

/** What the span of a run says at its end. */
export function resultAttributes(result: RunResult): OpenTelemetryAttributes {
  const { finishReason, costUsd } = result
  return {
    'dormouse.run.finish_reason': finishReason,
    ...(costUsd === undefined ? {} : { 'dormouse.run.cost_usd': costUsd }),
  }
}

/** A message in the words of the conventions: as JSON, since attributes hold no objects. */
export function writeMessage(role: 'user' | 'assistant', content: string): string {
  return JSON.stringify([{ role, parts: [{ type: 'text', content }] }])
}

/** What was asked of a run and what came of it, for whoever has asked to see it. */
export function resultContent({ systemPrompt, output }: RunResult): OpenTelemetryAttributes {
  const text = typeof output === 'string' ? output : JSON.stringify(output)
  return {
    'gen_ai.system_instructions': JSON.stringify([{ type: 'text', content: systemPrompt }]),
    'gen_ai.output.messages': writeMessage('assistant', text),
  }
}

/** What was wrong in a step. */
export function stepFault({ error }: ActionStep): SpanFault | undefined {
  return error && { type: error.code, name: error.name, message: error.message }
}

/** What ended a run; one that was saved only goes on elsewhere. */
export function runFault({ error, finishReason }: RunResult): SpanFault | undefined {
  return error && finishReason !== 'suspended' ? { type: error.code ?? error.name, ...error } : undefined
}

/** What a tool threw: events have it as one text. */
export function callFault(outcome: Extract<RunEvent, { type: 'call-end' }>['outcome']): SpanFault | undefined {
  if ('value' in outcome) return undefined
  // Whatever is thrown that is no Error is told without a name, and no other text may become an `error.type`.
  const [prefix, name = '_OTHER'] = /^([A-Z]\w{0,63}): /.exec(outcome.error) ?? ['']
  return { type: name, name, message: outcome.error.slice(prefix.length) }
}
