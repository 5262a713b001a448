import { DEFAULT_LIMITS, type Limits, readLimits } from './limits.ts'
import type { CallRecord, LogEntry } from './outcome.ts'

/** What a host function that wants its call's context is given. */
export interface HostCall {
  /** 1, 2, 3 … within the run. */
  readonly id: number
  readonly sessionId: string
  readonly args: readonly unknown[]
  /** Aborted when the run ends without this call. */
  readonly signal: AbortSignal
  /**
   * Says that the answer comes later, from outside: return what this gives. Once nothing else is left to wait for, the
   * run resolves to a suspended outcome, which lists this call with `payload`; `session.resume` answers it.
   * @param payload plain data for whoever will answer: what to show a person, where the request went
   * @example const approve = { handle: (call) => call.suspend({ question: call.args[0] }) }
   */
  suspend(payload?: unknown): Suspension
}

/** What `call.suspend` gives, to be returned by the host function. */
export class Suspension {
  readonly payload: unknown
  constructor(payload: unknown) {
    this.payload = payload
  }
}

/**
 * A function of the host that guest code may call by its name: a plain function, which takes the guest's arguments; one
 * that takes its call (`handle`); or one that ends the run at the call (`terminal`), whose answer is the run's value.
 */
export type HostFunction =
  | ((...args: never[]) => unknown)
  | { readonly call: (...args: never[]) => unknown; readonly terminal?: boolean }
  | { readonly handle: (call: HostCall) => unknown; readonly terminal?: boolean }

/** What a session may be given; all of it optional. */
export interface SessionOptions {
  /** Functions that guest code may call, by name. */
  readonly hostFunctions?: Readonly<Record<string, HostFunction>>
  /** Data that is copied in as global variables. */
  readonly globals?: Readonly<Record<string, unknown>>
  /** What `import` may reach: module name → its source. */
  readonly modules?: Readonly<Record<string, string>>
  /** Limits of this session; what is left out is the executor's. */
  readonly limits?: Partial<Limits>
  /**
   * Seed of `Math.random` and of the `crypto` object's random bytes, to repeat a run: a whole number. Default:
   * random.
   */
  readonly seed?: number
  /** The clock: epoch milliseconds, fixed or asked at each reading. Default `Date.now`. */
  readonly now?: number | (() => number)
  /**
   * What it means that guest code calls one of its own `async` functions, or meets another promise, where only a value
   * makes sense. `wait`: it is waited for there, as a host function is, so that a promise decides nothing but where the
   * code asks for the promise itself (`kept ??= f()`, `a === b` of two promises, `instanceof Promise`). `plain`: guest
   * functions and their promises are what the language says: a promise is truthy and crosses to no host function, and
   * what nobody awaits fails unheard. Host functions wait in both, where they are called; a promise that the cell ends
   * with is waited for in both, and a name that held one of a host call has its value in later cells: with `plain`
   * undefined where none came. Default `wait`, since models mix both styles.
   */
  readonly asyncCalls?: AsyncCalls
}

/** How calls of asynchronous guest functions are taken where nobody awaits them: see `SessionOptions.asyncCalls`. */
export type AsyncCalls = 'wait' | 'plain'

/** What a restored session is given anew; its globals, modules and seed are in the image. */
export interface RestoreOptions {
  /** The host functions that the saved session had, by name; others that are given are left out. */
  readonly hostFunctions?: Readonly<Record<string, HostFunction>>
  /** Limits from here on; what is left out is the executor's. */
  readonly limits?: Partial<Limits>
  /** The clock, as for a new session. Default `Date.now`. */
  readonly now?: number | (() => number)
}

/** What one run may be given. */
export interface RunOptions {
  /** Ends the run at once; `run` then rejects with its reason. */
  readonly signal?: AbortSignal
  /** Called for each console line as it is written. */
  readonly onLog?: (entry: LogEntry) => void
  /** Called when a host call starts (`pending`) and when it ends. */
  readonly onCall?: (call: CallRecord) => void
}

/** What the executor itself may be given. */
export interface ExecutorOptions {
  /** Limits of every session that does not say otherwise. */
  readonly limits?: Partial<Limits>
  /** WebAssembly instances that sessions share. Default 4: each takes about 7 MB; sessions beyond wait as images. */
  readonly maxMachines?: number
  /** The compiled engine, where the runtime cannot load it by itself (some Workers). */
  readonly engine?: WebAssembly.Module
  /**
   * Signs the images that sessions are saved to (HMAC-SHA-256) and refuses others: needed where images come back from
   * outside, since what is in one is run. At least 16 bytes, as text or bytes. Default: none, and images carry a
   * checksum only.
   */
  readonly secret?: string | Uint8Array
}

