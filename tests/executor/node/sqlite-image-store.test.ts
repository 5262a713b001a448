import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ExecutorError } from '../../../packages/executor/src/errors.ts'
import {
  libsql,
  nodeSqlite,
  openDatabase,
  type SqliteDatabase,
  type SqliteDriver,
} from '../../../packages/executor/src/node/sqlite-database.ts'
import { SqliteImageStore } from '../../../packages/executor/src/node/sqlite-image-store.ts'
import { generationImage, generationOf } from '../../support/generation-image.ts'
import { bundlePutter, PutterProcess } from '../../support/putter-process.ts'
import { scratchFolder } from '../../support/scratch-folder.ts'
import { HAS_NODE_SQLITE, SQLITE_DRIVERS } from '../../support/sqlite-drivers.ts'

const IMAGE = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 31 + (index >> 8)) & 0xff)

const missing =
  (what: string): SqliteDriver =>
  async () => {
    throw new Error(`no ${what}`)
  }

/** Opens a database that is closed when the test has finished. */
async function openFor(path: string, drivers?: readonly SqliteDriver[]): Promise<SqliteDatabase> {
  const database = await openDatabase(path, drivers)
  onTestFinished(() => {
    database.close()
  })
  return database
}

describe('openDatabase()', () => {
  it(`takes ${HAS_NODE_SQLITE ? 'node:sqlite' : 'libsql, as there is no node:sqlite'} on this Node`, async () => {
    expect(SQLITE_DRIVERS.map(([name]) => name)).toEqual(HAS_NODE_SQLITE ? ['node:sqlite', 'libsql'] : ['libsql'])
    expect(await openFor(':memory:')).toBeInstanceOf(await (HAS_NODE_SQLITE ? nodeSqlite : libsql)())
    const own = await nodeSqlite().catch((error: unknown) => String(error))
    expect(typeof own).toBe(HAS_NODE_SQLITE ? 'function' : 'string')
  })

  it('takes the first driver that is there', async () => {
    expect(await openFor(':memory:', [missing('first'), libsql])).toBeInstanceOf(await libsql())
  })

  it('says what to install where no driver is there', async () => {
    const failure = await openDatabase(':memory:', [missing('first'), missing('second')]).catch((error) => error)
    expect(failure).toBeInstanceOf(ExecutorError)
    expect(failure.code).toBe('store')
    expect(failure.message).toContain("use Node 22.13 or newer, or 'npm install libsql'")
    expect(failure.cause.errors.map(String)).toEqual(['Error: no first', 'Error: no second'])
  })

  it('waits for another process that opens the same new database', async () => {
    const executed: string[] = []
    class Database implements SqliteDatabase {
      exec(sql: string): void {
        executed.push(sql)
        if (sql.includes('journal_mode') && executed.length < 4) throw new Error('database is locked')
      }
      prepare(): never {
        throw new Error('not asked for')
      }
      close(): void {
        executed.push('close')
      }
    }
    await openDatabase('images.db', [async () => Database])
    expect(executed.filter((sql) => sql === 'PRAGMA journal_mode = WAL')).toHaveLength(3)
    expect(executed).not.toContain('close')
  })

  it('closes what it cannot use', async () => {
    let closed = 0
    class Database implements SqliteDatabase {
      exec(): void {
        throw new Error('disk I/O error')
      }
      prepare(): never {
        throw new Error('not asked for')
      }
      close(): void {
        closed++
      }
    }
    await expect(openDatabase('images.db', [async () => Database])).rejects.toThrow('disk I/O error')
    expect(closed).toBe(1)
  })
})

