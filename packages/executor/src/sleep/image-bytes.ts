import { isSealOf, SEAL_BYTES, sealOf } from '#seal'
import { ExecutorError } from '../errors.ts'

/**
 * An image as bytes. All numbers are little-endian; sizes are of what follows the header, in this order.
 *
 *     offset  bytes
 *          0      4  'DORM'
 *          4      2  version of this format
 *          6      2  flags: 1 signed, 2 has memory, 4 has a starting image
 *          8     16  engine hash       16 bytes of SHA-256 each: an image fits the build that made it,
 *         24     16  template hash     and no other
 *         40      4  size of the state, in bytes: pending calls, journal, names, host functions, modules
 *         44      8  memory: end of its heap, size of its data, in words
 *         52      8  the memory before the cell: the same; then the one above holds what the cell changed in it
 *         60      …  state (padded with zeros to four bytes), memory data, starting data
 *      at end     32  HMAC-SHA-256 of all before it, or SHA-256 where there is no secret
 */
export interface ImageSections {
  readonly state: Uint8Array
  readonly memory: ImageData | undefined
  readonly start: ImageData | undefined
}

/** Words of an image, and where its heap ends. */
export interface ImageData {
  readonly heapEnd: number
  readonly data: Int32Array
}

/** What tells one engine build from another. */
export interface BuildHashes {
  readonly engine: Uint8Array<ArrayBuffer>
  readonly template: Uint8Array<ArrayBuffer>
}

const MAGIC = 0x4d524f44
/** Of the format, and of what a state must hold: 2 since that says what earlier cells left of promises. */
const VERSION = 2
const SIGNED = 1
const HAS_MEMORY = 2
const HAS_START = 4
const HASH_BYTES = 16
const HEADER_BYTES = 60

/** Writes an image down and seals it. */
export async function writeImage(
  { state, memory, start }: ImageSections,
  build: BuildHashes,
  secret: Uint8Array | undefined,
): Promise<Uint8Array> {
  const stateEnd = HEADER_BYTES + padded(state.length)
  const memoryEnd = stateEnd + (memory?.data.byteLength ?? 0)
  const end = memoryEnd + (start?.data.byteLength ?? 0)
  const bytes = new Uint8Array(end + SEAL_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint16(4, VERSION, true)
  view.setUint16(6, (secret ? SIGNED : 0) | (memory ? HAS_MEMORY : 0) | (start ? HAS_START : 0), true)
  bytes.set(build.engine, 8)
  bytes.set(build.template, 8 + HASH_BYTES)
  const sizes = [state.length, memory?.heapEnd, memory?.data.length, start?.heapEnd, start?.data.length]
  for (const [index, size = 0] of sizes.entries()) view.setUint32(40 + index * 4, size, true)
  bytes.set(state, HEADER_BYTES)
  if (memory) bytes.set(bytesOf(memory.data), stateEnd)
  if (start) bytes.set(bytesOf(start.data), memoryEnd)
  bytes.set(await sealOf(bytes.subarray(0, end), secret), end)
  return bytes
}

/**
 * Reads an image, once its seal is known to be right. Nothing in it is looked at before, but what tells it apart.
 * @param bytes must stay as they are: what is read may be views of them
 * @throws ExecutorError `image-foreign`, `image-signature`, `image-damaged`
 */
export async function readImage(
  bytes: Uint8Array,
  build: BuildHashes,
  secret: Uint8Array | undefined,
): Promise<ImageSections> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER_BYTES + SEAL_BYTES) {
    if (bytes.length >= 4 && view.getUint32(0, true) === MAGIC) throw damaged('it is cut short')
    throw foreign('it is no image')
  }
  if (view.getUint32(0, true) !== MAGIC) throw foreign('it is no image')
  const flags = view.getUint16(6, true)
  await checkSeal(bytes, flags, secret)
  const version = view.getUint16(4, true)
  if (version !== VERSION) throw foreign(`it is of version ${version}, and this executor reads version ${VERSION}`)
  const hashes = bytes.subarray(8, 8 + 2 * HASH_BYTES)
  if (!equal(hashes, concat(build.engine, build.template))) {
    throw foreign('another build of the engine or the guest library made it; restore it with the version that did')
  }
  return sectionsOf(bytes, view, flags)
}

function sectionsOf(bytes: Uint8Array, view: DataView, flags: number): ImageSections {
  const [stateBytes = 0, memoryEnd = 0, memoryWords = 0, startEnd = 0, startWords = 0] = [0, 1, 2, 3, 4].map((index) =>
    view.getUint32(40 + index * 4, true),
  )
  const memoryAt = HEADER_BYTES + padded(stateBytes)
  const startAt = memoryAt + memoryWords * 4
  if (startAt + startWords * 4 + SEAL_BYTES !== bytes.length) throw damaged('its sections do not fill it')
  const section = (has: number, heapEnd: number, at: number, words: number): ImageData | undefined => {
    if ((flags & has) !== 0) return { heapEnd, data: wordsOf(bytes.subarray(at, at + words * 4)) }
    if (words > 0 || heapEnd > 0) throw damaged('it has a section that its flags do not name')
    return undefined
  }
  return {
    state: bytes.subarray(HEADER_BYTES, HEADER_BYTES + stateBytes),
    memory: section(HAS_MEMORY, memoryEnd, memoryAt, memoryWords),
    start: section(HAS_START, startEnd, startAt, startWords),
  }
}

async function checkSeal(bytes: Uint8Array, flags: number, secret: Uint8Array | undefined): Promise<void> {
  const isSigned = (flags & SIGNED) !== 0
  if (secret !== undefined && !isSigned) {
    throw new ExecutorError(
      'image-signature',
      'Cannot restore: the image is not signed, and this executor has a secret',
    )
  }
  if (secret === undefined && isSigned) {
    throw new ExecutorError('image-signature', 'Cannot restore: the image is signed; give createExecutor the secret')
  }
  const content = bytes.subarray(0, bytes.length - SEAL_BYTES)
  const seal = bytes.subarray(bytes.length - SEAL_BYTES)
  if (await isSealOf(seal, content, secret)) return
  if (secret === undefined) throw damaged('its checksum does not hold')
  throw new ExecutorError('image-signature', 'Cannot restore: the image is not signed with this secret, or was changed')
}

/** Sixteen bytes that tell contents apart. */
export async function hashOf(...parts: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await sealOf(concat(...parts), undefined)).slice(0, HASH_BYTES)
}

/** `ExecutorError` for an image whose content does not hold. */
export function damaged(why: string): ExecutorError {
  return new ExecutorError('image-damaged', `Cannot restore: the image is damaged: ${why}`)
}

function foreign(why: string): ExecutorError {
  return new ExecutorError('image-foreign', `Cannot restore: these bytes are no image for this executor: ${why}`)
}

const padded = (length: number): number => Math.ceil(length / 4) * 4

const bytesOf = (words: Int32Array): Uint8Array => new Uint8Array(words.buffer, words.byteOffset, words.byteLength)

/** Words of bytes that may lie anywhere: a view where it can be, since there may be many. */
function wordsOf(bytes: Uint8Array): Int32Array {
  // Not `slice`: that of Node's Buffer copies nothing.
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
  return new Int32Array(buffer, byteOffset, length / 4)
}

function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}
