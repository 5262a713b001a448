import { AgentError } from '../errors.ts'
import { Memory } from '../memory/memory.ts'
import type { SavedRun } from './saved-run.ts'

const COUNTS = ['maxSteps', 'earlierSteps', 'startedAt', 'elapsedMs'] as const

/** Reads a saved run for an agent of a kind; throws an AgentError `saved-run` for what is none of such an agent. */
export function readSavedRun(
  saved: unknown,
  agent: { readonly kind: string; readonly options: { readonly name?: string } },
): SavedRun {
  if (typeof saved !== 'object' || saved === null || Array.isArray(saved)) refuse('it is no object')
  const run = saved as Readonly<Record<string, unknown>>
  if (run['version'] !== 1) refuse(`its version is ${String(run['version'])}, and this package reads 1`)
  if (run['kind'] !== agent.kind)
    refuse(`it was saved by an agent of kind ${String(run['kind'])}, and this is ${agent.kind}`)
  if (run['agent'] !== agent.options.name) {
    refuse(`it was saved by the agent ${String(run['agent'])}, and this is ${String(agent.options.name)}`)
  }
  if (typeof run['runId'] !== 'string' || run['runId'] === '') refuse('it has no runId')
  for (const name of COUNTS)
    if (!isCount(run[name])) refuse(`${name} is ${String(run[name])}, and must be a number from 0`)
  if (run['session'] !== undefined && typeof run['session'] !== 'string') refuse('session must be a text')
  checkStep(run['step'])
  const { steps } = readMemory(run)
  // Everything was checked above, and the steps are a checked copy.
  return { ...(run as unknown as SavedRun), steps }
}

function readMemory({ systemPrompt, steps }: Readonly<Record<string, unknown>>): Memory {
  try {
    return Memory.fromJSON({ version: 1, systemPrompt, steps })
  } catch (error) {
    throw new AgentError('saved-run', `Cannot go on with the saved run: ${(error as Error).message}`, { cause: error })
  }
}

function checkStep(step: unknown): void {
  if (step === undefined) return
  if (typeof step !== 'object' || step === null) refuse('step must be an object')
  const { number, reply, startedAt, modelMs, waiting, ended } = step as Readonly<Record<string, unknown>>
  if (!isCount(number) || !isCount(startedAt) || !isCount(modelMs)) refuse('step needs number, startedAt and modelMs')
  if (typeof (reply as { readonly text?: unknown } | null)?.text !== 'string') refuse('step.reply must have a text')
  if (typeof waiting !== 'object' || waiting === null) refuse('step.waiting must be an object')
  if (ended !== undefined && !(Array.isArray(ended) && ended.every(isEndedCall))) {
    refuse('step.ended must be an array of calls with their results')
  }
  for (const [call, sleeping] of Object.entries(waiting)) {
    const kind = (sleeping as { readonly kind?: unknown } | null)?.kind
    if (kind !== 'approval' && kind !== 'question' && kind !== 'agent') refuse(`call ${call} waits for ${String(kind)}`)
  }
}

function isEndedCall(ended: unknown): boolean {
  const { call, result } = (ended ?? {}) as {
    readonly call?: { readonly id?: unknown } | null
    readonly result?: unknown
  }
  return isCount(call?.id) && typeof result === 'string'
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function refuse(problem: string): never {
  throw new AgentError('saved-run', `Cannot go on with the saved run: ${problem}`)
}
