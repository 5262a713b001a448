import { ExecutorError } from '../errors.ts'
import { type DeclaredPlaces, findDeclaredObject, findDeclaredPlaces } from './constants.ts'
import { type EngineBuild, MIN_PAGES } from './engine.ts'
import { findFirstChunk } from './free-chunks.ts'
import type { GuestHost } from './guest-host.ts'
import { HOST_FUNCTION_NAMES } from './host-functions.ts'
import type { MemoryLayout } from './image.ts'
import { heapTopOf } from './image.ts'
import { Machine } from './machine.ts'
import { SYNC_BUILD } from './sync-build.ts'
import { STACK_REGION_BYTES } from './unwinder.ts'

/** The guest functions that the host calls. */
export type EntryName =
  | ('setup' | 'settle' | 'fire' | 'finish' | 'fail')
  | ('release' | 'standingAt' | 'droppedAt' | 'forget')

/**
 * The prepared memory that every session starts from: a runtime, a context, the guest library evaluated, and nothing
 * else. Byte-identical in every process of one engine build, since the clock and the environment are pinned while it
 * is made.
 */
export interface Template extends MemoryLayout {
  readonly wasm: WebAssembly.Module
  readonly runtime: number
  readonly context: number
  readonly declared: DeclaredPlaces
  /** Addresses of the guest functions that the host calls. */
  readonly entries: Readonly<Record<EntryName, number>>
  /** Address of the 64-bit state of `Math.random`. */
  readonly randomState: number
}

/** The instant at which every template is made: 2025-09-13, the day of the engine's release. */
const TEMPLATE_TIME_MS = 1_757_721_600_000
const ENTRY_NAMES: readonly EntryName[] = [
  ...(['setup', 'settle', 'fire', 'finish', 'fail'] as const),
  ...(['release', 'standingAt', 'droppedAt', 'forget'] as const),
]
/**
 * Common paths walked once, so that what the engine makes on first use is made in the template, not in each session.
 */
const WARM_UP = `(async () => {
  const list = [3, 1, 2].map((n) => n + 1).filter(Boolean).sort((a, b) => a - b)
  const { a, ...rest } = { a: 1, b: 2 }
  for (const [key, value] of Object.entries(rest)) \`\${key}\${value}\`
  JSON.parse(JSON.stringify({ list, a }))
  new Map([[1, 2]]); new Set([1]); class A { #x = 1; get x() { return this.#x } }
  'a-b'.split('-').join(',').replace(/a/g, 'b'); new A().x
  try { null.x } catch (error) { String(error) }
  await Promise.all([1, Promise.resolve(2)])
})()`

/** Compiles nothing: makes a machine of `wasm`, evaluates the guest library in it and takes its memory. */
export async function makeTemplate(
  wasm: WebAssembly.Module,
  guestLibrary: readonly string[],
  build: EngineBuild = SYNC_BUILD,
): Promise<Template> {
  const machine = await Machine.create(wasm, MIN_PAGES, undefined, build)
  const { functions } = machine
  const host: GuestHost = { ...REFUSING_HOST, nowMs: () => TEMPLATE_TIME_MS }
  machine.host = host
  machine.runtime = functions._QTS_NewRuntime()
  machine.context = functions._QTS_NewContext(machine.runtime, 0)
  functions._QTS_RuntimeEnableInterruptHandler(machine.runtime)
  const randomState = findRandomState(machine)
  const entries = machine.turn(host, Number.POSITIVE_INFINITY, () => {
    const library = exposeHost(machine)
    const strip = findStripFlags(machine)
    machine.text.bytes[strip] = STRIP_DEBUG
    for (const script of guestLibrary) machine.free(evaluateOrFail(machine, script))
    machine.text.bytes[strip] = 0
    const declarations = getProperty(machine, library, 'declarations')
    machine.free(evaluateOrFail(machine, machine.text.read(machine.context, declarations)))
    machine.free(declarations)
    machine.declared = declaredPlaces(machine, library)
    const addresses = entriesOf(machine, library)
    machine.free(evaluateOrFail(machine, WARM_UP))
    machine.runJobs()
    return addresses
  })
  const { stackTop } = machine.engine
  // Static data lies below the stack's region, the heap above it.
  const stackBottom = stackTop - STACK_REGION_BYTES
  machine.text.bytes.fill(0, stackBottom, stackTop)
  // Taken before the heap is grown to find its bounds: what that leaves behind is no part of the template.
  const words = machine.text.words.slice()
  const heapWords = findHeapWords(machine)
  return {
    wasm,
    runtime: machine.runtime,
    context: machine.context,
    declared: machine.declared,
    entries,
    randomState,
    stackTop,
    ...heapWords,
    firstChunk: findFirstChunk(words, stackTop >> 2, (words[heapWords.heapTopWord] ?? 0) >>> 2),
    low: words.slice(0, stackBottom >> 2),
    heapStart: stackTop >> 2,
    heap: words.slice(stackTop >> 2, heapTopOf(words, heapWords)),
  }
}

const refuse = (): never => {
  throw new ExecutorError('engine', 'Cannot start: the guest library called the host while it was loaded')
}
const REFUSING_HOST: GuestHost = {
  call: refuse,
  callSync: refuse,
  standsStill: true,
  nextEvent: refuse,
  terminal: refuse,
  standStill: refuse,
  log: refuse,
  service: refuse,
  startTimer: refuse,
  clearTimer: refuse,
  functionText: refuse,
  rewrittenText: refuse,
  module: refuse,
  uncaught: refuse,
  nowMs: refuse,
}

