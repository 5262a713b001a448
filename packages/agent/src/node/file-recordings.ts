/// <reference types="node" />
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { MemoryRecordings, type Recording, type RecordingStore } from '../model/recordings.ts'

const VERSION = 1

/**
 * Recordings of models in one JSON file, made to be read and kept with the tests.
 *
 * The file is read once, and made with its folders at the first write. Every write replaces it whole, so whoever reads
 * it sees all of the old or all of the new one; writes at the same time become one. The recordings are in the order of
 * their requests, whichever was answered first. Use one FileRecordings for a file: two would overwrite each other's.
 *
 * @example
 * import { tmpdir } from 'node:os'
 * await new FileRecordings(`${tmpdir()}/dormouse-no-such-recordings.json`).list() // []
 */
export class FileRecordings implements RecordingStore {
  readonly #path: string
  #loading: Promise<MemoryRecordings> | undefined
  #writing: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined

  /** @param path of the file; it need not be there yet */
  constructor(path: string) {
    if (typeof path !== 'string' || path === '') {
      throw new TypeError(`Cannot keep recordings: the path of a file is needed, not ${JSON.stringify(path)}`)
    }
    // At once: the process may change its folder.
    this.#path = resolve(path)
  }

  async read(key: string): Promise<Recording | undefined> {
    return (await this.#load()).read(key)
  }

  async write(key: string, recording: Recording): Promise<void> {
    const recordings = await this.#load()
    await recordings.write(key, recording)
    // What comes while a write is under way goes into the next one, together.
    this.#next ??= this.#writing
      .catch(() => {})
      .then(() => {
        this.#next = undefined
        this.#writing = this.#replace(recordings)
        return this.#writing
      })
    await this.#next
  }

  async list(): Promise<readonly Recording[]> {
    return (await this.#load()).list()
  }

  #load(): Promise<MemoryRecordings> {
    this.#loading ??= readRecordings(this.#path)
    return this.#loading
  }

  async #replace(recordings: MemoryRecordings): Promise<void> {
    const text = `${JSON.stringify({ version: VERSION, recordings }, undefined, 2)}\n`
    await mkdir(dirname(this.#path), { recursive: true })
    const unfinished = `${this.#path}.${randomUUID()}.unfinished`
    try {
      await writeFile(unfinished, text, { flag: 'wx' })
      await rename(unfinished, this.#path)
    } catch (error) {
      // The caller should hear of the first failure.
      await rm(unfinished, { force: true }).catch(() => {})
      throw error
    }
  }
}

async function readRecordings(path: string): Promise<MemoryRecordings> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return new MemoryRecordings()
  try {
    const { version, recordings } = JSON.parse(text) as { version?: unknown; recordings?: readonly Recording[] }
    if (version !== VERSION) throw new TypeError(`its version is ${version}, and ${VERSION} is known`)
    return new MemoryRecordings(recordings ?? [])
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TypeError(`Cannot read the recordings in ${path}: ${reason}; delete the file to record anew`, {
      cause: error,
    })
  }
}
