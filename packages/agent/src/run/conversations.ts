import type { LiveSession } from '../act/live-session.ts'
import { AgentError } from '../errors.ts'
import type { Memory } from '../memory/memory.ts'

/** What a run leaves behind for one that goes on where it ended. */
export interface Conversation {
  memory: Memory
  readonly session: LiveSession | undefined
  /** What came with its tasks, for agents without code: the others' sessions have it. */
  variables: Readonly<Record<string, unknown>>
}

/** Keeps the conversation of the run that ended last, for `reset: false`. */
export class Conversations {
  #last: Conversation | undefined
  /** The one that a run goes on with. */
  #taken: Conversation | undefined
  #isDisposed = false

  /** Hands over the last conversation, if there is one; throws an AgentError `busy` while a run goes on with it. */
  take(): Conversation | undefined {
    if (this.#last !== undefined && this.#last === this.#taken) {
      throw new AgentError(
        'busy',
        'Cannot go on with the last conversation: another run does; wait for its end, or use an agent for each person',
      )
    }
    this.#taken = this.#last
    return this.#last
  }

  /** Takes the conversation of a run that ended, in place of the one before. */
  async keep(conversation: Conversation): Promise<void> {
    const before = this.#last
    this.#last = conversation
    const isFree = before !== conversation && before !== this.#taken
    if (conversation === this.#taken) this.#taken = undefined
    if (isFree) await before?.session?.dispose()
    if (this.#isDisposed) await this.dispose()
  }

  /** Frees a conversation that nobody can go on with. */
  async drop(conversation: Conversation): Promise<void> {
    if (conversation === this.#taken) this.#taken = undefined
    if (conversation === this.#last) this.#last = undefined
    await conversation.session?.dispose()
  }

  /** Frees what is kept. */
  async dispose(): Promise<void> {
    this.#isDisposed = true
    const last = this.#last
    if (last === this.#taken) return
    this.#last = undefined
    await last?.session?.dispose()
  }
}
