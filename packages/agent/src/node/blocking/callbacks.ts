import { isPromiseLike } from '../../tool/and-then.ts'
import type { Tool } from '../../tool/tool.ts'
import { type CallArguments, type GapFillers, unpackArguments } from './call-arguments.ts'
import { MARK, type Mark } from './marks.ts'
import type { CallbackScope } from './messages.ts'

interface Callback {
  readonly label: string
  readonly call: (args: readonly unknown[]) => unknown
}

/** Functions of the calling thread that the helper thread may have called. */
export class Callbacks {
  readonly #scope: CallbackScope
  readonly #list: Callback[] = []
  readonly #tools: Tool[] = []

  constructor(scope: CallbackScope) {
    this.#scope = scope
  }

  /**
   * Adds a function; gives the mark to send in its place.
   * @param label what it is, for errors: `the tool search`
   */
  add(label: string, call: (args: readonly unknown[]) => unknown): Mark {
    return { [MARK]: 'function', scope: this.#scope, id: this.#list.push({ label, call }) - 1 }
  }

  /** Keeps a tool; gives its number. */
  keepTool(tool: Tool): number {
    return this.#tools.push(tool) - 1
  }

  labelOf(id: number): string {
    return this.#list[id]?.label ?? 'a function'
  }

  /** Calls a function; what it throws is thrown. A promise is refused. */
  call(id: number, args: CallArguments, { signal, refuse }: Omit<GapFillers, 'toolAt'>): unknown {
    const callback = this.#list[id]
    if (callback === undefined) throw new RangeError(`There is no callback ${id}`)
    const toolAt = (index: number): unknown => this.#tools[index]
    const value = callback.call(unpackArguments(args, { signal, refuse, toolAt }))
    if (!isPromiseLike(value)) return value
    // Nobody will look at it: a rejection must not end the process.
    Promise.resolve(value).catch(() => {})
    throw refuse(`${callback.label} is async: it gave a promise`)
  }
}
