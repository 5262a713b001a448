import { encode } from '../6-bridge/codec.ts'
import type { Crossing } from '../6-bridge/record.ts'
import type { PastCells } from '../cell-history.ts'
import type { SavedRun } from '../saved-run.ts'
import type { SessionState } from '../session.ts'
import type { SessionDefinition } from '../session-definition.ts'

/** All of a session but its memory. */
export interface WrittenState
  extends Pick<
    SessionDefinition,
    'hostFunctions' | 'modules' | 'globals' | 'seed' | 'randomDrawn' | 'randomState' | 'forceExact' | 'asyncCalls'
  > {
  /** Names of its globals: an error may mean one. */
  readonly globalNames: readonly string[]
  readonly names: SessionState['names']
  readonly history: PastCells
  readonly run: Omit<SavedRun, 'start'> | undefined
}

const MAX_BYTES = 2 ** 30

/**
 * A session as the codec writes it: Maps, Sets and shared parts stay what they are. `isUntouched` says that a memory
 * goes along, or is gone back to, in which no cell has run.
 */
export function writeState(state: SessionState, run: SavedRun | undefined, isUntouched: boolean): Uint8Array {
  const { definition, randomDrawn } = state.memory
  const { hostFunctions, modules, globals, seed, randomState, forceExact, asyncCalls } = definition
  const { cells, first } = state.history
  const functions = [...hostFunctions].map(([name, { terminal }]) => [name, terminal])
  const written = {
    ...{ hostFunctions: functions, modules, seed, randomDrawn, randomState, forceExact, asyncCalls },
    // After the first cell they are in the memory.
    globals: isUntouched ? globals : '',
    globalNames: Object.keys(state.options.globals),
    names: state.names,
    history: { cells, first },
    run: run && writtenRun(run),
  }
  return new TextEncoder().encode(encode(written, { maxBytes: MAX_BYTES, what: 'the state of the session' }))
}

function writtenRun({ start: _, journal, ...run }: SavedRun): object {
  // Clocks of this process mean nothing to another: instants are written in epoch milliseconds.
  const offsetMs = Date.now() - performance.now()
  return { ...run, journal: { ...journal, crossings: journal.crossings.map((one) => writtenCrossing(one, offsetMs)) } }
}

function writtenCrossing(crossing: Crossing, offsetMs: number): unknown[] {
  const { id, name, args, answer, suspended, madeIn, awaitedIn, failure, startedMs, endedMs } = crossing
  const durationMs = Math.round(endedMs - startedMs)
  return [id, name, args, answer, suspended, madeIn, awaitedIn, failure, Math.round(startedMs + offsetMs), durationMs]
}
