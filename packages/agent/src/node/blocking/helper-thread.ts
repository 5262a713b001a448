/// <reference types="node" />
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { AgentError } from '../../errors.ts'
import { type CallerMessage, type HelperData, type HelperMessage, WORD } from './messages.ts'
import { CallerThrown } from './thrown.ts'
import { unpackProgram } from './unpack-program.ts'

/** How often a silent helper is looked at: so long may a run not know that its thread has ended. */
const LOOK_EVERY_MS = 250
/** As for the executor's threads: the code of a run goes as deep as it does there. */
const STACK_MB = 16
/** Agents that a helper keeps; those that ran longest ago are made anew when they run again. */
const MAX_AGENTS = 64

/** A thread in which a blocking run goes on, as the thread that waits for it sees it: one run at a time. */
export class HelperThread {
  readonly #worker: Worker
  readonly #port: MessagePort
  readonly #words: Int32Array = new Int32Array(new SharedArrayBuffer(8))
  /** The agents that the thread has; the first ran longest ago. */
  readonly #agents = new Set<number>()
  #life: MessagePort
  #cause: unknown
  #hasEnded = false
  #lookedMs: number = performance.now()
  /** Whether a run goes on in it. */
  isBusy = false

  /** @param program the text of the thread's program */
  constructor(program: string = unpackProgram()) {
    const messages = new MessageChannel()
    const life = new MessageChannel()
    this.#port = messages.port1
    this.#life = life.port1
    const workerData = { port: messages.port2, life: life.port2, words: this.#words, base: engineBase() }
    this.#worker = new Worker(program, {
      eval: true,
      name: 'dormouse-run',
      workerData: workerData satisfies Record<keyof HelperData, unknown>,
      transferList: [messages.port2, life.port2],
      // Flags of the caller's may change what a program in a text means, or load others before it.
      execArgv: [],
      resourceLimits: { stackSizeMb: STACK_MB },
    })
    // Told after the wait is over, when it is known by other means.
    this.#worker.on('error', () => {})
    this.#worker.on('exit', () => this.end())
    this.#worker.unref()
  }

  /** Whether the thread still is there, as far as that was seen lately. */
  get isAlive(): boolean {
    if (performance.now() - this.#lookedMs > LOOK_EVERY_MS) this.#look()
    return !this.#hasEnded
  }

  has(agent: number): boolean {
    return this.#agents.has(agent)
  }

  /** Notes that the thread is given an agent, or runs it again; has it forget another where it has too many. */
  use(agent: number): void {
    this.#agents.delete(agent)
    this.#agents.add(agent)
    const [oldest] = this.#agents
    if (this.#agents.size > MAX_AGENTS && oldest !== undefined) this.forget(oldest)
  }

  forget(agent: number): void {
    if (this.#agents.delete(agent)) this.send({ type: 'forget', key: agent })
  }

  /** Ends the thread, whatever it is at. */
  end(): void {
    this.#hasEnded = true
    void this.#worker.terminate()
    this.#port.close()
    this.#life.close()
  }

  send(message: CallerMessage): void {
    this.#port.postMessage(message)
    if (message.type !== 'answer') return
    Atomics.add(this.#words, WORD.toHelper, 1)
    Atomics.notify(this.#words, WORD.toHelper)
  }

  /** Waits for the thread's next message, and blocks; throws an AgentError `thread` when the thread has ended. */
  receive(): HelperMessage {
    for (;;) {
      const seen = Atomics.load(this.#words, WORD.toCaller)
      // Nobody else has the other end.
      const message = receiveMessageOnPort(this.#port)?.message as HelperMessage | undefined
      if (message?.type === 'death') this.#cause = new CallerThrown().unpack(message.thrown)
      else if (message !== undefined) return message
      if (message !== undefined || this.#hasEnded) throw this.#ended()
      const woken = Atomics.wait(this.#words, WORD.toCaller, seen, LOOK_EVERY_MS)
      // What it had said before it ended is read once more.
      if (woken === 'timed-out') this.#look()
    }
  }

  /**
   * Looks whether the thread still is there. Its `exit` event is told by the event loop, which stands still; but ports
   * close with their thread, and a port whose other end is closed cannot be transferred.
   */
  #look(): void {
    this.#lookedMs = performance.now()
    // A message that says so closes this end, when it is read.
    receiveMessageOnPort(this.#life)
    try {
      this.#life = structuredClone(this.#life, { transfer: [this.#life] })
    } catch {
      this.#hasEnded = true
    }
  }

  #ended(): AgentError {
    const why = this.#cause instanceof Error ? `: ${this.#cause.message}` : ''
    const message = `Cannot go on with the run: its thread has ended${why}. The next run starts another`
    return new AgentError('thread', message, this.#cause === undefined ? undefined : { cause: this.#cause })
  }
}

/** From where the engine is found: the package that brings it, which a package manager may have put anywhere. */
function engineBase(): string {
  try {
    return pathToFileURL(createRequire(import.meta.url).resolve('@dormouse/executor')).href
  } catch {
    // Not built, or bundled into one file with this.
    return import.meta.url
  }
}
