import { AgentError } from '../errors.ts'
import { type CallDecision, type HookCall, type HookContext, hooked } from '../hooks.ts'
import type { RunContext } from '../run/run-context.ts'
import type { Bound } from '../tool/bind-call.ts'
import type { Tool } from '../tool/tool.ts'

/** A call as hooks are told of it. */
interface CallInStep {
  readonly tool: Tool
  readonly step: number
  readonly call: number
  readonly signal: AbortSignal
}

const ACTIONS = new Set<unknown>(['allow', 'deny', 'replace', 'ask'])

/** The hooks around the tool calls of one run. */
export class ToolHooks {
  readonly #run: RunContext

  constructor(run: RunContext) {
    this.#run = run
  }

  /** What is to become of a call. */
  async before(call: CallInStep, bound: Bound): Promise<CallDecision> {
    const { hooks } = this.#run
    if (hooks.beforeToolCall === undefined) return undefined
    return this.#hooked(call, 'beforeToolCall', async () =>
      readDecision(await hooks.beforeToolCall?.(asHookCall(call, bound), this.#contextOf(call))),
    )
  }

  /** The value of a call, or what a hook puts in its place. */
  async after(call: CallInStep, bound: Bound, value: unknown): Promise<unknown> {
    const { hooks } = this.#run
    if (hooks.afterToolCall === undefined) return value
    const changed = await this.#hooked(call, 'afterToolCall', async () =>
      readChange(await hooks.afterToolCall?.({ ...asHookCall(call, bound), value }, this.#contextOf(call))),
    )
    return changed ? changed.value : value
  }

  async #hooked<Value>({ signal }: CallInStep, name: string, hook: () => Value | Promise<Value>): Promise<Value> {
    try {
      return await hooked(signal, name, hook)
    } catch (error) {
      // Code that catches it gets no further than to here.
      if (error instanceof AgentError && error.code === 'hook') this.#run.fail(error)
      throw error
    }
  }

  #contextOf({ step, signal }: CallInStep): HookContext {
    return { runId: this.#run.runId, step, steps: this.#run.steps(), signal }
  }
}

function asHookCall({ tool, call }: CallInStep, bound: Bound): HookCall {
  return { name: tool.name, call, args: bound.given }
}

/** Anything but `{ value }` must not take the place of what the tool gave. */
function readChange(change: unknown): { readonly value: unknown } | undefined {
  if (change === undefined || change === null) return undefined
  if (typeof change === 'object' && 'value' in change) return { value: change.value }
  throw new TypeError(`it gave ${String(change)}: it must give { value }, or nothing to leave the value`)
}

/** A decision that is none must not let the call pass. */
function readDecision(decision: unknown): CallDecision {
  if (decision === undefined || decision === null) return undefined
  const { action } = decision as { readonly action?: unknown }
  // What each action comes with is looked at where it is used.
  if (ACTIONS.has(action)) return decision as CallDecision
  throw new TypeError(`it gave ${JSON.stringify(decision)}: the action must be allow, deny, replace or ask`)
}
