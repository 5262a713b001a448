import type { Template } from '../../5-run/template.ts'
import type { SessionDefinition } from '../../session-definition.ts'
import type { MemoryHome, SessionMemory } from '../../session-memory.ts'
import type { Bridge } from '../bridge.ts'
import { THREAD_PROGRAM } from '../generated/thread-program.ts'
import { sharedWords } from './shared-words.ts'
import { ThreadMemory } from './thread-memory.ts'
import { ThreadPool } from './thread-pool.ts'

/** What the threads of an executor are made with. */
export interface ThreadSettings {
  readonly threads: number
  readonly maxQueued: number
  /** Machines in each thread. */
  readonly maxMachines: number
  /** Megabytes of JavaScript heap that a thread may use. Default: Node's own. */
  readonly heapMb?: number
  /** Default `replay`. */
  readonly bridge?: Bridge
  /** The text of the threads' program. Default: the one that is built in. */
  readonly program?: string
  /** Megabytes of stack of each thread. Default 16: the guest's stack takes 1/32 of it at the most (hazards H3). */
  readonly stackMb?: number
}

/** Memories whose turns run in worker threads. */
export class ThreadHome implements MemoryHome {
  readonly template: Template
  readonly isSavable: boolean
  readonly #engineWaits: boolean
  readonly pool: ThreadPool

  constructor(template: Template, settings: ThreadSettings) {
    const {
      threads,
      maxQueued,
      maxMachines,
      heapMb,
      bridge = 'replay',
      stackMb = 16,
      program = THREAD_PROGRAM,
    } = settings
    this.isSavable = bridge === 'replay'
    this.#engineWaits = bridge === 'asyncify'
    this.template = { ...template, low: sharedWords(template.low), heap: sharedWords(template.heap) }
    this.pool = new ThreadPool({
      threads,
      maxQueued,
      heapMb,
      stackMb,
      program,
      data: { template: this.template, maxMachines, bridge },
    })
  }

  open(definition: SessionDefinition, nowMs: () => number): SessionMemory {
    return new ThreadMemory(definition, nowMs, this.template, this.pool, this.#engineWaits)
  }

  dispose(): Promise<void> {
    return this.pool.dispose()
  }
}
