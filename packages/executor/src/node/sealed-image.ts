/// <reference types="node" />
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { ExecutorError } from '../errors.ts'

/**
 * How an image lies in a file or a row:
 *
 *     0   8 bytes   mark, with the version of this layout
 *     8   32        SHA-256 of everything after it
 *     40  4         bytes of the id, little-endian
 *     44  4         bytes of the image, little-endian
 *     48            id, then image
 *
 * A disk may keep the first half of a file, or give back a block of another one; neither a file system nor SQLite
 * tells. The id is sealed too, so that a file that somebody renamed is no other session's image.
 */
const MARK = Buffer.from('dmouse\0\x01', 'latin1')
const HASH_BYTES = 32
const LENGTHS_AT = MARK.length + HASH_BYTES
const ID_AT = LENGTHS_AT + 8

/** Bytes of a sealed image that hold its id for certain. */
export const SEALED_HEAD_BYTES: number = ID_AT + 512

/**
 * Puts an image into the form that shows damage: a copy, so that later changes of the caller's bytes are not seen.
 * @example sealImage('a', new Uint8Array(100)).length // 149
 */
export function sealImage(id: string, image: Uint8Array): Uint8Array {
  const idBytes = Buffer.byteLength(id)
  const sealed = Buffer.allocUnsafe(ID_AT + idBytes + image.byteLength)
  sealed.set(MARK)
  sealed.writeUInt32LE(idBytes, LENGTHS_AT)
  sealed.writeUInt32LE(image.byteLength, LENGTHS_AT + 4)
  sealed.write(id, ID_AT)
  sealed.set(image, ID_AT + idBytes)
  sealed.set(hashOf(sealed), MARK.length)
  return sealed
}

/**
 * Gives the image out of its sealed form, as bytes of its own.
 * @param id under which it was looked for
 * @throws ExecutorError `image-damaged` when the bytes are not those that were sealed under this id
 * @example openSealedImage('a', sealImage('a', new Uint8Array(2))) // → Uint8Array(2) [ 0, 0 ]
 */
export function openSealedImage(id: string, sealed: Uint8Array): Uint8Array {
  const bytes = asBuffer(sealed)
  const refuse = (what: string): never => {
    throw new ExecutorError('image-damaged', `Cannot get image '${id}': ${what}; delete it, or put it again`)
  }
  if (bytes.length < ID_AT || !bytes.subarray(0, MARK.length).equals(MARK)) refuse('what is stored is no sealed image')
  const imageAt = ID_AT + bytes.readUInt32LE(LENGTHS_AT)
  const wholeBytes = imageAt + bytes.readUInt32LE(LENGTHS_AT + 4)
  if (bytes.length !== wholeBytes) refuse(`${bytes.length} of its ${wholeBytes} bytes are stored`)
  if (!hashOf(bytes).equals(bytes.subarray(MARK.length, LENGTHS_AT))) refuse('its bytes do not fit its checksum')
  const sealedId = sealedIdOf(bytes)
  if (sealedId !== id) refuse(`what is stored is the image of '${sealedId}'`)
  // A copy rather than a view: whole words can be read from it at any multiple of four.
  return new Uint8Array(bytes.subarray(imageAt))
}

/**
 * The id that a sealed image names, from its first {@link SEALED_HEAD_BYTES}; undefined when it is none.
 * @example sealedIdOf(sealImage('a', new Uint8Array(2))) // 'a'
 */
export function sealedIdOf(head: Uint8Array): string | undefined {
  const bytes = asBuffer(head)
  if (bytes.length < ID_AT || !bytes.subarray(0, MARK.length).equals(MARK)) return undefined
  return bytes.toString('utf8', ID_AT, ID_AT + bytes.readUInt32LE(LENGTHS_AT))
}

const hashOf = (sealed: Buffer): Buffer => createHash('sha256').update(sealed.subarray(LENGTHS_AT)).digest()

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
