import { abortable } from './async/abortable.ts'
import { AgentError } from './errors.ts'
import type { ModelMessage } from './model/model.ts'
import type { ActionStep, Step } from './steps.ts'

/** What every hook is told of the run that it is called in. */
export interface HookContext {
  readonly runId: string
  /** Number of the step. */
  readonly step: number
  /** What the run remembers so far. */
  readonly steps: readonly Step[]
  /** Aborted when the run ends. */
  readonly signal: AbortSignal
}

/** A tool call as hooks see it. */
export interface HookCall {
  readonly name: string
  /** Number of the call within its step. */
  readonly call: number
  /** The arguments by name. */
  readonly args: Readonly<Record<string, unknown>>
}

/** What becomes of a tool call: nothing or `allow` lets it run. */
export type CallDecision =
  | undefined
  | { readonly action: 'allow' }
  /** The call throws this reason in the model's code. */
  | { readonly action: 'deny'; readonly reason: string }
  /** The tool gets these arguments instead; they are checked like the model's own. */
  | { readonly action: 'replace'; readonly args: Readonly<Record<string, unknown>> }
  /** A person decides, as for a tool with `needsApproval`. */
  | { readonly action: 'ask'; readonly question?: string }

/** What a step's hook may make of it: the step as it is to be remembered, or an answer that ends the run. */
export type StepDecision = undefined | { readonly step: ActionStep } | { readonly answer: unknown }

// biome-ignore lint/suspicious/noConfusingVoidType: `() => console.log(…)` is a function that gives nothing, too
type Awaitable<Value> = Value | void | Promise<Value | void>

/** Functions called in the course of each run; each is awaited, and what one throws ends the run (`hook`). */
export interface Hooks {
  /** Before the model is asked: the messages as they are sent, or others in their place. */
  beforeModelCall?(
    messages: readonly ModelMessage[],
    context: HookContext,
  ): Awaitable<readonly ModelMessage[] | undefined>
  /** Before a tool runs; not before `finalAnswer`, whose answer `finalAnswerChecks` look at. */
  beforeToolCall?(call: HookCall, context: HookContext): Awaitable<CallDecision>
  /** After a tool has answered: `{ value }` in its place, or nothing to leave it. */
  afterToolCall?(
    call: HookCall & { readonly value: unknown },
    context: HookContext,
  ): Awaitable<undefined | { readonly value: unknown }>
  /** After each step, also one that failed, before it is remembered. */
  onStep?(step: ActionStep, context: HookContext): Awaitable<StepDecision>
}

/** Calls a function of the user's; what it throws ends the run, as an AgentError `hook`. */
export async function hooked<Value>(
  signal: AbortSignal,
  name: string,
  call: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    // A function that waits for ever must not hold up an abort.
    return await abortable((async () => call())(), signal)
  } catch (error) {
    signal.throwIfAborted()
    throw hookError(name, error)
  }
}

/** What ends a run whose hook, or another function of its options, threw. */
export function hookError(name: string, cause: unknown): AgentError {
  const message = cause instanceof Error ? cause.message : String(cause)
  return new AgentError('hook', `Cannot go on with the run: ${name} threw: ${message}`, { cause })
}
