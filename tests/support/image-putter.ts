// A process that puts images into two stores until it is killed: argv are a folder and the ids. Its main thread puts
// into SQLite, which holds a thread while it writes, another thread into a directory. It waits for a line, then both
// open their store in that folder, tell what they found in it, and put one generation after the other, all ids at the
// same time. Each line is written before it goes on: what the parent has read is true, whenever the process dies.
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { setImmediate } from 'node:timers/promises'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import type { ImageStore } from '../../packages/executor/src/image-store.ts'
import { DirectoryImageStore } from '../../packages/executor/src/node/directory-image-store.ts'
import { SqliteImageStore } from '../../packages/executor/src/node/sqlite-image-store.ts'
import { generationImage, generationOf } from './generation-image.ts'

/** A process that nobody kills ends by itself. */
const MAX_MS = 20_000

const [folder = '', ...ids] = process.argv.slice(2)

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) })
  await once(worker, 'online')
  say('warm', 'sqlite')
  // The parent is gone.
  process.stdin.once('end', () => process.exit(1))
  await once(process.stdin, 'data')
  worker.postMessage('go')
  await putUntilKilled('sqlite', await SqliteImageStore.open(`${folder}/images.db`))
} else if (parentPort) {
  say('warm', 'directory')
  await once(parentPort, 'message')
  await putUntilKilled('directory', await DirectoryImageStore.open(`${folder}/images`))
}
process.exit(1)

async function putUntilKilled(kind: string, store: ImageStore): Promise<void> {
  const endMs = performance.now() + MAX_MS
  const found = new Map<string, number>()
  for (const id of await store.list()) {
    const generation = generationOf(id, (await store.get(id)) ?? new Uint8Array(4))
    found.set(id, generation)
    say('found', kind, id, generation)
  }
  say('ready', kind)
  const put = async (id: string): Promise<void> => {
    for (let generation = (found.get(id) ?? 0) + 1; performance.now() < endMs; generation++) {
      const image = generationImage(id, generation)
      say('started', kind, id, generation)
      await store.put(id, image)
      say('kept', kind, id, generation)
      // Lets the thread hear of the other one's failure, and of the parent's end.
      await setImmediate()
    }
  }
  await Promise.all(ids.map(put))
}

/** Writes a line at once; a parent that is busy, and so has its pipe full, is waited for. */
function say(...words: readonly unknown[]): void {
  for (;;) {
    try {
      writeSync(1, `${words.join(' ')}\n`)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}
