import type { CodeExecutor } from '../executor.ts'

/** One executor for many users: made for the first, and disposed of with the last. */
export class SharedExecutor {
  readonly #create: () => Promise<CodeExecutor>
  #executor: Promise<CodeExecutor> | undefined
  #shares = 0

  constructor(create: () => Promise<CodeExecutor>) {
    this.#create = create
  }

  /** Gives a share: an executor like any other, whose `dispose` gives the share back. */
  async share(): Promise<CodeExecutor> {
    this.#shares++
    this.#executor ??= this.#create()
    let isGivenBack = false
    const giveBack = async (): Promise<void> => {
      if (isGivenBack) return
      isGivenBack = true
      await this.#giveBack()
    }
    try {
      const executor = await this.#executor
      const restore = executor.restore?.bind(executor)
      return {
        createSession: (options) => executor.createSession(options),
        ...(restore ? { restore } : {}),
        dispose: giveBack,
      }
    } catch (error) {
      await giveBack().catch(() => {})
      throw error
    }
  }

  async #giveBack(): Promise<void> {
    this.#shares--
    if (this.#shares > 0) return
    const executor = this.#executor
    this.#executor = undefined
    await executor?.then((made) => made.dispose())
  }
}