/** A host function in its one inner form. */
export interface ResolvedHostFunction {
  readonly invoke: (call: HostCall) => unknown
  readonly terminal: boolean
}

/** Session options, checked and complete. */
export interface ResolvedSession {
  readonly hostFunctions: ReadonlyMap<string, ResolvedHostFunction>
  readonly globals: Readonly<Record<string, unknown>>
  readonly modules: ReadonlyMap<string, string>
  readonly limits: Limits
  readonly seed: number | undefined
  readonly nowMs: () => number
  readonly asyncCalls: AsyncCalls
}

/** Executor options, checked and complete. */
export interface ResolvedExecutor {
  readonly limits: Limits
  readonly maxMachines: number
  readonly engine: WebAssembly.Module | undefined
  readonly secret: string | Uint8Array | undefined
  readonly forceExact: boolean
}

/**
 * Internal: makes every call that can wait a plain one, answered from the journal, so that one way of running can be
 * tested against the other.
 */
export const FORCE_EXACT: unique symbol = Symbol.for('dormouse.forceExact') as never

/** Checks the options of `createExecutor`. */
export function readExecutorOptions(options: ExecutorOptions = {}): ResolvedExecutor {
  checkKeys(options, ['limits', 'maxMachines', 'engine', 'secret'], 'createExecutor')
  const { maxMachines = 4, engine, secret } = options
  if (typeof maxMachines !== 'number') {
    throw new TypeError(`Cannot create executor: maxMachines is ${describe(maxMachines)}, not a number`)
  }
  if (!Number.isInteger(maxMachines) || maxMachines < 1) {
    throw new RangeError(`Cannot create executor: maxMachines is ${String(maxMachines)}, not a whole number from 1`)
  }
  if (engine !== undefined && !(engine instanceof WebAssembly.Module)) {
    throw new TypeError(`Cannot create executor: engine is ${describe(engine)}, not a WebAssembly.Module`)
  }
  checkSecret(secret)
  const forceExact = Boolean((options as { [FORCE_EXACT]?: boolean })[FORCE_EXACT])
  return { limits: readLimits(options.limits, DEFAULT_LIMITS), maxMachines, engine, secret, forceExact }
}

function checkSecret(secret: unknown): void {
  if (secret === undefined) return
  if (typeof secret !== 'string' && !(secret instanceof Uint8Array)) {
    throw new TypeError(`Cannot create executor: secret is ${describe(secret)}, neither text nor bytes`)
  }
  // The value itself is told to nobody.
  if (secret.length >= 16) return
  throw new RangeError(`Cannot create executor: secret has ${secret.length} bytes, less than 16`)
}

const SESSION_KEYS: readonly string[] = ['hostFunctions', 'globals', 'modules', 'limits', 'seed', 'now', 'asyncCalls']
const RUN_KEYS: readonly string[] = ['signal', 'onLog', 'onCall']

/** Parts what `executor.run` takes into the options of its session and those of its run. */
export function splitOptions(options: SessionOptions & RunOptions): {
  readonly session: SessionOptions
  readonly run: RunOptions
} {
  checkKeys(options, [...SESSION_KEYS, ...RUN_KEYS], 'run')
  const only = (keys: readonly string[]): object =>
    Object.fromEntries(Object.entries(options).filter(([key]) => keys.includes(key)))
  return { session: only(SESSION_KEYS), run: only(RUN_KEYS) }
}

const NO_MODULES: ReadonlyMap<string, string> = new Map()

/** Checks the options of `createSession`. */
export function readSessionOptions(options: SessionOptions = {}, base: Limits): ResolvedSession {
  checkKeys(options, SESSION_KEYS, 'createSession')
  const { hostFunctions = {}, globals = {}, modules = {}, limits, seed, now = Date.now, asyncCalls = 'wait' } = options
  for (const [name, record] of Object.entries({ hostFunctions, globals, modules })) checkRecord(record, name)
  const functions = new Map(Object.entries(hostFunctions).map(([name, fn]) => [name, readHostFunction(name, fn)]))
  for (const name of Object.keys(globals)) {
    checkName(name, 'global')
    if (functions.has(name))
      throw new TypeError(`Cannot create session: '${name}' is both a global and a host function`)
  }
  for (const [name, source] of Object.entries(modules)) {
    if (typeof source !== 'string') throw new TypeError(`Cannot create session: module '${name}' is no string`)
  }
  if (seed !== undefined && !Number.isFinite(seed))
    throw new TypeError(`Cannot create session: seed is ${String(seed)}`)
  if (seed !== undefined && !Number.isSafeInteger(seed)) {
    throw new RangeError(`Cannot create session: seed is ${seed}, not a whole number that a double holds exactly`)
  }
  if (typeof now !== 'function' && !Number.isFinite(now))
    throw new TypeError(`Cannot create session: now is ${String(now)}`)
  if (asyncCalls !== 'wait' && asyncCalls !== 'plain') {
    throw new TypeError(`Cannot create session: asyncCalls is ${String(asyncCalls)}, neither 'wait' nor 'plain'`)
  }
  return {
    hostFunctions: functions,
    globals,
    modules: Object.keys(modules).length === 0 ? NO_MODULES : new Map(Object.entries(modules)),
    limits: readLimits(limits, base),
    seed,
    nowMs: typeof now === 'function' ? now : () => now,
    asyncCalls,
  }
}

