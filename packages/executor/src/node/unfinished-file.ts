/// <reference types="node" />
import { createHash, randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import process from 'node:process'

// In a container every process may have the number 1, restart after restart: a process is its number and its start,
// which all of its threads share.
const START = Math.round(performance.timeOrigin)
// A number says nothing about a process of another machine that uses the same directory.
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const NAME = /^([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f-]{36}\.unfinished$/
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * A new name for a file that is being written, which tells whose it is:
 * `<host>-<process>-<its start>-<UUID>.unfinished`.
 * @example unfinishedFileName().endsWith('.unfinished') // true
 */
export function unfinishedFileName(): string {
  return `${HOST}-${process.pid}-${START}-${randomUUID()}.unfinished`
}

/**
 * Removes the unfinished files in a directory that nobody will finish, and touches no other file.
 *
 * A file of this machine is left over when its process is gone; one of a living process stays, however old. (So does
 * one whose process's number went to another program, until that ends.) Of another machine's processes nothing can be
 * known: such a file is left over when nobody has written to it for a day. Were one swept that its writer still
 * wanted, the writer's rename fails and its put rejects: an image is late, never wrongly acknowledged.
 *
 * @example
 * import { tmpdir } from 'node:os'
 * await sweepUnfinishedFiles(tmpdir()) // undefined
 */
export async function sweepUnfinishedFiles(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (await isLeftOver(directory, name)) await rm(join(directory, name), { force: true })
  }
}

async function isLeftOver(directory: string, name: string): Promise<boolean> {
  const [, host, number, start] = NAME.exec(name) ?? []
  if (host === undefined) return false
  if (host === HOST) return Number(number) === process.pid ? Number(start) !== START : !isAlive(Number(number))
  // Another opener may have swept it meanwhile.
  const writtenMs = await stat(join(directory, name)).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.POSITIVE_INFINITY,
  )
  return Date.now() - writtenMs > DAY_MS
}

/** True unless the system knows for certain that there is no such process: it may be one we must not signal. */
function isAlive(processNumber: number): boolean {
  try {
    return process.kill(processNumber, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