describe.each(SQLITE_DRIVERS)('SqliteImageStore on %s', (_name, driver) => {
  const openStore = async (path: string): Promise<SqliteImageStore> => {
    const store = new SqliteImageStore(await openDatabase(path, [driver]))
    onTestFinished(() => store.close())
    return store
  }
  const file = async (): Promise<string> => join(await scratchFolder(), 'images.db')

  it('writes ahead and syncs each put', async () => {
    const database = await openFor(await file(), [driver])
    expect(database.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' })
    expect(database.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 })
    expect(database.prepare('PRAGMA fullfsync').get()).toMatchObject({ fullfsync: 1 })
    const [timeout] = database.prepare('PRAGMA busy_timeout').all()
    expect(timeout).toMatchObject({ timeout: 5000 })
  })

  it.each(SQLITE_DRIVERS)('reads what was written through %s', async (_other, other) => {
    const path = await file()
    const writer = new SqliteImageStore(await openDatabase(path, [other]))
    for (const id of ['a', 'a\0b', 'é/😀']) await writer.put(id, IMAGE)
    await writer.close()
    const store = await openStore(path)
    expect(await store.list()).toEqual(['a', 'a\0b', 'é/😀'])
    for (const id of await store.list()) expect(await store.get(id)).toEqual(IMAGE)
    await store.put('a', IMAGE.subarray(1))
    expect(await (await openStore(path)).get('a')).toEqual(IMAGE.slice(1))
  })

  it('sees what another handle on the database puts and deletes', async () => {
    const path = await file()
    const [one, other] = [await openStore(path), await openStore(path)]
    await one.put('a', IMAGE)
    expect(await other.get('a')).toEqual(IMAGE)
    await Promise.all([one, other].flatMap((store) => [1, 2, 3].map((at) => store.put(`id-${at}`, IMAGE.subarray(at)))))
    expect(await one.list()).toEqual(['a', 'id-1', 'id-2', 'id-3'])
    expect(await other.delete('a')).toBe(true)
    expect(await one.get('a')).toBeUndefined()
  })

  it('says when another writer does not let it write, and goes on afterwards', async () => {
    const path = await file()
    const [holder, database] = [await openFor(path, [driver]), await openFor(path, [driver])]
    const store = new SqliteImageStore(database)
    await store.put('a', IMAGE)
    database.exec('PRAGMA busy_timeout = 10')
    holder.exec('BEGIN IMMEDIATE')
    const failure = await store.put('b', IMAGE).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'store', message: "Cannot put image 'b': database is locked" })
    expect(await store.get('a')).toEqual(IMAGE)
    holder.exec('ROLLBACK')
    await store.put('b', IMAGE)
    expect(await store.list()).toEqual(['a', 'b'])
  })

  it('leaves other tables of the database alone', async () => {
    const path = await file()
    const database = await openFor(path, [driver])
    database.exec("CREATE TABLE images (id TEXT); INSERT INTO images VALUES ('mine')")
    await (await openStore(path)).put('a', IMAGE)
    expect(database.prepare('SELECT id FROM images').all()).toHaveLength(1)
  })

  it.each([
    ['cut short', 'UPDATE dormouse_images SET image = substr(image, 1, 9000)'],
    ['empty', "UPDATE dormouse_images SET image = x''"],
    [
      'changed in one byte',
      "UPDATE dormouse_images SET image = CAST(substr(image, 1, 60) || x'ff' || substr(image, 62) AS BLOB)",
    ],
    ['no bytes any more', 'UPDATE dormouse_images SET image = CAST(image AS TEXT)'],
    ['that of another session', "UPDATE dormouse_images SET id = 'b'"],
  ])('notices an image that is %s', async (_what, sql) => {
    const path = await file()
    const store = await openStore(path)
    await store.put('a', IMAGE)
    const database = await openFor(path, [driver])
    database.exec(sql)
    const [id = ''] = await store.list()
    await expect(store.get(id)).rejects.toMatchObject({ name: 'ExecutorError', code: 'image-damaged' })
    await store.put(id, IMAGE)
    expect(await store.get(id)).toEqual(IMAGE)
  })

  it('notices a byte that the disk changed, which SQLite does not', async () => {
    const path = await file()
    const store = await openStore(path)
    await store.put('a', IMAGE)
    // Moves everything from the log into the file, and empties the log.
    const database = await openFor(path, [driver])
    database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all()
    const bytes = await readFile(path)
    const at = bytes.indexOf(IMAGE.subarray(10_000, 10_100))
    expect(at).toBeGreaterThan(0)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    await writeFile(path, bytes)
    await expect((await openStore(path)).get('a')).rejects.toMatchObject({ code: 'image-damaged' })
  })

  it('refuses everything after close(), which may be called again', async () => {
    const store = await openStore(':memory:')
    await store.put('a', IMAGE)
    await store.close()
    await store.close()
    const refused = [store.put('a', IMAGE), store.get('a'), store.delete('a'), store.list()]
    for (const call of refused) {
      const failure = await call.catch((error: unknown) => error)
      expect(failure).toMatchObject({ name: 'ExecutorError', code: 'store' })
      expect(String(failure)).toMatch(/Cannot .*: the store is closed; open it again$/)
    }
    // Wrong arguments are told first, as by an open store.
    await expect(store.get('')).rejects.toThrow(RangeError)
  })

  it('closes at the end of its scope', async () => {
    const store = await openStore(':memory:')
    await store[Symbol.asyncDispose]()
    await expect(store.list()).rejects.toMatchObject({ code: 'store' })
  })
})

