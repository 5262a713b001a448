/** What earlier cells left of promises, and of functions that give some. */
export interface PromiseReach {
  /** Top-level names that may hold a promise, or something that holds one. */
  readonly names: ReadonlySet<string>
  /** Property names under which one may be. */
  readonly properties: ReadonlySet<string>
  /** Top-level names that may hold a function which gives one. */
  readonly givingNames: ReadonlySet<string>
  readonly givingProperties: ReadonlySet<string>
  /** True once such a function went where its way is lost. */
  readonly givingEscaped: boolean
  /** Names of promise methods under which cells may have defined something of their own. */
  readonly methods: ReadonlySet<string>
  /** Property names that functions read which were written where no promise could exist: they must find values. */
  readonly plainReads: ReadonlySet<string>
  /** Names of functions, methods and classes which were written there: what they are given must hold values. */
  readonly plainCalls: ReadonlySet<string>
  /** True once something that gives promises may be left, but for what later cells have to hand in. */
  readonly hands: boolean
  /** True once functions are left that ask what later cells hand them. */
  readonly isHanded: boolean
}

/**
 * Stands among the names that give promises for a function which wants some in what it is given: `all` of
 * `(jobs) => Promise.all(jobs)`. Whether it is that function which is called is asked when it is.
 */
export const wantingKey = (name: string): string => `[wants] ${name}`

/** In the place of a position: all that a rest parameter takes, and some before it. */
export const FURTHER = '…'

/** A method, in the place of a name. */
export const methodKey = (name: string): string => `.${name}`

/** The same for one that wants a promise at a position: `(job, ms) => Promise.race([job, …])`. */
export const takingKey = (name: string, index: number | typeof FURTHER): string => `[takes ${index}] ${name}`

/**
 * The same for one that only code outside of it brings to its end, whose dropped calls are started and left: once
 * `flag` is written, or by itself.
 */
export const leftKey = (name: string, flag = ''): string => `[left ${flag}] ${name}`

/** The same for an object that a variable holds, with functions in it that give some. */
export const listedKey = (name: string): string => `[lists] ${name}`

/** Stands among the properties that give promises for a getter which gives one. */
export const gettingKey = (name: string): string => `[gets] ${name}`

/** Stands among the names of plain functions for an accessor: reading or writing the property runs it. */
export const accessorKey = (name: string): string => `[accessor] ${name}`

/** The same for one that goes through what it is called on, by whatever key of a symbol's. */
export const SYMBOL_KEY = '[symbol]'

/** Stands among the calls for a class that hands out what it makes before that is made: it may be put away. */
export const keepingKey = (name: string): string => `[keeps] ${name}`

/** A session without promises. */
export const NO_PROMISES: PromiseReach = {
  names: new Set(),
  properties: new Set(),
  givingNames: new Set(),
  givingProperties: new Set(),
  givingEscaped: false,
  methods: new Set(),
  plainReads: new Set(),
  plainCalls: new Set(),
  hands: false,
  isHanded: false,
}

/** True when an earlier cell left anything that may be, give or hold a promise. */
export function hasPromises({
  names,
  properties,
  givingNames,
  givingProperties,
  givingEscaped,
}: PromiseReach): boolean {
  return givingEscaped || [names, properties, givingNames, givingProperties].some(({ size }) => size > 0)
}
