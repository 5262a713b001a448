import { type Asked, askModel, keptOf, type ModelAsker, type QuietTools } from './ask-model.ts'
import type { RunEvent } from './events.ts'
import { hooked } from './hooks.ts'
import type { Memory } from './memory/memory.ts'
import type { Prompts } from './prompts/prompts.ts'
import { withoutThinking } from './read-output/without-thinking.ts'
import type { Budget } from './run/budget.ts'
import type { PlanStep } from './steps.ts'

/** When a run plans, and what the model is told then. */
export interface Planning {
  /** Steps from one plan to the next; the first stands before step 1. */
  readonly interval: number
  readonly prompts: Pick<Prompts, 'firstPlan' | 'nextPlan'>
}

/** Asks the model for a plan where one is due: what it knows, what it must find out, and what it means to do. */
export async function* makePlan(
  run: ModelAsker & {
    readonly planning: Planning | undefined
    readonly budget: Pick<Budget, 'maxSteps'>
    readonly quiet: QuietTools
  },
  memory: Memory,
  before: number,
): AsyncGenerator<RunEvent, PlanStep | undefined, undefined> {
  const { planning } = run
  if (planning === undefined || (before - 1) % planning.interval !== 0) return undefined
  // A run that was saved has the plan for its step already.
  const last = memory.steps.findLast((step) => step.type !== 'action')
  if (last?.type === 'plan' && last.before === before) return undefined
  const startedAt = Date.now()
  const remainingSteps = run.budget.maxSteps - before + 1
  const name = before === 1 ? 'firstPlan' : 'nextPlan'
  const lastRequest = await hooked(run.context.signal, `prompts.${name}`, () =>
    planning.prompts[name]({ remainingSteps }),
  )
  const { reply, modelMs }: Asked = yield* askModel(run, memory, {
    step: before,
    purpose: 'plan',
    lastRequest,
    ...run.quiet,
  })
  const times = { modelMs, startedAt, durationMs: Date.now() - startedAt }
  const step: PlanStep = { type: 'plan', before, plan: withoutThinking(reply.text), ...keptOf(reply), ...times }
  yield { type: 'plan-end', step }
  return step
}
