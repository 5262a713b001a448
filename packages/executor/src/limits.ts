/** Limits of one run, each with its unit in its name. All are positive numbers; the door checks them once. */
export interface Limits {
  /**
   * Milliseconds the guest itself may compute per run; waiting for host functions and timers is not counted. Default
   * 10,000: ample for data work, short enough that a loop gone wrong is noticed.
   */
  readonly cpuMs: number
  /** Milliseconds a run may take in all, waiting included. Default Infinity: an approval may take days. */
  readonly wallMs: number
  /**
   * Bytes of guest memory, the engine's own part (about 6 MiB) included. Default 64 MiB, as its peers have. 16 MiB to
   * 2 GiB.
   */
  readonly memoryBytes: number
  /**
   * Bytes of engine stack. Default 256 KiB, about 1,300 plain calls deep: what a main thread carries for plain calls.
   * Deeper shapes (nested JSON, chained getters) may overflow the host's own stack first: then the session goes back to
   * its state before the cell, with the same `stack` error. 16 KiB to 4 MiB.
   */
  readonly stackBytes: number
  /** Bytes of UTF-8 in one cell. Default 256 KiB. */
  readonly sourceBytes: number
  /**
   * Bytes of log text kept per run; past it the middle is cut. Default 64 KiB. What `onLog` is told of one turn is
   * bounded too, at 16 times this with 64 bytes counted for each line.
   */
  readonly logBytes: number
  /** Bytes of the result as it is written for the crossing. Default 1 MiB. */
  readonly resultBytes: number
  /** Bytes of the arguments of one call. Default 1 MiB. */
  readonly argumentBytes: number
  /** Host calls per run. Default 1,000. */
  readonly maxCalls: number
  /** Host calls that may run at the same time; more are queued. Default 64. */
  readonly maxCallsInFlight: number
}

/** What each limit is when nobody says otherwise; the reasons stand with {@link Limits}. */
export const DEFAULT_LIMITS: Limits = Object.freeze({
  cpuMs: 10_000,
  wallMs: Number.POSITIVE_INFINITY,
  memoryBytes: 64 * 1024 * 1024,
  stackBytes: 256 * 1024,
  sourceBytes: 256 * 1024,
  logBytes: 64 * 1024,
  resultBytes: 1024 * 1024,
  argumentBytes: 1024 * 1024,
  maxCalls: 1000,
  maxCallsInFlight: 64,
})

/** Least and greatest value of the limits that the engine itself bounds. */
const BOUNDS: Partial<Record<keyof Limits, readonly [least: number, greatest: number]>> = {
  // 16 MiB is the smallest memory that the engine takes, 2 GiB the largest.
  memoryBytes: [16 * 1024 * 1024, 2 * 1024 * 1024 * 1024],
  // Below 16 KiB the guest library cannot run; at 5 MB every evaluation fails (hazards H3).
  stackBytes: [16 * 1024, 4 * 1024 * 1024],
}

/**
 * Checks limits at the door and fills in what is missing from `base`.
 * @throws TypeError for an unknown name or no number, RangeError for a number that is not positive or out of bounds
 * @example readLimits({ cpuMs: 500 }, DEFAULT_LIMITS).cpuMs // 500
 */
export function readLimits(limits: unknown, base: Limits): Limits {
  if (limits === undefined) return base
  if (typeof limits !== 'object' || limits === null || Array.isArray(limits)) {
    throw new TypeError(`Cannot read limits: ${Array.isArray(limits) ? 'a list' : String(limits)} is no object`)
  }
  const merged: Record<string, number> = { ...base }
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) {
      throw new TypeError(
        `Cannot read limits: there is no limit '${name}'; there are ${Object.keys(DEFAULT_LIMITS).join(', ')}`,
      )
    }
    if (value === undefined) continue
    merged[name] = readLimit(name as keyof Limits, value)
  }
  // Every key came from `base` or passed the check above.
  return Object.freeze(merged) as unknown as Limits
}

function readLimit(name: keyof Limits, value: unknown): number {
  if (typeof value !== 'number') throw new TypeError(`Cannot set limit ${name}: ${String(value)} is no number`)
  const [least, greatest] = BOUNDS[name] ?? [Number.MIN_VALUE, Number.POSITIVE_INFINITY]
  if (value >= least && value <= greatest) return whole(name, value)
  throw new RangeError(
    `Cannot set limit ${name}: ${value} is not between ${least === Number.MIN_VALUE ? 0 : least} and ${greatest}`,
  )
}

/** Bytes and calls come whole; only a time may be a fraction. Infinity counts as whole: no limit. */
function whole(name: keyof Limits, value: number): number {
  if (name.endsWith('Ms') || Number.isInteger(value) || value === Number.POSITIVE_INFINITY) return value
  throw new RangeError(`Cannot set limit ${name}: ${value} is not a whole number`)
}
