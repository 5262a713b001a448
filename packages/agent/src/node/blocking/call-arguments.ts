import { isPlain } from './marks.ts'

/** The arguments of a call to the calling thread, without what cannot be sent. */
export interface CallArguments {
  readonly args: readonly unknown[]
  readonly gaps: readonly Gap[]
}

/** What was taken out, and where. */
interface Gap {
  readonly path: readonly (string | number)[]
  /** The run's signal; a function of the helper thread; or the calling thread's tool of this number. */
  readonly was: 'signal' | 'function' | number
}

/** What takes the place of the gaps. */
export interface GapFillers {
  readonly signal: AbortSignal
  /** A tool of the calling thread. */
  readonly toolAt: (index: number) => unknown
  /** Makes the error for something that nobody can wait for. */
  readonly refuse: (what: string) => Error
}

/**
 * Takes out of arguments what cannot be sent: signals, functions, and tools that the calling thread has itself.
 * @param toolIndex the number of such a tool
 */
export function packArguments(
  args: readonly unknown[],
  toolIndex: (value: object) => number | undefined,
): CallArguments {
  const gaps: Gap[] = []
  const above = new Set<object>()
  // What has no gaps is not looked at again: lists that hold the same lists twice would take for ever.
  const whole = new Set<object>()
  const take = (value: unknown, path: Gap['path']): unknown => {
    const was = describeGap(value, toolIndex)
    if (was !== undefined) {
      gaps.push({ path, was })
      return undefined
    }
    if (typeof value !== 'object' || value === null || above.has(value) || whole.has(value)) return value
    const isList = Array.isArray(value)
    if (!isList && !isPlain(value)) return value
    above.add(value)
    const before = gaps.length
    const fields = Object.entries(value).map(([key, field]) => [
      key,
      take(field, [...path, isList ? Number(key) : key]),
    ])
    above.delete(value)
    if (gaps.length === before) {
      whole.add(value)
      return value
    }
    return isList ? fields.map(([, field]) => field) : Object.fromEntries(fields)
  }
  const packed = args.map((argument, index) => take(argument, [index]))
  return { args: packed, gaps }
}

/** Puts in what takes the place of what was taken out: a function of the helper thread can only refuse. */
export function unpackArguments({ args, gaps }: CallArguments, fillers: GapFillers): readonly unknown[] {
  const { signal, toolAt, refuse } = fillers
  for (const { path, was } of gaps) {
    const [last, ...rest] = path.toReversed()
    const holder = rest.toReversed().reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], args)
    const later = (): never => {
      throw refuse(`${last}() answers later`)
    }
    const filler = was === 'signal' ? signal : was === 'function' ? later : toolAt(was)
    Object.defineProperty(holder, last as string | number, own(filler))
  }
  return args
}

function describeGap(value: unknown, toolIndex: (value: object) => number | undefined): Gap['was'] | undefined {
  if (typeof value === 'function') return 'function'
  if (typeof value !== 'object' || value === null) return undefined
  return value instanceof AbortSignal ? 'signal' : toolIndex(value)
}

function own(value: unknown): PropertyDescriptor {
  return { value, enumerable: true, configurable: true, writable: true }
}
