/// <reference types="node" />
import { mkdir, open, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { unfinishedFileName } from './unfinished-file.ts'

/**
 * Makes a directory and those above it; resolves once they would survive a power failure.
 * @param path absolute
 * @throws what the file system says
 * @example
 * import { tmpdir } from 'node:os'
 * await makeDirectory(tmpdir()) // undefined
 */
export async function makeDirectory(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true })
  if (first === undefined) return
  // A directory is an entry of the one above it: without that on disk, what is in it is lost.
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncDirectory(dirname(made))
}

/**
 * Writes a file in the place of the one of that name, if any; resolves once it would survive a power failure. Whoever
 * reads meanwhile sees the old one or the new one, whole. The way is the known one: write beside it, sync, rename, sync
 * the directory (https://lwn.net/Articles/457667/); without the first sync a file system may keep the rename and lose
 * the bytes.
 * @throws what the file system says; the file of that name is then the old one or the new one
 * @example
 * import { tmpdir } from 'node:os'
 * await replaceFile(tmpdir(), 'dormouse-example', new Uint8Array(3)) // undefined
 * await removeFile(tmpdir(), 'dormouse-example') // true
 */
export async function replaceFile(directory: string, name: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(directory, unfinishedFileName())
  try {
    await writeFile(unfinished, bytes, { flag: 'wx', flush: true })
    await rename(unfinished, join(directory, name))
  } catch (error) {
    // What cannot be removed now is swept at an opening; the caller should hear of the first failure.
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw error
  }
  await syncDirectory(directory)
}

/**
 * Removes a file; gives false when there was none. Resolves once its absence would survive a power failure.
 * @throws what the file system says
 * @example
 * import { tmpdir } from 'node:os'
 * await removeFile(tmpdir(), 'dormouse-no-such-file') // false
 */
export async function removeFile(directory: string, name: string): Promise<boolean> {
  try {
    await unlink(join(directory, name))
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
  await syncDirectory(directory)
  return true
}

/**
 * True for the error of a file system that there is no such file.
 * @example isMissing(Object.assign(new Error('no such file'), { code: 'ENOENT' })) // true
 */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

async function syncDirectory(path: string): Promise<void> {
  // Windows refuses to sync a directory; NTFS keeps the order of renames in its own journal.
  if (process.platform === 'win32') return
  const directory = await open(path)
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
