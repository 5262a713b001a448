import { askModel, keptOf, type ModelAsker, type QuietTools } from './ask-model.ts'
import type { RunEvent } from './events.ts'
import { hooked } from './hooks.ts'
import type { Memory } from './memory/memory.ts'
import type { ModelOptions } from './model/model.ts'
import { withoutThinking } from './read-output/without-thinking.ts'
import type { LastAnswerStep } from './steps.ts'
import type { Validation } from './tool/validate-with.ts'

/** How the best answer is asked for, and what is made of the reply. */
export interface BestAnswer {
  readonly request: string
  readonly responseFormat?: NonNullable<ModelOptions['responseFormat']>
  /** Reads the answer out of the reply's text, or tells what is wrong with it. */
  readonly read: (text: string) => Promise<Validation>
}

/** Asks once for the best answer of a run that may not go on; gives what is wrong with it when it fits no schema. */
export async function* askForBestAnswer(
  run: ModelAsker & { readonly bestAnswer: () => BestAnswer; readonly quiet: QuietTools },
  memory: Memory,
  number: number,
): AsyncGenerator<RunEvent, { readonly step: LastAnswerStep; readonly answer: Validation }, undefined> {
  const { request: lastRequest, responseFormat, read } = await hooked(run.signal, 'prompts.lastAnswer', run.bestAnswer)
  const startedAt = Date.now()
  const { reply, modelMs } = yield* askModel(run, memory, {
    step: number,
    purpose: 'last-answer',
    lastRequest,
    ...(responseFormat ? { responseFormat } : {}),
    ...run.quiet,
  })
  const modelOutput = withoutThinking(reply.text)
  const times = { modelMs, startedAt, durationMs: Date.now() - startedAt }
  const step: LastAnswerStep = { type: 'last-answer', modelOutput, ...keptOf(reply), ...times }
  const answer = await hooked(run.signal, 'answerSchema', () => read(modelOutput))
  return { step, answer }
}