/** Puts the host functions where the guest library takes them, on `globalThis.$$host`; gives that object's address. */
function exposeHost(machine: Machine): number {
  const { functions, context } = machine
  const host = functions._QTS_NewObject(context)
  for (const [id, name] of HOST_FUNCTION_NAMES.entries()) {
    const { address } = machine.text.allocate(name)
    const fn = functions._QTS_NewFunction(context, address, 0, 0, id)
    setProperty(machine, host, name, fn)
    functions._free(address)
    machine.free(fn)
  }
  const global = functions._QTS_GetGlobalObject(context)
  setProperty(machine, global, '$$host', host)
  setProperty(machine, host, 'declared', findDeclaredObject(machine, global))
  const modules = functions._QTS_NewObject(context)
  setProperty(machine, host, 'modules', modules)
  machine.free(modules)
  machine.free(global)
  return host
}

/** The library's names are all that is declared so far. */
function declaredPlaces(machine: Machine, host: number): DeclaredPlaces {
  const { functions, context } = machine
  const count = getProperty(machine, host, 'declaredCount')
  const global = functions._QTS_GetGlobalObject(context)
  const places = findDeclaredPlaces(
    machine,
    findDeclaredObject(machine, global),
    functions._QTS_GetFloat64(context, count),
  )
  machine.free(count)
  machine.free(global)
  return places
}

function entriesOf(machine: Machine, host: number): Record<EntryName, number> {
  const library = getProperty(machine, host, 'entries')
  const entries = ENTRY_NAMES.map((name) => [name, getProperty(machine, library, name)] as const)
  machine.free(library)
  machine.free(host)
  // Every name of ENTRY_NAMES is there: the list is complete by its type.
  return Object.fromEntries(entries) as Record<EntryName, number>
}

function evaluateOrFail(machine: Machine, script: string): number {
  const { threw, value } = machine.evaluate(script, 'dormouse.js', false)
  if (!threw) return value
  throw new ExecutorError(
    'engine',
    `Cannot start: the guest library failed: ${machine.text.read(machine.context, value)}`,
  )
}

function getProperty(machine: Machine, object: number, name: string): number {
  const key = machine.text.newString(machine.context, name)
  const address = machine.functions._QTS_GetProp(machine.context, object, key)
  machine.free(key)
  return address
}

function setProperty(machine: Machine, object: number, name: string, value: number): void {
  const key = machine.text.newString(machine.context, name)
  machine.functions._QTS_SetProp(machine.context, object, key, value)
  machine.free(key)
}

/** The context seeds `Math.random` with the clock, in microseconds: the word that reads the pinned time. */
function findRandomState(machine: Machine): number {
  const words = new BigUint64Array(machine.engine.memory.buffer)
  const seed = BigInt(TEMPLATE_TIME_MS) * 1000n
  const start = machine.context >> 3
  const found = words.subarray(start, start + 64).indexOf(seed)
  if (found < 0) throw new ExecutorError('engine', 'Cannot start: this engine build keeps its random state elsewhere')
  return (start + found) * 8
}

/**
 * Address of the runtime's flags for what compiled functions leave out. Without their source and line tables the
 * library takes half the memory. The flags lie before the bits and the size of the table of shapes: 2^bits.
 */
function findStripFlags(machine: Machine): number {
  const start = machine.runtime >> 2
  const words = machine.text.words
  for (let word = start; word < start + RUNTIME_WORDS; word++) {
    const [flags, bits, size] = [words[word], words[word + 1] ?? 0, words[word + 2]]
    if (flags === 0 && bits >= 4 && bits <= 10 && size === 1 << bits) return word * 4
  }
  throw new ExecutorError('engine', 'Cannot start: this engine build keeps its compiler flags elsewhere')
}
const STRIP_DEBUG = 2
const RUNTIME_WORDS = 128

/**
 * Finds the two words of static data in which the allocator (dlmalloc) keeps where its free space begins and where the
 * memory it took from the system ends: grows the heap twice and looks which words follow.
 */
function findHeapWords(machine: Machine): { readonly heapTopWord: number; readonly heapBreakWord: number } {
  const { functions, text, engine } = machine
  const limit = (engine.stackTop - STACK_REGION_BYTES) >> 2
  const before = text.words.slice(0, limit)
  const first = functions._malloc(GROWTH_BYTES)
  const middle = text.words.slice(0, limit)
  const second = functions._malloc(GROWTH_BYTES)
  const after = text.words.slice(0, limit)
  functions._free(second)
  functions._free(first)
  const follows = (word: number): boolean => {
    const [a = 0, b = 0, c = 0] = [before[word], middle[word], after[word]]
    return b > a && c > b && b >= first + GROWTH_BYTES && c >= second + GROWTH_BYTES && c < second + 2 * GROWTH_BYTES
  }
  const found = Array.from({ length: limit }, (_, word) => word).filter(follows)
  const [low, high] = found.sort((left, right) => (after[left] ?? 0) - (after[right] ?? 0))
  if (found.length !== 2 || low === undefined || high === undefined) {
    throw new ExecutorError('engine', 'Cannot start: this engine build keeps the bounds of its heap elsewhere')
  }
  return { heapTopWord: low, heapBreakWord: high }
}
const GROWTH_BYTES = 1 << 20
