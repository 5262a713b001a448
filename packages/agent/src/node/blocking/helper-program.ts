/// <reference types="node" />
// The program of a helper thread: the runs of agents whose callers wait for them, one at a time. It keeps models, an
// executor, and agents with their conversations.
import { type MessagePort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { Agent } from '../../agent.ts'
import { AgentError } from '../../errors.ts'
import { HelperRun } from './helper-run.ts'
import { lazyExecutor } from './lazy-executor.ts'
import {
  type AnswerMessage,
  type CallerMessage,
  type CallMessage,
  type HelperData,
  type HelperMessage,
  type StartMessage,
  WORD,
} from './messages.ts'
import { Models } from './models.ts'
import { HelperThrown } from './thrown.ts'
import { Unpacker } from './unpacker.ts'

// Set by the thread that starts this program, and nobody else starts it.
const { port, words } = workerData as Omit<HelperData, 'port'> & { readonly port: MessagePort }
const shared = { models: new Models(), executor: lazyExecutor(), toolIndexes: new WeakMap<object, number>() }
const agents = new Map<number, Agent>()
let current: HelperRun | undefined

port.on('message', (message: CallerMessage) => {
  if (message.type === 'start') void run(message)
  if (message.type === 'forget') forget(message.key)
})
process.on('uncaughtException', (error) => {
  post({ type: 'death', thrown: new HelperThrown().pack(error) })
  process.exit(1)
})

async function run(message: StartMessage): Promise<void> {
  const running = new HelperRun(ask, shared.toolIndexes, message)
  const { signal, thrown } = running
  current = running
  try {
    const call = (...[scope, id, args]: Parameters<HelperRun['call']>): unknown => running.call(scope, id, args)
    const options = new Unpacker({ ...shared, call, signal }).unpack(message.runOptions) as object
    const value = await agentOf(message).arun(message.task, { ...options, signal })
    running.end()
    post({ type: 'end', value })
  } catch (error) {
    running.end()
    post({ type: 'failed', thrown: thrown.pack(error) })
  }
}

/** The agent of a run: what it calls is called in the run that goes on. */
function agentOf({ key, agent: packed }: StartMessage): Agent {
  const known = agents.get(key)
  if (packed === undefined && known !== undefined) return known
  const call = (...[scope, id, args]: Parameters<HelperRun['call']>): unknown => {
    if (current === undefined) throw new AgentError('left', 'Nobody waits for this run any more')
    return current.call(scope, id, args)
  }
  // The packer makes nothing else of an agent.
  const agent = new Unpacker({ ...shared, call }).unpack(packed) as Agent
  agents.set(key, agent)
  return agent
}

function forget(key: number): void {
  const agent = agents.get(key)
  agents.delete(key)
  // What cannot be freed is lost with the thread.
  agent?.dispose().catch(() => {})
}

function ask(message: CallMessage): AnswerMessage {
  const seen = Atomics.load(words, WORD.toHelper)
  post(message)
  // The thread that answers is this one's parent: when it ends, so does this one.
  Atomics.wait(words, WORD.toHelper, seen)
  for (;;) {
    const got = receiveMessageOnPort(port)?.message as CallerMessage
    if (got.type === 'answer') return got
    if (got.type === 'forget') forget(got.key)
  }
}

function post(message: HelperMessage): void {
  port.postMessage(message)
  Atomics.add(words, WORD.toCaller, 1)
  Atomics.notify(words, WORD.toCaller)
}