/** Checks the options of `restore`. */
export function readRestoreOptions(image: unknown, options: RestoreOptions = {}, base: Limits): ResolvedSession {
  if (!(image instanceof Uint8Array)) throw new TypeError(`Cannot restore: the image is ${describe(image)}, no bytes`)
  checkKeys(options, ['hostFunctions', 'limits', 'now'], 'restore')
  return readSessionOptions(options, base)
}

/** Checks the code of a cell. */
export function readCode(code: unknown): void {
  if (typeof code !== 'string') throw new TypeError(`Cannot run code: it is ${describe(code)}, not a string`)
}

/** Checks the options of `run` and `resume`. */
export function readRunOptions(options: RunOptions = {}): RunOptions {
  checkKeys(options, RUN_KEYS, 'run')
  for (const name of ['onLog', 'onCall'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function')
      throw new TypeError(`Cannot run code: ${name} is no function`)
  }
  if (options.signal !== undefined && !(options.signal instanceof AbortSignal)) {
    throw new TypeError('Cannot run code: signal is no AbortSignal')
  }
  return options
}

function readHostFunction(name: string, fn: HostFunction): ResolvedHostFunction {
  checkName(name, 'host function')
  // What arguments a function takes is between its author and the guest: they are whatever the guest gave.
  if (typeof fn === 'function') return { invoke: ({ args }) => fn(...(args as never[])), terminal: false }
  if (typeof fn !== 'object' || fn === null) {
    throw new TypeError(`Cannot create session: host function '${name}' is ${describe(fn)}`)
  }
  const has = (key: 'call' | 'handle'): boolean => key in fn && typeof (fn as never)[key] === 'function'
  checkKeys(fn, ['call', 'handle', 'terminal'], `host function '${name}'`)
  if (has('call') === has('handle') || ('call' in fn && 'handle' in fn)) {
    throw new TypeError(`Cannot create session: host function '${name}' needs one of call and handle, a function`)
  }
  const { terminal = false } = fn
  if (typeof terminal !== 'boolean') throw new TypeError(`Cannot create session: terminal of '${name}' is no boolean`)
  if ('call' in fn) return { invoke: ({ args }) => fn.call(...(args as never[])), terminal }
  return { invoke: (call) => fn.handle(call), terminal }
}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u
const RESERVED = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static super
  switch this throw true try typeof var void while with yield arguments eval undefined NaN Infinity globalThis
  Object Array Function Promise Proxy Reflect Symbol Map Set WeakMap WeakSet JSON Math Number String Boolean BigInt Date
  RegExp Error TypeError RangeError SyntaxError ReferenceError console __proto__`.split(/\s+/),
)

function checkName(name: string, what: string): void {
  if (!IDENTIFIER.test(name)) throw new TypeError(`Cannot create session: ${what} '${name}' is no identifier`)
  if (RESERVED.has(name) || name.startsWith('$$')) {
    throw new TypeError(`Cannot create session: ${what} '${name}' is a reserved name; give it another`)
  }
}

function checkRecord(record: unknown, name: string): void {
  if (typeof record === 'object' && record !== null && !Array.isArray(record)) return
  throw new TypeError(`Cannot create session: ${name} is ${describe(record)}, not an object of names`)
}

/** Refuses what is no object and keys that nobody knows, so that a mistyped option is never passed over in silence. */
function checkKeys(options: object, known: readonly string[], where: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`Cannot use ${where}: options are ${describe(options)}`)
  }
  for (const key of Object.keys(options)) {
    if (!known.includes(key))
      throw new TypeError(`Cannot use ${where}: there is no option '${key}'; there are ${known.join(', ')}`)
  }
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : typeof value === 'function' ? 'a function' : `${typeof value}`
}
