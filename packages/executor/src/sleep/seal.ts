/** Bytes of a seal. */
export const SEAL_BYTES = 32

/**
 * Seals bytes, for runtimes without Node's cryptography: HMAC-SHA-256 with a secret (RFC 2104), else SHA-256.
 * @returns 32 bytes
 */
export async function sealOf(content: Uint8Array, secret: Uint8Array | undefined): Promise<Uint8Array> {
  const bytes = unshared(content)
  if (secret === undefined) return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret), bytes))
}

/** True when `seal` is that of the content; takes as long for a wrong one as for the right one. */
export async function isSealOf(
  seal: Uint8Array,
  content: Uint8Array,
  secret: Uint8Array | undefined,
): Promise<boolean> {
  if (secret !== undefined) return crypto.subtle.verify('HMAC', await keyOf(secret), unshared(seal), unshared(content))
  const right = await sealOf(content, undefined)
  return seal.length === right.length && right.every((byte, index) => byte === seal[index])
}

function keyOf(secret: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', unshared(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}

/** The same bytes where the platform's cryptography takes them: it refuses shared memory. */
function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  // A view on no shared buffer is one on an ArrayBuffer: there is no third kind.
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}
