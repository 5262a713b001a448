import type { LiveSession } from '../act/live-session.ts'
import type { ChildRun, ParentCall } from '../agent-tool.ts'
import { deferred } from '../async/deferred.ts'
import { AgentError } from '../errors.ts'
import { Memory } from '../memory/memory.ts'
import { checkRunOptions, type RunOptions, writeTask } from '../run-options.ts'
import type { TaskStep } from '../steps.ts'
import { type Conversation, Conversations } from './conversations.ts'
import { LiveRun, type RunAgent, type RunBegin } from './live-run.ts'
import { readSavedRun } from './read-saved-run.ts'
import { drain } from './run-handle.ts'
import type { RunResult } from './run-result.ts'
import type { SavedRun } from './saved-run.ts'

/** What the runs of one agent take of it. */
export interface RunsAgent extends RunAgent {
  readonly systemPrompt: string
  readonly createSession: (
    variables: Readonly<Record<string, unknown>>,
    saved: string | undefined,
  ) => LiveSession | undefined
}

/** All runs of one agent: opens them, and frees what each has held when it ends. */
export class AgentRuns {
  readonly #agent: RunsAgent
  readonly #runs = new Set<LiveRun>()
  readonly #conversations = new Conversations()
  #isDisposed = false

  constructor(agent: RunsAgent) {
    this.#agent = agent
  }

  /** Throws a TypeError or RangeError for a task or options that are not sound. */
  check(task: string, options: RunOptions): void {
    checkRunOptions(task, options, this.#agent.options)
  }

  /** Opens the run of a task; throws an AgentError `disposed` or `busy`. */
  open(task: string, options: RunOptions, isHeld: boolean): LiveRun {
    this.#refuseDisposed()
    const step = writeTask(task, options, this.#agent.kind)
    const before = options.reset === false ? this.#conversations.take() : undefined
    return this.#openIn(before, step, options, { isHeld, parent: undefined })
  }

  /** Opens a run where it was saved; throws an AgentError `saved-run` for what is none of this agent. */
  openSaved(saved: SavedRun, options: RunOptions, parent?: ParentCall): LiveRun {
    this.#refuseDisposed()
    const read = readSavedRun(saved, this.#agent)
    const memory = new Memory(read.systemPrompt, read.steps)
    const variables = read.variables ?? {}
    const conversation = { memory, session: this.#agent.createSession({}, read.session), variables }
    const task = read.steps.findLast((step) => step.type === 'task')?.task ?? ''
    return this.#openRun(conversation, {
      ...{ task, options, memory, session: conversation.session, variables, saved: read, parent },
      earlierSteps: read.earlierSteps,
      isHeld: parent === undefined,
    })
  }

  /** Starts the run that a call of this agent by another is; its events go to the caller's run. */
  startChild(task: string, variables: Readonly<Record<string, unknown>>, parent: ParentCall): ChildRun {
    this.#refuseDisposed()
    const { name = 'a sub-agent' } = this.#agent.options
    const told = this.#agent.prompts.subAgentTask({ name, task })
    const options = { additionalArgs: variables }
    this.check(told, options)
    return this.#driveChild(
      this.#openIn(undefined, writeTask(told, options, this.#agent.kind), options, { parent, isHeld: false }),
      parent,
    )
  }

  /** Goes on with such a run, that was saved with its caller's. */
  resumeChild(saved: SavedRun, parent: ParentCall): ChildRun {
    return this.#driveChild(this.openSaved(saved, {}, parent), parent)
  }

  /** Ends all runs and frees what is kept. */
  async dispose(): Promise<void> {
    this.#isDisposed = true
    for (const run of this.#runs) run.abort(disposedError())
    await this.#conversations.dispose()
  }

  #openIn(
    before: Conversation | undefined,
    step: TaskStep,
    options: RunOptions,
    belonging: Pick<RunBegin, 'isHeld' | 'parent'>,
  ): LiveRun {
    const { additionalArgs = {} } = options
    before?.session?.addVariables(additionalArgs)
    const conversation: Conversation = before ?? {
      memory: new Memory(this.#agent.systemPrompt),
      session: this.#agent.createSession(additionalArgs, undefined),
      variables: {},
    }
    conversation.variables = { ...conversation.variables, ...additionalArgs }
    const earlierSteps = conversation.memory.steps.length
    const memory = conversation.memory.with(step)
    const { session, variables } = conversation
    const { task } = step
    return this.#openRun(conversation, {
      ...{ task, options, memory, session, variables, earlierSteps, saved: undefined },
      ...belonging,
    })
  }

  /** Opens a run in a conversation, which a later one may go on with when nobody else called it. */
  #openRun(conversation: Conversation, begin: Omit<RunBegin, 'onEnd'>): LiveRun {
    const onEnd = async (run: LiveRun): Promise<void> => {
      this.#runs.delete(run)
      conversation.memory = run.memory
      // A run that was saved for good goes on elsewhere: here nobody can go on where it stands.
      const isKept = begin.parent === undefined && !run.isSuspended
      await (isKept ? this.#conversations.keep(conversation) : this.#conversations.drop(conversation))
    }
    const run = new LiveRun(this.#agent, { ...begin, onEnd })
    this.#runs.add(run)
    return run
  }

  #driveChild(run: LiveRun, parent: ParentCall): ChildRun {
    let result: RunResult | undefined
    const { promise: ended, resolve } = deferred<void>()
    const value = drain(run.events(), false, (event) => {
      if (event.type === 'run-end' && event.runId === run.runId) {
        result = event.result
        resolve()
      }
      parent.emit(event)
    })
    // Whoever broke off the wait for it does not want to know how it ended; and it may have ended without a word.
    value.then(
      () => resolve(),
      () => resolve(),
    )
    return { value, suspend: () => run.rest.save(true), result: () => result, ended }
  }

  #refuseDisposed(): void {
    if (this.#isDisposed) throw disposedError()
  }
}

function disposedError(): AgentError {
  return new AgentError('disposed', 'Cannot go on with the run: the agent is disposed')
}
