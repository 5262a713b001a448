import type { SessionNames } from '../3-rewrite/top-level.ts'
import type { GuestState } from '../5-run/guest-cell.ts'
import { decode } from '../6-bridge/codec.ts'
import type { LogState } from '../6-bridge/log-book.ts'
import {
  ANY_EVENT,
  type Crossing,
  crossingOf,
  type Event,
  isSuspended,
  type JournalState,
  type Reading,
} from '../6-bridge/record.ts'
import type { PastCell, PastCells } from '../cell-history.ts'
import type { LogEntry } from '../outcome.ts'
import type { SavedRun } from '../saved-run.ts'
import { damaged } from './image-bytes.ts'
import {
  amount,
  count,
  flag,
  instant,
  integer,
  list,
  mapOf,
  number,
  oneOf,
  optional,
  record,
  type Shape,
  text,
  texts,
  tuple,
  word64,
} from './shape.ts'
import type { WrittenState } from './write-state.ts'

type Binding = SessionNames['bindings'] extends ReadonlyMap<string, infer One> ? One : never

const names: Shape<SessionNames> = record<SessionNames>({
  bindings: mapOf(
    record<Binding>({
      slot: text,
      kind: oneOf<Binding['kind']>(
        'var',
        'let',
        'const',
        'class',
        'function',
        'parameter',
        'catch',
        'import',
        'own-name',
      ),
      suspends: flag,
    }),
  ),
  deadSlots: texts,
  properties: texts,
  escaped: flag,
  readElsewhere: texts,
  evaluates: flag,
  promises: record<SessionNames['promises']>({
    names: texts,
    properties: texts,
    givingNames: texts,
    givingProperties: texts,
    givingEscaped: flag,
    methods: texts,
    plainReads: texts,
    plainCalls: texts,
    hands: flag,
    isHanded: flag,
  }),
  hidden: texts,
})
const history: Shape<PastCells> = record<PastCells>({
  cells: list(record<PastCell>({ code: text, names })),
  first: count,
})
const event: Shape<Event> = record<Event>({ kind: oneOf<Event['kind']>('call', 'timer'), id: count })
const logs: Shape<LogEntry[]> = list(
  record<LogEntry>({ level: oneOf<LogEntry['level']>('log', 'info', 'warn', 'error', 'debug'), text }),
)
const answer: Shape<string> = (value, where) => {
  if (!/^[ve]/.test(text(value, where))) throw damaged(`${where} is no answer`)
  return value as string
}
const failure = record<{ name: string; message: string }>({ name: text, message: text })

type CrossingFields = [
  ...[id: number, name: string, args: string, answer: string | undefined, suspended: string | undefined],
  ...[madeIn: number, awaitedIn: number, failure: Crossing['failure'], startedMs: number, durationMs: number],
]
const crossingFields = tuple<CrossingFields>(
  ...([count, text, text, optional(answer), optional(text)] as const),
  ...([count, count, optional(failure), number, number] as const),
)

/** A crossing, its instants in the clock of this process. */
const crossing: Shape<Crossing> = (value, where) => {
  const [id, name, args, given, suspended, madeIn, awaitedIn, failed, startedMs, durationMs] = crossingFields(
    value,
    where,
  )
  const started = startedMs - Date.now() + performance.now()
  readable(args, where)
  if ((given?.startsWith('e') ?? false) !== (failed !== undefined)) throw damaged(`${where} failed and did not`)
  if (given !== undefined && failed === undefined) readable(given.slice(1), where)
  if (suspended !== undefined) readable(suspended, where)
  return {
    ...crossingOf(id, name, args, madeIn),
    ...{ answer: given, suspended, awaitedIn, failure: failed, startedMs: started, endedMs: started + durationMs },
  }
}

