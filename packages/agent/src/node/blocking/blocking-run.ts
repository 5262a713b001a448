import type { BlockingRequest } from '../../blocking-run.ts'
import { AgentError } from '../../errors.ts'
import { Callbacks } from './callbacks.ts'
import { HelperThread } from './helper-thread.ts'
import type { StartMessage } from './messages.ts'
import { Packer } from './packer.ts'
import { type ServedRun, serveRun } from './serve-run.ts'
import { CallerThrown } from './thrown.ts'
import { uncloneablePart } from './uncloneable-part.ts'

export type { AgentParts, AgentToolParts, BlockingRequest } from '../../blocking-run.ts'

/** An agent as the helper threads know it. */
interface KnownAgent {
  readonly key: number
  /** Functions of the agent, as each of the threads was told of them. */
  readonly callbacks: WeakMap<HelperThread, Callbacks>
}

// The helper threads of this thread: one, and one more for each run that is begun in a function of another. They are
// kept, since to start one takes longer than a run does; they keep no process alive.
const helpers: HelperThread[] = []
const agents = new WeakMap<object, KnownAgent>()
const lost = new FinalizationRegistry<number>((key) => {
  for (const helper of helpers) helper.forget(key)
})
let lastKey = 0

/**
 * Runs an agent in a helper thread while the calling thread waits, and calls its tools, hooks and other functions in
 * the calling thread; gives what `arun` would resolve to, and throws what it would reject with.
 *
 * Throws an AgentError `needs-arun` for a tool, model or function that only answers later, `no-threads` where this
 * thread may not block, `thread` when the helper thread has ended.
 */
export function runBlocking(request: BlockingRequest): unknown {
  const { signal = new AbortController().signal } = request.runOptions as { readonly signal?: AbortSignal }
  const known = knownAgent(request.agent)
  const helper = idleHelper(known.key)
  const thrown = new CallerThrown()
  const callbacks = startRun(request, known, helper, signal.aborted ? { abort: thrown.pack(signal.reason) } : {})
  helper.isBusy = true
  try {
    const end = serveRun({ helper, callbacks, thrown, signal })
    helper.isBusy = false
    if ('thrown' in end) throw end.thrown
    return end.value
  } finally {
    // What it still does of a run that was given up must not reach the next.
    if (helper.isBusy) helper.end()
  }
}

/** Frees what the helper threads keep of an agent: its conversation. */
export function forgetBlocking(agent: object): void {
  const known = agents.get(agent)
  if (known !== undefined) for (const helper of helpers) helper.forget(known.key)
}

function startRun(
  request: BlockingRequest,
  { key, callbacks }: KnownAgent,
  helper: HelperThread,
  abort: Pick<StartMessage, 'abort'>,
): ServedRun['callbacks'] {
  const { task, runOptions, partsOf } = request
  const run = new Callbacks('run')
  const own = (helper.has(key) ? callbacks.get(helper) : undefined) ?? new Callbacks('agent')
  const agent = helper.has(key) ? {} : { agent: new Packer(own, partsOf).packAgent(request) }
  const message: StartMessage = {
    type: 'start',
    key,
    ...agent,
    task,
    runOptions: new Packer(run).pack(runOptions, ''),
    ...abort,
  }
  try {
    helper.send(message)
  } catch (cause) {
    const part = uncloneablePart(message.agent, 'the agent') ?? uncloneablePart(message.runOptions, 'an option')
    throw new TypeError(`Cannot run and block: ${part ?? String(cause)}, which cannot go to another thread`, { cause })
  }
  callbacks.set(helper, own)
  helper.use(key)
  return { agent: own, run }
}

function knownAgent(agent: object): KnownAgent {
  const known = agents.get(agent)
  if (known !== undefined) return known
  const made: KnownAgent = { key: ++lastKey, callbacks: new WeakMap() }
  agents.set(agent, made)
  lost.register(agent, made.key)
  return made
}

/** Finds a thread without a run, if possible one that has the agent, or starts one. */
function idleHelper(key: number): HelperThread {
  for (const [index, helper] of [...helpers.entries()].reverse()) if (!helper.isAlive) helpers.splice(index, 1)
  const idle = helpers.filter((helper) => !helper.isBusy)
  const found = idle.find((helper) => helper.has(key)) ?? idle[0]
  if (found !== undefined) return found
  refuseWhereWaitingIsForbidden()
  const helper = new HelperThread()
  helpers.push(helper)
  return helper
}

/** Some threads may not wait: those that draw a window. */
function refuseWhereWaitingIsForbidden(): void {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0)
  } catch (cause) {
    throw new AgentError('no-threads', 'Cannot block here: this thread may not wait; use arun', { cause })
  }
}
