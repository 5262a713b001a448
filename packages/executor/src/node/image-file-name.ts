/// <reference types="node" />
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'

/**
 * Letters of the longest id that is written into a name. With what stands around it a name has 137 bytes: file systems
 * take 255, an encrypted home folder (eCryptfs) 143.
 */
const MAX_WRITTEN_ID = 128

/**
 * The name of the file that keeps an image. Lower-case letters, digits, `-` and `_` stand for themselves, any other
 * byte of the id's UTF-8 is `%` and two lower-case digits: `id-user%2f%41nna.image`. So names differ by more than
 * case, which macOS and Windows do not tell apart, have no accent that a file system could write in another way, are
 * no path, and none is a device of Windows, as `con` would be. An id too long for a name gives its SHA-256:
 * `hash-….image`; the id itself stands in the file.
 *
 * @example
 * imageFileName('user/Anna') // 'id-user%2f%41nna.image'
 * imageFileName('x'.repeat(500)).length // 75
 */
export function imageFileName(id: string): string {
  const written = Buffer.from(id)
    .toString('latin1')
    .replace(/[^a-z0-9_-]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)
  if (written.length <= MAX_WRITTEN_ID) return `id-${written}.image`
  return `hash-${createHash('sha256').update(id).digest('hex')}.image`
}

/**
 * The id that a file name stands for; undefined for a hashed name, and for a file that is no image.
 * @example imageIdIn('id-user%2f%41nna.image') // 'user/Anna'
 */
export function imageIdIn(fileName: string): string | undefined {
  const written = /^id-(.+)\.image$/.exec(fileName)?.[1]
  if (written === undefined) return undefined
  const bytes = written.replace(/%([0-9a-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
  const id = Buffer.from(bytes, 'latin1').toString()
  // A name that this store would not have written is somebody else's file.
  return imageFileName(id) === fileName ? id : undefined
}

/**
 * True for the name of an image whose id stands only in the file.
 * @example isHashedName(imageFileName('x'.repeat(500))) // true
 */
export function isHashedName(fileName: string): boolean {
  return /^hash-[0-9a-f]{64}\.image$/.test(fileName)
}
