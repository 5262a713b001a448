import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImageStore } from '../../../packages/executor/src/image-store.ts'
import { DirectoryImageStore } from '../../../packages/executor/src/node/directory-image-store.ts'
import { SqliteImageStore } from '../../../packages/executor/src/node/sqlite-image-store.ts'
import { generationOf } from '../../support/generation-image.ts'
import { bundlePutter, PutterProcess, type StoreKind } from '../../support/putter-process.ts'

/** Each process puts into a store of either kind, so that a kill, whose cost is the start of the next, serves both. */
const KILLS = 200
/** Folders that are killed over at the same time: while one process starts, another writes. */
const LANES = 2
const KINDS: readonly StoreKind[] = ['directory', 'sqlite']
const IDS = ['a', 'b/c', 'd'.repeat(200)]

/** What became of the stores of one kind, in kills and puts. */
interface Tally {
  /** Kills while at least one put was under way. */
  underWay: number
  /** Puts that were acknowledged. */
  kept: number
  /** Acknowledged puts that were not there afterwards: `directory a: 7 of 8`. */
  readonly lost: string[]
  /** Images that nobody had put. */
  readonly invented: string[]
}

const tallies: Readonly<Record<StoreKind, Tally>> = {
  directory: { underWay: 0, kept: 0, lost: [], invented: [] },
  sqlite: { underWay: 0, kept: 0, lost: [], invented: [] },
}
/** Kills that left a file half-written. */
let unfinished = 0
let folders: readonly string[] = []
let bundle = ''

beforeAll(async () => {
  bundle = await bundlePutter()
  folders = await Promise.all(Array.from({ length: LANES }, () => mkdtemp(join(tmpdir(), 'dormouse-kill-'))))
  await Promise.all(folders.map(killOver))
}, 300_000)

afterAll(() => Promise.all([...folders, bundle].map((path) => rm(path, { recursive: true, force: true }))))

/** Kills process after process over one folder; each checks what the one before left, and goes on from there. */
async function killOver(folder: string): Promise<void> {
  const start = (): PutterProcess => new PutterProcess(bundle, folder, IDS)
  let putter = start()
  let next: PutterProcess | undefined
  try {
    await open(putter)
    for (let kill = 0; kill < KILLS / LANES; kill++) {
      // It starts meanwhile, and opens the stores when this one is gone.
      next = start()
      // Kills come after 0 to 4 puts into one of the stores that were acknowledged, and 0 to 3 ms later.
      await putter.printed('kept', KINDS[kill % 2]!, kill % 5)
      if (kill % 4 > 0) await setTimeout(kill % 4)
      await putter.kill()
      if ((await readdir(join(folder, 'images'))).some((name) => name.endsWith('.unfinished'))) unfinished++
      await open(next)
      for (const kind of KINDS) compare(putter, next, kind)
      putter = next
    }
  } finally {
    await Promise.all([putter.kill(), next?.kill()])
  }
}

/** Lets a process open its stores. It ends with an error, and this rejects, when an image in them is not whole. */
async function open(putter: PutterProcess): Promise<void> {
  await Promise.all(KINDS.map((kind) => putter.printed('warm', kind)))
  putter.go()
  await Promise.all(KINDS.map((kind) => putter.printed('ready', kind)))
}

/** Compares what a killed process told with what the next one found. */
function compare(killed: PutterProcess, next: PutterProcess, kind: StoreKind): void {
  const tally = tallies[kind]
  const { found, started, kept } = killed.told(kind)
  const there = next.told(kind).found
  for (const id of IDS) {
    const least = kept.get(id) ?? found.get(id) ?? 0
    const most = started.get(id) ?? least
    const generation = there.get(id) ?? 0
    if (generation < least) tally.lost.push(`${kind} ${id}: ${generation} of ${least}`)
    if (generation > most) tally.invented.push(`${kind} ${id}: ${generation} after ${most}`)
    tally.kept += least - (found.get(id) ?? 0)
  }
  if (IDS.some((id) => (started.get(id) ?? 0) > (kept.get(id) ?? 0))) tally.underWay++
}

async function expectWhole(store: ImageStore): Promise<void> {
  expect(await store.list()).toEqual([...IDS].sort())
  for (const id of IDS) expect(generationOf(id, (await store.get(id)) ?? new Uint8Array(4))).toBeGreaterThan(10)
}

describe(`put() through ${KILLS} kills`, () => {
  it('into DirectoryImageStore keeps what was acknowledged, whole', async () => {
    expect(tallies.directory).toMatchObject({ lost: [], invented: [] })
    expect(tallies.directory.kept).toBeGreaterThan(KILLS)
    for (const folder of folders) {
      await expectWhole(await DirectoryImageStore.open(join(folder, 'images')))
      expect((await readdir(join(folder, 'images'))).filter((name) => name.endsWith('.unfinished'))).toEqual([])
    }
  })

  it('into SqliteImageStore keeps what was acknowledged, whole', async () => {
    expect(tallies.sqlite).toMatchObject({ lost: [], invented: [] })
    expect(tallies.sqlite.kept).toBeGreaterThan(KILLS)
    for (const folder of folders) {
      const store = await SqliteImageStore.open(join(folder, 'images.db'))
      await expectWhole(store)
      await store.close()
    }
  })

  it('is under way when they come', () => {
    console.log(
      tallies.directory.underWay,
      tallies.directory.kept,
      tallies.sqlite.underWay,
      tallies.sqlite.kept,
      unfinished,
    )
    expect(tallies.directory.underWay).toBeGreaterThan(KILLS * 0.8)
    expect(unfinished).toBeGreaterThan(KILLS * 0.3)
    expect(tallies.sqlite.underWay).toBeGreaterThan(KILLS * 0.5)
  })
})
