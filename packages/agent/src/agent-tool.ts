import { refuseUnknown } from './option-checks.ts'
import { writeRunSummary } from './prompts/run-summary.ts'
import type { Emit, RunContext } from './run/run-context.ts'
import type { RunResult } from './run/run-result.ts'
import type { SavedRun } from './run/saved-run.ts'
import { Tool, type ToolContext, type ToolInputs } from './tool/tool.ts'
import type { AgentDescription } from './transcript/visualize.ts'

/** Where a sub-agent's run belongs. */
export interface ParentCall {
  readonly run: RunContext
  readonly step: number
  readonly call: number
  readonly signal: AbortSignal
  readonly emit: Emit
}

/** A sub-agent's run, as the call that made it sees it. */
export interface ChildRun {
  /** The answer, or with `summary` a text with it; rejects with what ended the run. */
  readonly value: Promise<unknown>
  /** Saves the run and ends it here; rejects when it has ended. */
  suspend(): Promise<SavedRun>
  /** What the run came to, once it has ended. */
  result(): RunResult | undefined
  /** Resolves as soon as `result` tells what it came to: what the run held is freed only then. */
  readonly ended: Promise<void>
}

/** How an agent is called by another. */
export interface AgentToolOptions {
  /** The function's name in the model's code. Default: the agent's name. */
  readonly name?: string
  /** What the calling model is told about it. Default: the agent's description. */
  readonly description?: string
  /** Whether the answer is a text that also tells what the sub-agent did. Default false. */
  readonly summary?: boolean
}

/** The runs of the agent behind an {@link AgentTool}. */
export interface ChildRuns {
  startChild(task: string, variables: Readonly<Record<string, unknown>>, parent: ParentCall): ChildRun
  resumeChild(saved: SavedRun, parent: ParentCall): ChildRun
}

/** What an {@link AgentTool} needs of its agent. */
export interface CallableAgent {
  readonly name: string | undefined
  readonly description: string | undefined
  arun(task: string, options: object): Promise<unknown>
  describe(): AgentDescription
}

const OPTIONS = ['name', 'description', 'summary']

/**
 * An agent that another one calls as a tool: made by `agent.asTool()`. Every call is a run of its own.
 *
 * In an agent's run its events are forwarded, its usage rolled up, and its requests stand on the run's handle.
 */
export class AgentTool extends Tool {
  override readonly name: string
  override readonly description: string
  override readonly inputs: ToolInputs = {
    task: { type: 'string', description: 'The whole task: it knows nothing of your conversation' },
    additionalArgs: { type: 'object', description: 'Data for the task, by name', nullable: true },
  }
  override readonly outputType = 'any'
  readonly agent: CallableAgent
  readonly options: AgentToolOptions
  readonly #runs: ChildRuns

  constructor(agent: CallableAgent, runs: ChildRuns, options: AgentToolOptions) {
    super()
    refuseUnknown('asTool', options, OPTIONS)
    const { name = agent.name, description = agent.description } = options
    if (name === undefined) throw new TypeError('Cannot call an agent without a name: give it one, or asTool({ name })')
    if (!description) {
      throw new TypeError(`Cannot call the agent ${name}: its description must say what it is good for`)
    }
    this.name = name
    this.description = description
    this.agent = agent
    this.options = options
    this.#runs = runs
  }

  /** Starts the run of a call, or goes on with a saved one. */
  startChild(values: readonly unknown[], saved: SavedRun | undefined, parent: ParentCall): ChildRun {
    const child = saved ? this.#runs.resumeChild(saved, parent) : this.#start(values, parent)
    if (this.options.summary !== true) return child
    const value = child.value.then((answer) => writeRunSummary(answer, child.result()))
    value.catch(() => {})
    return { ...child, value }
  }

  #start(values: readonly unknown[], parent: ParentCall): ChildRun {
    const { task, variables } = readValues(values)
    return this.#runs.startChild(task, variables, parent)
  }

  /** Runs the agent by itself, where it is called outside of an agent's run. */
  override forward(...values: unknown[]): Promise<unknown> {
    const { task, variables } = readValues(values)
    const context = values[2] as ToolContext | undefined
    return this.agent.arun(task, { additionalArgs: variables, ...(context ? { signal: context.signal } : {}) })
  }
}

/** The values were checked against `inputs` before the call. */
function readValues([task, variables]: readonly unknown[]) {
  return { task: String(task), variables: (variables ?? {}) as Readonly<Record<string, unknown>> }
}
