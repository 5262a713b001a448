/// <reference types="node" />
import { checkImage, checkImageId } from '../check-image.ts'
import type { ImageStore } from '../image-store.ts'
import { attempt } from './attempt.ts'
import { openSealedImage, sealImage } from './sealed-image.ts'
import { openDatabase, type SqliteDatabase, type SqliteStatement } from './sqlite-database.ts'

const TABLE = 'CREATE TABLE IF NOT EXISTS dormouse_images (id TEXT PRIMARY KEY, image BLOB NOT NULL)'
const PUT = `INSERT INTO dormouse_images VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET image = excluded.image`

interface OpenStore {
  readonly database: SqliteDatabase
  readonly put: SqliteStatement
  readonly get: SqliteStatement
  readonly delete: SqliteStatement
  readonly list: SqliteStatement
}

/**
 * Keeps images in a SQLite database, in a table of their own. A put that was acknowledged survives the end of the
 * process and, where the disk keeps what it syncs, of the machine. Several processes may use one database; of SQLite
 * before 3.51.3 (libsql 0.5 has 3.45.1) a very rare race is known between processes that write at the same moment
 * (https://sqlite.org/wal.html#walresetbug), so on Node 20 let one process write.
 *
 * SQLite works in the calling thread: a put holds the event loop for 0.7 ms at 20 kB, 1.5 ms at 200 kB, 100 ms at 10 MB
 * (p50 on two cores), and up to 5 s while another process writes. `node:sqlite` is used where Node has it (22.13), else
 * the peer `libsql`.
 *
 * @example
 * const store = await SqliteImageStore.open(':memory:')
 * await store.put('session-1', new Uint8Array([1, 2, 3]))
 * await store.get('session-1') // → Uint8Array(3) [ 1, 2, 3 ]
 * await store.close()
 */
export class SqliteImageStore implements ImageStore {
  /** Undefined once closed: libsql frees its files when nothing holds its statements any more. */
  #store: OpenStore | undefined

  /** Takes over a database that is open; `open` is the way to make one. */
  constructor(database: SqliteDatabase) {
    database.exec(TABLE)
    this.#store = {
      database,
      put: database.prepare(PUT),
      get: database.prepare('SELECT image FROM dormouse_images WHERE id = ?'),
      delete: database.prepare('DELETE FROM dormouse_images WHERE id = ?'),
      list: database.prepare('SELECT id FROM dormouse_images'),
    }
  }

  /**
   * Opens a database, which is made when missing; the directory it stands in must be there.
   * @param path of its file; `:memory:` keeps it in this process
   * @throws TypeError for no path, ExecutorError `store` when it cannot be opened or the runtime has no SQLite
   * @example await (await SqliteImageStore.open(':memory:')).close()
   */
  static async open(path: string): Promise<SqliteImageStore> {
    if (typeof path !== 'string' || path === '') throw new TypeError('Cannot open image store: path is no text')
    return attempt(`open image store '${path}'`, async () => {
      const database = await openDatabase(path)
      try {
        return new SqliteImageStore(database)
      } catch (error) {
        database.close()
        throw error
      }
    })
  }

  async put(id: string, image: Uint8Array): Promise<void> {
    checkImageId(id, 'put')
    checkImage(image)
    await attempt(`put image '${id}'`, () => this.#opened().put.run(keyOf(id), sealImage(id, image)))
  }

  async get(id: string): Promise<Uint8Array | undefined> {
    checkImageId(id, 'get')
    return attempt(`get image '${id}'`, () => {
      // The statement asks for this column.
      const row = this.#opened().get.get(keyOf(id)) as { readonly image: unknown } | undefined
      // A damaged page may give back text or a number: no bytes of ours.
      return row && openSealedImage(id, row.image instanceof Uint8Array ? row.image : new Uint8Array(0))
    })
  }

  async delete(id: string): Promise<boolean> {
    checkImageId(id, 'delete')
    return attempt(`delete image '${id}'`, () => Number(this.#opened().delete.run(keyOf(id)).changes) > 0)
  }

  async list(): Promise<string[]> {
    return attempt('list images', () => {
      // The statement asks for this column.
      const rows = this.#opened().list.all() as readonly { readonly id: string }[]
      return rows.map((row) => decodeURIComponent(row.id)).sort()
    })
  }

  /** Ends the use of the database; the store then refuses all but another `close`. */
  async close(): Promise<void> {
    const store = this.#store
    this.#store = undefined
    if (store) await attempt('close image store', () => store.database.close())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #opened(): OpenStore {
    if (this.#store === undefined) throw new Error('the store is closed; open it again')
    return this.#store
  }
}

/** The text that stands for an id: `node:sqlite` of Node 22 cuts text that it reads at a NUL. */
const keyOf = (id: string): string => encodeURIComponent(id)
