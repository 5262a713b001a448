import { encode, TransferError } from './6-bridge/codec.ts'
import type { Limits } from './limits.ts'
import type { ResolvedSession } from './options.ts'
import { randomState, type SeedSource } from './random.ts'

/** What a session is made of, as plain data: all that running its cells takes besides their code and its memory. */
export interface SessionDefinition {
  readonly id: string
  /** The host functions by their names, and whether each ends the run. */
  readonly hostFunctions: ReadonlyMap<string, { readonly terminal: boolean }>
  /** The globals, as the codec writes them; empty for none. */
  readonly globals: string
  readonly modules: ReadonlyMap<string, string>
  readonly limits: Limits
  readonly seed: number | undefined
  /** Bytes that were drawn from the seed already. */
  readonly randomDrawn: number
  /** What `Math.random` starts from. */
  readonly randomState: bigint
  /** What a call of an asynchronous function of the guest means where nobody awaits it. */
  readonly asyncCalls: ResolvedSession['asyncCalls']
  /** Internal: makes every call that can wait a plain one. */
  readonly forceExact: boolean
}

/** The definition of a new session with these options. */
export function defineSession(
  id: string,
  options: ResolvedSession,
  seeds: SeedSource,
  forceExact: boolean,
): SessionDefinition {
  const { hostFunctions, modules, limits, seed, asyncCalls } = options
  const start = seed === undefined ? seeds.next() : randomState(seed)
  const globals = globalsText(options)
  return {
    id,
    hostFunctions,
    globals,
    modules,
    limits,
    seed,
    randomDrawn: 0,
    randomState: start,
    asyncCalls,
    forceExact,
  }
}

/** The set-up of a session's memory, as the guest library takes it. */
export function setupTexts(
  { hostFunctions, limits, asyncCalls, forceExact, globals }: SessionDefinition,
  engineWaits: boolean,
): [string, string] {
  const functions = [...hostFunctions].map(([name, { terminal }]) => ({ name, terminal }))
  const { argumentBytes } = limits
  const settles = asyncCalls === 'wait'
  return [JSON.stringify({ hostFunctions: functions, argumentBytes, settles, forceExact, engineWaits }), globals]
}

/**
 * Written down when the session is made: what the caller changes later is not seen, and what cannot cross fails
 * there.
 */
function globalsText({ globals, limits }: ResolvedSession): string {
  if (Object.keys(globals).length === 0) return ''
  try {
    return encode(globals, { maxBytes: limits.memoryBytes, what: 'globals' })
  } catch (error) {
    if (!(error instanceof TransferError)) throw error
    throw new TypeError(`Cannot create session: ${error.message}`, { cause: error })
  }
}
