import process from 'node:process'
import { libsql, nodeSqlite, type SqliteDriver } from '../../packages/executor/src/node/sqlite-database.ts'

/** Whether this Node has SQLite itself, asked in another way than the store does: by its number. */
export const HAS_NODE_SQLITE: boolean = isFrom22Point13(process.versions.node)

/** The ways to SQLite on this Node, by name: the peer always, its own as well from 22.13 on. Never none. */
export const SQLITE_DRIVERS: readonly (readonly [name: string, driver: SqliteDriver])[] = [
  ...(HAS_NODE_SQLITE ? [['node:sqlite', nodeSqlite] as const] : []),
  ['libsql', libsql],
]

function isFrom22Point13(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 13)
}
