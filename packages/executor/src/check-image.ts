/**
 * Bytes of UTF-8 that the id of an image may have, 512: room for tenant, user and session in one, and little enough to
 * be a key of any database.
 */
export const MAX_ID_BYTES: number = 512

/**
 * Bytes that an image may have, 999,000,000: SQLite takes no value of 10^9 bytes (https://sqlite.org/limits.html). One
 * limit for every store, so that a session which can be kept in one can be kept in any.
 */
export const MAX_IMAGE_BYTES: number = 999_000_000

/**
 * Checks the id of an image at the door of a store.
 * @param id what the caller gave: text of 1 to {@link MAX_ID_BYTES} bytes of UTF-8, without a lone surrogate
 * @param action what cannot be done with a wrong one: `put`, `get` or `delete`
 * @throws TypeError for what is no text or holds a lone surrogate, which no UTF-8 can carry; RangeError for its size
 * @example checkImageId('tenant/session-1', 'get') // undefined
 */
export function checkImageId(id: unknown, action: string): asserts id is string {
  if (typeof id !== 'string') throw new TypeError(`Cannot ${action} image: its id is ${kindOf(id)}, not a string`)
  if (id === '') throw new RangeError(`Cannot ${action} image: its id is empty`)
  // No text has fewer bytes than UTF-16 units, so that a huge one need not be encoded to be refused.
  if (id.length > MAX_ID_BYTES || new TextEncoder().encode(id).length > MAX_ID_BYTES) {
    throw new RangeError(`Cannot ${action} image: its id is over ${MAX_ID_BYTES} bytes of UTF-8`)
  }
  if (/\p{Surrogate}/u.test(id)) {
    throw new TypeError(`Cannot ${action} image: its id ${JSON.stringify(id)} has half a surrogate pair`)
  }
}

/**
 * Checks the bytes of an image at the door of a store.
 * @param image what the caller gave: at most {@link MAX_IMAGE_BYTES} bytes; none is fine
 * @throws TypeError for what is no Uint8Array, RangeError for its size
 * @example checkImage(new Uint8Array(3)) // undefined
 */
export function checkImage(image: unknown): asserts image is Uint8Array {
  if (!(image instanceof Uint8Array)) throw new TypeError(`Cannot put image: it is ${kindOf(image)}, not a Uint8Array`)
  if (image.byteLength > MAX_IMAGE_BYTES) {
    throw new RangeError(`Cannot put image: its ${image.byteLength} bytes are over ${MAX_IMAGE_BYTES}`)
  }
}

/** What a value is, in words. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  return typeof value === 'object' ? 'another object' : `a ${typeof value}`
}
