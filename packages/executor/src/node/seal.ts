/// <reference types="node" />
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export { SEAL_BYTES } from '../sleep/seal.ts'

/**
 * As in `sleep/seal.ts`, by Node's own cryptography: for the few kilobytes of an image it is done at once, where the
 * platform's takes a way through other threads that is ten times as long.
 */
export async function sealOf(content: Uint8Array, secret: Uint8Array | undefined): Promise<Uint8Array> {
  const hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret)
  return hash.update(content).digest()
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
