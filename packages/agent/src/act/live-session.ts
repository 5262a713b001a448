import { AgentError } from '../errors.ts'
import type { CodeExecutor, CodeSession, HostCall, HostFunction } from '../executor.ts'
import { decodeBase64, encodeBase64 } from '../run/base64.ts'
import { FINAL_ANSWER_NAME } from '../tool/final-answer.ts'
import type { Tool } from '../tool/tool.ts'

/** What a session is made of, once code is to run in it. */
export interface LiveSessionOptions {
  readonly tools: readonly Tool[]
  readonly modules: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, unknown>>
  readonly getExecutor: () => Promise<CodeExecutor>
  /** The saved session, as `base64`, that it goes on with. */
  readonly saved: string | undefined
}

/** Serves the tool calls of the cell that runs. */
export type ServeCall = (tool: Tool, call: HostCall) => unknown

/** Name of the host function that hands over the variables of a later task. */
const TAKE_VARIABLES = '__takeVariables'

/** The code's session in one conversation: made at the first code, and served by the run that is going on. */
export class LiveSession {
  /** Set by the run whose turn it is. */
  serve: ServeCall = () => {
    throw new Error('no run is going on')
  }
  readonly #options: LiveSessionOptions
  #session: Promise<CodeSession> | undefined
  /** Told when what the session does is done. */
  #work: Promise<unknown> = Promise.resolve()
  #variables: Readonly<Record<string, unknown>> = {}

  constructor(options: LiveSessionOptions) {
    this.#options = options
  }

  /** The session itself, once what was broken off in it has come to its end. */
  async open(signal: AbortSignal): Promise<CodeSession> {
    if (this.#session === undefined) {
      const made = this.#create()
      this.#session = made
      // One that could not be made is made anew by the next run of the conversation.
      made.catch(() => {
        this.#session = undefined
      })
    }
    const session = await this.#session
    await this.#work
    if (Object.keys(this.#variables).length > 0) await this.#define(session, signal)
    return session
  }

  /** Lets the session work, for the next one to wait for. */
  async work<Value>(start: () => Promise<Value>): Promise<Value> {
    const work = start()
    this.#work = work.catch(() => {})
    return work
  }

  /** Ends the cell that waits for answers which nobody will give: the session is then as it was before it. */
  abandon(): void {
    this.#work = this.#work.then(() => this.#end())
  }

  /** The tool of this name. */
  tool(name: string): Tool | undefined {
    return this.#options.tools.find((tool) => tool.name === name)
  }

  /** Gives the code of a later task its variables. */
  addVariables(variables: Readonly<Record<string, unknown>>): void {
    this.#variables = { ...this.#variables, ...variables }
  }

  /** The session as `base64`; undefined when there is nothing in it yet. Throws an AgentError `not-savable`. */
  async save(signal: AbortSignal): Promise<string | undefined> {
    const { variables, saved } = this.#options
    const isEmpty = [variables, this.#variables].every((given) => Object.keys(given).length === 0)
    if (this.#session === undefined && isEmpty) return saved
    const session = await this.open(signal)
    if (session.save === undefined) {
      throw new AgentError('not-savable', 'Cannot save the run: sessions of its executor cannot be saved')
    }
    return encodeBase64(await session.save())
  }

  async dispose(): Promise<void> {
    // A session that could not be made or freed is the executor's to report where it is used, not here at the end.
    await this.#session?.then((session) => session.dispose()).catch(() => {})
  }

  async #end(): Promise<void> {
    const session = await this.#session?.catch(() => undefined)
    if (session?.resume === undefined || !session.pending?.length) return
    const controller = new AbortController()
    const ended = session.resume([], { signal: controller.signal, onLog: () => {} })
    controller.abort(new AgentError('left', 'The run is over'))
    await ended.catch(() => {})
  }

  async #create(): Promise<CodeSession> {
    const { modules, variables, saved, getExecutor } = this.#options
    const executor = await getExecutor()
    const hostFunctions = this.#hostFunctions()
    if (saved === undefined) return await executor.createSession({ hostFunctions, globals: variables, modules })
    if (executor.restore === undefined) {
      throw new AgentError('not-savable', 'Cannot go on with the saved run: its executor cannot restore sessions')
    }
    return await executor.restore(decodeBase64(saved), { hostFunctions })
  }

  #hostFunctions(): Record<string, HostFunction> {
    const functions = this.#options.tools.map((tool): [string, HostFunction] => [
      tool.name,
      { handle: (call) => this.serve(tool, call), terminal: tool.name === FINAL_ANSWER_NAME },
    ])
    return { ...Object.fromEntries(functions), [TAKE_VARIABLES]: { handle: () => this.#variables } }
  }

  async #define(session: CodeSession, signal: AbortSignal): Promise<void> {
    const names = Object.keys(this.#variables).join(', ')
    const outcome = await session.run(`var { ${names} } = ${TAKE_VARIABLES}()`, { signal, onLog: () => {} })
    if (outcome.status !== 'completed') {
      const why = outcome.status === 'failed' ? outcome.error.message : 'it is suspended'
      throw new Error(`Cannot set the variables ${names}: ${why}`)
    }
    this.#variables = {}
  }
}
