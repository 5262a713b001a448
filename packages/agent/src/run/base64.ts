/** Few enough bytes to be the arguments of one call. */
const CHUNK_BYTES = 0x8000

/** Writes bytes as `base64` text, in every runtime (RFC 4648, 4). */
export function encodeBase64(bytes: Uint8Array): string {
  const chunks: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    chunks.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK_BYTES)))
  }
  return btoa(chunks.join(''))
}

/** Reads `base64` text; throws a DOMException `InvalidCharacterError` for what is none. */
export function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
