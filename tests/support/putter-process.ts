import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import process from 'node:process'
import { build } from 'esbuild'
import { ROOT } from '../house/tree.ts'

/** The stores that a process of `image-putter.ts` puts into. */
export type StoreKind = 'directory' | 'sqlite'

/** What a process of `image-putter.ts` has told so far of one store, by id: the last generation of each kind. */
export interface Told {
  readonly found: ReadonlyMap<string, number>
  readonly started: ReadonlyMap<string, number>
  readonly kept: ReadonlyMap<string, number>
}

/** Bundles `image-putter.ts`: Node 20 loads no TypeScript. Below node_modules, so that it finds the peer. */
export async function bundlePutter(): Promise<string> {
  const file = join(ROOT, `node_modules/.cache/dormouse-image-putter/${randomUUID()}.mjs`)
  await build({
    entryPoints: [join(ROOT, 'tests/support/image-putter.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  })
  return file
}

/** A child process that puts images, and what it prints. */
export class PutterProcess {
  readonly #child: ChildProcess
  readonly #closed: Promise<unknown>
  readonly #waiting = new Map<string, () => void>()
  /** By word and store, `kept sqlite`: the last generation of each id. */
  readonly #told = new Map<string, Map<string, number>>()
  readonly #counts: Record<string, number> = {}
  #unread = ''
  #complaint = ''

  constructor(bundle: string, folder: string, ids: readonly string[]) {
    this.#child = spawn(process.execPath, [bundle, folder, ...ids], { stdio: 'pipe' })
    this.#closed = once(this.#child, 'close')
    this.#child.stdout?.on('data', (chunk) => this.#read(String(chunk)))
    this.#child.stderr?.on('data', (chunk) => {
      this.#complaint += String(chunk)
    })
  }

  /** Lets the process open its stores. */
  go(): void {
    this.#child.stdin?.write('go\n')
  }

  /** Resolves when the process has printed `count` lines of a word for a store; rejects when it ended before. */
  async printed(word: string, kind: StoreKind, count = 1): Promise<void> {
    const key = `${word} ${kind}`
    const enough = new Promise<void>((resolve) => {
      this.#waiting.set(key, () => (this.#counts[key] ?? 0) >= count && resolve())
      this.#waiting.get(key)?.()
    })
    const ended = this.#closed.then(() => Promise.reject(new Error(`the process ended: ${this.#complaint}`)))
    await Promise.race([enough, ended])
  }

  /** Kills the process as an accident would; resolves once the system has taken it away. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#closed
    if (this.#child.signalCode !== 'SIGKILL') throw new Error(`the process ended by itself: ${this.#complaint}`)
  }

  /** What the process has told of a store. */
  told(kind: StoreKind): Told {
    const of = (word: string): ReadonlyMap<string, number> => this.#told.get(`${word} ${kind}`) ?? new Map()
    return { found: of('found'), started: of('started'), kept: of('kept') }
  }

  #read(chunk: string): void {
    const lines = (this.#unread + chunk).split('\n')
    this.#unread = lines.pop() ?? ''
    for (const [word = '', kind, id = '', generation] of lines.map((line) => line.split(' '))) {
      const key = `${word} ${kind}`
      this.#told.set(key, (this.#told.get(key) ?? new Map<string, number>()).set(id, Number(generation)))
      this.#counts[key] = (this.#counts[key] ?? 0) + 1
      this.#waiting.get(key)?.()
    }
  }
}