const journal: Shape<JournalState> = record<JournalState>({
  attempts: count,
  lastId: count,
  crossings: list(crossing),
  delivered: list(event),
  nextDelivery: count,
  readings: list(record<Reading>({ nowMs: instant, count })),
  nextReading: count,
  readingsLeft: count,
  services: list(text),
  nextService: count,
  logs: count,
  nextLog: count,
  timers: list(tuple<[number, boolean]>(count, flag)),
  lastTimer: count,
})
const run = record<Omit<SavedRun, 'start'>>({
  journal,
  guest: record<GuestState>({ promise: count, scriptIsPending: flag, settled: optional(text) }),
  missing: optional(count),
  arrived: list(event),
  logs: record<LogState>({ head: logs, tail: logs, omittedBytes: count }),
  cpuMs: amount,
  wallMs: amount,
})
const functions = list(tuple<[string, boolean]>(text, flag))
const written = record<WrittenState>({
  hostFunctions: (value, where) => new Map(functions(value, where).map(([name, terminal]) => [name, { terminal }])),
  modules: mapOf(text),
  globals: text,
  globalNames: list(text),
  seed: optional(integer),
  randomDrawn: count,
  randomState: word64,
  forceExact: flag,
  asyncCalls: oneOf<WrittenState['asyncCalls']>('wait', 'plain'),
  names,
  history,
  run: optional(run),
})

/**
 * Reads what {@link writeState} wrote. The bytes may come from anywhere: each part is checked for its shape, and the
 * numbers that point at others for what they point at.
 * @throws ExecutorError `image-damaged`
 */
export function readState(bytes: Uint8Array): WrittenState {
  const state = written(decoded(bytes), 'its state')
  if (state.run !== undefined) checkRun(state.run, state.history)
  return state
}

function decoded(bytes: Uint8Array): unknown {
  try {
    return decode(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw damaged(`its state cannot be read (${error instanceof Error ? error.message : String(error)})`)
  }
}

/** Something that the codec wrote, to be read later: it must be readable now. */
function readable(written: string, where: string): void {
  try {
    decode(written)
  } catch {
    throw damaged(`${where} holds what cannot be read`)
  }
}

function checkRun({ journal, missing, arrived }: Omit<SavedRun, 'start'>, { cells }: PastCells): void {
  const { attempts, crossings, lastId, delivered, timers } = journal
  if (cells.length === 0) throw damaged('it has a run and no cell')
  if (lastId !== crossings.length || crossings.some(({ id }, index) => id !== index + 1)) {
    throw damaged('its calls are not numbered one after the other')
  }
  const isKnown = ({ kind, id }: Event): boolean => kind === 'timer' || (id >= 1 && id <= lastId)
  if (![...delivered, ...arrived].every(isKnown)) throw damaged('an answer belongs to no call')
  const isUnanswered = ({ kind, id }: Event): boolean => kind === 'call' && crossings[id - 1]?.answer === undefined
  const unanswered = [...delivered, ...arrived].some(isUnanswered)
  if (unanswered) throw damaged('an answer that came is missing')
  const isAtCall = missing !== undefined && missing !== ANY_EVENT
  if (isAtCall && crossings[missing - 1]?.suspended === undefined) {
    throw damaged('the call that it stopped at waits for no answer')
  }
  if (!crossings.some(isSuspended)) throw damaged('its run waits for nothing')
  if (crossings.some(({ madeIn, awaitedIn }) => madeIn > attempts || awaitedIn > attempts)) {
    throw damaged('a call belongs to no attempt')
  }
  const isAwaited = (one: Crossing): boolean => isSuspended(one) && one.awaitedIn === attempts
  if (missing === ANY_EVENT && !crossings.some(isAwaited)) throw damaged('the event that it stopped at cannot come')
  // Its guest would wait for what never comes.
  const isLost = ({ answer, suspended, awaitedIn }: Crossing): boolean =>
    answer === undefined ? suspended === undefined : !isAtCall && awaitedIn === attempts
  if (crossings.some(isLost) || (!isAtCall && timers.length > 0)) {
    throw damaged('its run waits for what cannot come')
  }
}
