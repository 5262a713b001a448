/// <reference types="node" />
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { ExecutorError } from '../errors.ts'

/** What the stores use of a prepared statement: the part that all drivers have alike. */
export interface SqliteStatement {
  run(...values: readonly (string | Uint8Array)[]): { readonly changes: number | bigint }
  get(...values: readonly string[]): unknown
  all(): unknown[]
}

/** What the stores use of an open database: the part that all drivers have alike. */
export interface SqliteDatabase {
  exec(sql: string): unknown
  prepare(sql: string): SqliteStatement
  close(): unknown
}

/** A way to SQLite: the class of its databases, or a rejection where this runtime does not have it. */
export type SqliteDriver = () => Promise<new (path: string) => SqliteDatabase>

/**
 * The `node:sqlite` of Node 22.13 and later. Node 22 prints an ExperimentalWarning the first time it is loaded, 24 and
 * 26 print none (seen with 22.13.1, 22.23.3, 24.21.0 and 26.10.0); nothing is silenced, so the program decides.
 *
 * @throws Error where Node is older, or was told to leave it out
 * @example typeof nodeSqlite // 'function'
 */
export const nodeSqlite: SqliteDriver = async () => {
  const builtIn = process.getBuiltinModule('node:sqlite')
  if (builtIn === undefined) throw new Error('this Node has no node:sqlite')
  // The types of Node 20 do not know the module.
  return (builtIn as { readonly DatabaseSync: new (path: string) => SqliteDatabase }).DatabaseSync
}

/**
 * The optional peer `libsql`, for Node 20. Measured beside better-sqlite3 on two cores with Node 20.20 and 24.21:
 *
 *     |                              | libsql 0.5.29          | better-sqlite3 12.11.1                 |
 *     | install                      | 3 s, 5 packages, 19 MB | 82 s, 38 packages, 30 MB               |
 *     | install script               | none: binary in npm    | fetches one from GitHub, else compiles |
 *     | one install for Node 20 + 24 | yes (Node-API)         | no (NODE_MODULE_VERSION differs)       |
 *     | puts/s of 2 kB, all synced   | 900–1700               | 800–1100                               |
 *     | a put of 200 kB, p50         | 2 ms                   | 3–4 ms                                 |
 *     | kill -9 amid puts            | 200 times, none lost   | 100 times, none lost                   |
 *     | four processes, 1200 puts    | all kept               | all kept                               |
 *
 * So libsql: an install that needs the npm registry and nothing else. (better-sqlite3 13 needs Node 22, which has
 * SQLite itself.) What to know of libsql: a sole argument that is no text aborts the process
 * (tursodatabase/libsql-js#114), so ids are text; a closed database keeps its files open until its statements are
 * collected (tursodatabase/libsql-js#228).
 *
 * @throws Error where it is not installed, or has no binary for the platform
 * @example typeof libsql // 'function'
 */
export const libsql: SqliteDriver = async () => {
  const peer = await import('libsql')
  // Its types are wider: they take a Buffer for a path, and leave what is bound to the caller.
  return peer.default as Awaited<ReturnType<SqliteDriver>>
}

/** Milliseconds to wait for another process that writes, 5000: a put takes far less, so that process hangs. */
const BUSY_MS = 5000
const RETRY_MS = 5

/**
 * Opens a database for writes that are on disk once they return: write-ahead log, `synchronous = FULL`.
 * @param path of a file, which is made when missing; `:memory:` for none
 * @param drivers tried in this order
 * @throws ExecutorError `store` when no driver is there; what the driver says when the file cannot be opened
 * @example
 * const database = await openDatabase(':memory:')
 * database.close()
 */
export async function openDatabase(
  path: string,
  drivers: readonly SqliteDriver[] = [nodeSqlite, libsql],
): Promise<SqliteDatabase> {
  const Database = await findDriver(drivers)
  const database = new Database(path)
  try {
    // A sync of macOS ends in the disk's cache unless it is asked to be full; elsewhere that changes nothing.
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON`)
    await useWriteAheadLog(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

async function findDriver(drivers: readonly SqliteDriver[]): ReturnType<SqliteDriver> {
  const reasons: unknown[] = []
  for (const driver of drivers) {
    try {
      return await driver()
    } catch (error) {
      reasons.push(error)
    }
  }
  const message =
    "Cannot open image store: this runtime has no SQLite; use Node 22.13 or newer, or 'npm install libsql'"
  throw new ExecutorError('store', message, { cause: new AggregateError(reasons) })
}

/**
 * SQLite does not wait, whatever its busy timeout, when two processes that open a new database both switch it to the
 * log: of 400 openings by four processes 1 to 18 failed with `database is locked`, with each driver.
 */
async function useWriteAheadLog(database: SqliteDatabase): Promise<void> {
  const endMs = performance.now() + BUSY_MS
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      if (!String(error).includes('database is locked') || performance.now() > endMs) throw error
      await setTimeout(RETRY_MS)
    }
  }
}
