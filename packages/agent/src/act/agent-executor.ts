import { createDefaultExecutor } from '#default-executor'
import type { CodeExecutor } from '../executor.ts'

/** The executor of one agent: the one it was given, or one that is made at its first code. */
export class AgentExecutor {
  readonly #given: CodeExecutor | undefined
  readonly #threads: number | undefined
  #made: Promise<CodeExecutor> | undefined

  constructor(given: CodeExecutor | undefined, threads: number | undefined) {
    this.#given = given
    this.#threads = threads
  }

  async get(): Promise<CodeExecutor> {
    if (this.#given !== undefined) return this.#given
    if (this.#made === undefined) {
      const made = createDefaultExecutor(this.#threads)
      this.#made = made
      // One that could not be made is made anew by the next run; this run is told by the promise below.
      made.catch(() => {
        this.#made = undefined
      })
    }
    return await this.#made
  }

  /** Frees the executor, unless it was given. */
  async dispose(): Promise<void> {
    const made = this.#made
    this.#made = undefined
    await made?.then((executor) => executor.dispose())
  }
}
