/** An asynchronous callback of the twin. */
type Callback = (...args: unknown[]) => unknown

/**
 * What awaited twins call in place of built-ins with callbacks: each callback is awaited before the next one begins.
 * Self-contained: its text is evaluated inside the realm of the program.
 *
 * @example await makeTwinPrelude().$.map([1, 2], async (n) => n + 1) // [2, 3]
 */
export function makeTwinPrelude(): {
  readonly $: Record<string, Callback>
  readonly keep: (promise: Promise<unknown>) => Promise<unknown>
} {
  const map = async (list: unknown[], callback: Callback): Promise<unknown[]> => {
    const made: unknown[] = []
    for (const [index, item] of list.entries()) made.push(await callback(item, index, list))
    return made
  }
  /** The index of the first item, or the last, that a callback accepts. */
  const search = async (list: unknown[], callback: Callback, wanted: boolean, last = false): Promise<number> => {
    const indexes = [...list.keys()]
    if (last) indexes.reverse()
    for (const index of indexes) if (Boolean(await callback(list[index], index, list)) === wanted) return index
    return -1
  }
  const filter = async (list: unknown[], callback: Callback): Promise<unknown[]> => {
    const kept: unknown[] = []
    for (const [index, item] of list.entries()) if (await callback(item, index, list)) kept.push(item)
    return kept
  }
  const reduce = async (list: unknown[], callback: Callback, start: unknown): Promise<unknown> => {
    let sum = start
    for (const [index, item] of list.entries()) sum = await callback(sum, item, index, list)
    return sum
  }
  const sort = async (list: unknown[], callback: Callback): Promise<unknown[]> => {
    for (let end = 1; end < list.length; end++) {
      for (let at = end; at > 0 && Number(await callback(list[at - 1], list[at])) > 0; at--) {
        const moved = list[at]
        list[at] = list[at - 1]
        list[at - 1] = moved
      }
    }
    return list
  }
  /** Starts all, waits until all have ended, then throws the first error by index. */
  const forEachBeside = async (list: unknown[], callback: Callback): Promise<void> => {
    const ended = await Promise.allSettled(list.map((item, index) => callback(item, index, list)))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  }
  const replace = async (text: string, pattern: RegExp, callback: Callback): Promise<string> => {
    const matches = [...text.matchAll(new RegExp(pattern, 'g'))]
    const parts = await map(matches, async (match) => callback((match as string[])[0]))
    let at = 0
    return text.replace(pattern, () => String(parts[at++]))
  }
  const collect = async (items: AsyncIterable<unknown>, most = Number.POSITIVE_INFINITY): Promise<unknown[]> => {
    const list: unknown[] = []
    for await (const item of items) {
      list.push(item)
      if (list.length >= most) break
    }
    return list
  }
  /** Keeps a promise whose error is taken later or never. */
  const keep = (promise: Promise<unknown>): Promise<unknown> => {
    promise.catch(() => undefined)
    return promise
  }
  const $ = {
    map,
    filter,
    reduce,
    sort,
    replace,
    collect,
    forEachBeside,
    forEach: async (list: unknown[], callback: Callback) => void (await map(list, callback)),
    find: async (list: unknown[], callback: Callback) => list[await search(list, callback, true)],
    findLast: async (list: unknown[], callback: Callback) => list[await search(list, callback, true, true)],
    findIndex: (list: unknown[], callback: Callback) => search(list, callback, true),
    some: async (list: unknown[], callback: Callback) => (await search(list, callback, true)) >= 0,
    every: async (list: unknown[], callback: Callback) => (await search(list, callback, false)) < 0,
    flatMap: async (list: unknown[], callback: Callback) => (await map(list, callback)).flat(),
  }
  return { $: $ as unknown as Record<string, Callback>, keep }
}

/** What a kept call of a plain text came to. */
type Ended = { readonly value: unknown } | { readonly error: unknown }

/**
 * What plain texts keep in place of promises: what the call came to, its error thrown where it is opened.
 * Self-contained.
 *
 * @example makePlainPrelude().open(makePlainPrelude().keep(() => 1)) // 1
 */
export function makePlainPrelude(): {
  readonly $: Record<string, Callback>
  readonly keep: (call: () => unknown) => Ended
  readonly open: (kept: unknown) => unknown
} {
  class Kept {
    readonly ended: Ended
    constructor(ended: Ended) {
      this.ended = ended
    }
  }
  const keep = (call: () => unknown): Ended => {
    try {
      return new Kept({ value: call() }) as unknown as Ended
    } catch (error) {
      return new Kept({ error }) as unknown as Ended
    }
  }
  const open = (kept: unknown): unknown => {
    if (!(kept instanceof Kept)) return kept
    if ('error' in kept.ended) throw kept.ended.error
    return kept.ended.value
  }
  /** Calls all, then throws the first error. */
  const forEachBeside = (list: unknown[], callback: Callback): void => {
    for (const ended of list.map((item, index) => keep(() => callback(item, index, list)))) open(ended)
  }
  return { $: { forEachBeside: forEachBeside as Callback }, keep, open }
}
