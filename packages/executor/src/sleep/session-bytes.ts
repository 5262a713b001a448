import type { Image } from '../5-run/image.ts'
import { CellHistory } from '../cell-history.ts'
import { CellRun } from '../cell-run.ts'
import type { ResolvedSession } from '../options.ts'
import type { SessionState } from '../session.ts'
import type { SessionDefinition } from '../session-definition.ts'
import type { MemoryHome } from '../session-memory.ts'
import { breathe } from './breathe.ts'
import { buildHashes } from './build-hashes.ts'
import { checkedImage, checkRuns } from './checked-image.ts'
import { type BuildHashes, damaged, type ImageSections, readImage, writeImage } from './image-bytes.ts'
import { PortableImages } from './portable-image.ts'
import { readState } from './read-state.ts'
import { type WrittenState, writeState } from './write-state.ts'

interface Images {
  readonly memory: Image | undefined
  /** The memory before the cell. */
  readonly start: Image | undefined
}

/** Puts sessions of one executor to bytes, and makes sessions of bytes. */
export class SessionBytes {
  readonly #home: MemoryHome
  readonly #secret: Uint8Array | undefined
  readonly #portable: PortableImages
  /** Made when first asked for: most executors put nothing to bytes. */
  #build: Promise<BuildHashes> | undefined

  constructor(home: MemoryHome, secret: Uint8Array | string | undefined) {
    this.#home = home
    this.#secret = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret?.slice()
    this.#portable = new PortableImages(home.template)
  }

  /** A session as bytes: its definition, names and pending calls, then what its memory differs in. */
  async save(state: SessionState): Promise<Uint8Array> {
    const run = state.run?.save()
    // The guest of an abandoned run was thrown away: its cell starts anew from the memory before it.
    const memory = run?.missing === undefined ? state.memory.currentImage() : run.start
    // Where the session goes on from a memory before its first cell, its globals are set anew.
    const isUntouched = memory === undefined || (run !== undefined && run.start === undefined)
    const written = writeState(state, run, isUntouched)
    const start = run?.missing === undefined ? run?.start : undefined
    // All is taken: from here on the session may go on.
    const sections = { state: written, ...(await this.#sectionsOf(memory, start)) }
    return writeImage(sections, await this.#buildHashes(), this.#secret)
  }

  /** The state of a session that bytes hold. */
  async restore(image: Uint8Array, options: ResolvedSession, id: string): Promise<SessionState> {
    // A copy: the caller may change its bytes between the check of the seal and the reading.
    const own = new Uint8Array(image)
    await breathe(own.length)
    const sections = await readImage(own, await this.#buildHashes(), this.#secret)
    const written = readState(sections.state)
    const { memory, start } = this.#imagesOf(sections, options.limits.memoryBytes)
    await breathe(own.length)
    checkPromise(written, memory)
    const isAbandoned = written.run?.missing !== undefined
    return this.#stateOf(written, { memory, start: isAbandoned ? memory : start }, options, id)
  }

  /** The memory before the cell whole, and the memory now as what the cell changed. */
  async #sectionsOf(memory: Image | undefined, start: Image | undefined): Promise<Omit<ImageSections, 'state'>> {
    const now = memory && (await this.#portableOf(memory))
    const before = start && (await this.#portableOf(start))
    if (now === undefined || before === undefined) return { memory: now, start: before }
    const { heapEnd } = now
    const data = this.#portable.difference(before.data, now.data, heapEnd)
    await breathe(now.data.byteLength)
    return { memory: { heapEnd, data }, start: before }
  }

  async #portableOf(image: Image): Promise<Image> {
    await breathe(image.data.byteLength)
    return this.#portable.of(image)
  }

  #imagesOf({ memory, start }: ImageSections, memoryBytes: number): Images {
    const { template } = this.#home
    const before = start && checkedImage(start, template, memoryBytes)
    if (memory === undefined || before === undefined) {
      return { memory: memory && checkedImage(memory, template, memoryBytes), start: before }
    }
    checkRuns(memory, template, memoryBytes)
    const { heapEnd } = memory
    const data = this.#portable.overlay(before.data, memory.data, heapEnd)
    return { memory: checkedImage({ heapEnd, data }, template, memoryBytes), start: before }
  }

  /** A copy of a state, with a memory of its own. */
  fork({ options, memory, history, names, run }: SessionState, id: string): SessionState {
    const definition = { ...memory.definition, id, randomDrawn: memory.randomDrawn }
    const copy = this.#home.open(definition, options.nowMs)
    copy.reset(memory.currentImage())
    const state: SessionState = { options, memory: copy, history: new CellHistory(history), names, run: undefined }
    // A crossing changes when it is answered: each copy has its own.
    if (run !== undefined) state.run = new CellRun(state, run.source, run.save())
    return state
  }

  #stateOf(written: WrittenState, images: Images, given: ResolvedSession, id: string): SessionState {
    const options = optionsOf(written, given)
    const { seed, randomDrawn, randomState, globals, asyncCalls, forceExact, names, run } = written
    const { hostFunctions, limits, modules } = options
    const definition: SessionDefinition = {
      ...{ id, hostFunctions, globals, modules, limits, seed, randomDrawn, randomState, asyncCalls, forceExact },
    }
    const memory = this.#home.open(definition, options.nowMs)
    memory.reset(images.memory)
    const history = new CellHistory(written.history)
    const state: SessionState = { options, memory, history, names, run: undefined }
    if (run !== undefined) {
      state.run = new CellRun(state, history.last(), { ...run, start: images.start })
    }
    return state
  }

  #buildHashes(): Promise<BuildHashes> {
    this.#build ??= buildHashes(this.#home.template)
    return this.#build
  }
}

/** What a restored session is given, by the host functions that its guest knows; others are left out. */
function optionsOf({ hostFunctions, modules, globalNames }: WrittenState, given: ResolvedSession): ResolvedSession {
  const functions = [...hostFunctions].map(([name, { terminal }]) => {
    const found = given.hostFunctions.get(name)
    if (found === undefined) throw new TypeError(`Cannot restore: the session calls host function '${name}': give it`)
    if (found.terminal === terminal) return [name, found] as const
    throw new TypeError(`Cannot restore: host function '${name}' was ${terminal ? '' : 'not '}terminal in the session`)
  })
  const globals = Object.fromEntries(globalNames.map((name) => [name, undefined]))
  return { ...given, hostFunctions: new Map(functions), modules, globals }
}

/** The guest's promise is read from its memory: it must lie there. */
function checkPromise({ run }: WrittenState, memory: Image | undefined): void {
  if (run === undefined || run.missing !== undefined || run.guest.promise === 0) return
  const { promise } = run.guest
  const isInside = memory !== undefined && promise >= memory.layout.heapStart * 4 && promise < memory.heapEnd * 4
  if (!isInside || promise % 8 !== 0) throw damaged('it waits for a promise outside its memory')
}
