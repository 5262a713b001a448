/// <reference types="node" />
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export { SEAL_BYTES } from '../sleep/seal.ts'

/** Bytes that are hashed in one go: 3 ms. */
const CHUNK_BYTES = 2 ** 22

/**
 * As in `sleep/seal.ts`, by Node's own cryptography: for the few kilobytes of an image it is done at once, where the
 * platform's takes a way through other threads that is ten times as long. Of a large one the platform's would first
 * make a copy; it is done in chunks instead, and others have their turn in between.
 */
export async function sealOf(content: Uint8Array, secret: Uint8Array | undefined): Promise<Uint8Array> {
  const hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret)
  for (let at = 0; at < content.length; at += CHUNK_BYTES) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve))
    hash.update(content.subarray(at, at + CHUNK_BYTES))
  }
  return hash.digest()
}

/** True when `seal` is that of the content; takes as long for a wrong one as for the right one. */
export async function isSealOf(
  seal: Uint8Array,
  content: Uint8Array,
  secret: Uint8Array | undefined,
): Promise<boolean> {
  const right = await sealOf(content, secret)
  return seal.length === right.length && timingSafeEqual(seal, right)
}