describe('SqliteImageStore.open()', () => {
  it('keeps images from one opening to the next', async () => {
    const path = join(await scratchFolder(), 'images.db')
    for (let opening = 0; opening < 3; opening++) {
      const store = await SqliteImageStore.open(path)
      expect(await store.list()).toEqual(['0', '1', '2'].slice(0, opening))
      await store.put(String(opening), IMAGE)
      await store.close()
    }
  })

  it.each([undefined, 1, '', {}])('refuses the path %o', async (path) => {
    await expect(SqliteImageStore.open(path as string)).rejects.toThrow(TypeError)
  })

  it('says why a file cannot be opened', async () => {
    const folder = await scratchFolder()
    const path = join(folder, 'images.db')
    await writeFile(path, 'this is no database '.repeat(1000))
    const failure = await SqliteImageStore.open(path).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'store', cause: { message: 'file is not a database' } })
    expect(String(failure)).toContain(`Cannot open image store '${path}': file is not a database`)
    for (const wrong of [folder, join(folder, 'none', 'images.db')]) {
      await expect(SqliteImageStore.open(wrong)).rejects.toMatchObject({ name: 'ExecutorError', code: 'store' })
    }
  })
})

describe('SqliteImageStore in several processes', () => {
  let bundle = ''
  beforeAll(async () => {
    bundle = await bundlePutter()
  })
  afterAll(() => rm(bundle, { force: true }))
  const start = (folder: string, id: string): PutterProcess => {
    const putter = new PutterProcess(bundle, folder, [id])
    onTestFinished(() => putter.kill())
    return putter
  }

  it('keeps the puts of all of them, also of those that open it at the same moment', async () => {
    const folder = await scratchFolder()
    const ids = ['a', 'b', 'c']
    const putters = ids.map((id) => start(folder, id))
    await Promise.all(putters.map((putter) => putter.printed('warm', 'sqlite')))
    for (const putter of putters) putter.go()
    const store = await SqliteImageStore.open(join(folder, 'images.db'))
    await Promise.all(putters.map((putter) => putter.printed('kept', 'sqlite', 1)))
    for (let generation = 1; generation <= 20; generation++) {
      await store.put('mine', generationImage('mine', generation))
      expect(generationOf('mine', (await store.get('mine')) ?? new Uint8Array(4))).toBe(generation)
    }
    await Promise.all(putters.map((putter) => putter.kill()))
    expect(await store.list()).toEqual([...ids, 'mine'])
    for (const [index, id] of ids.entries()) {
      const kept = putters[index]?.told('sqlite').kept.get(id) ?? Number.POSITIVE_INFINITY
      expect(generationOf(id, (await store.get(id)) ?? new Uint8Array(4))).toBeGreaterThanOrEqual(kept)
    }
    await store.close()
  })
})
