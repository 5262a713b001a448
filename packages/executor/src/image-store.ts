import { checkImage, checkImageId } from './check-image.ts'

/**
 * Where the images of sleeping sessions are kept, by id: the port that the executor's user may fill with any database.
 * An id is text of 1 to 512 bytes of UTF-8; a store tells apart ids that differ in one byte, upper and lower case among
 * them. An image is its bytes as they are when `put` is called: later changes by the caller are not seen.
 *
 * Calls for one id through one store take effect in the order in which they were made. What a store cannot do rejects:
 * TypeError for a wrong kind, RangeError for a wrong size, ExecutorError `store` for the rest.
 */
export interface ImageStore {
  /** Keeps an image, in the place of the one before; resolves once it would survive the end of the process. */
  put(id: string, image: Uint8Array): Promise<void>
  /**
   * Gives the image last put, as bytes of the caller's own; undefined when there is none. Rejects with ExecutorError
   * `image-damaged` where the store can tell that the bytes are not those that were put.
   */
  get(id: string): Promise<Uint8Array | undefined>
  /** Forgets an image; gives true when there was one. */
  delete(id: string): Promise<boolean>
  /** Gives the ids of all images, sorted as `Array.prototype.sort` does. */
  list(): Promise<string[]>
}

/**
 * Keeps images in the memory of this process: for tests, and for sessions that need not outlive it.
 * @example
 * const store = new MemoryImageStore()
 * await store.put('session-1', new Uint8Array([1, 2, 3]))
 * await store.get('session-1') // → Uint8Array(3) [ 1, 2, 3 ]
 * await store.list() // → ['session-1']
 */
export class MemoryImageStore implements ImageStore {
  readonly #images = new Map<string, Uint8Array>()

  async put(id: string, image: Uint8Array): Promise<void> {
    checkImageId(id, 'put')
    checkImage(image)
    // Not image.slice(): that of a Buffer shares its bytes.
    this.#images.set(id, new Uint8Array(image))
  }

  async get(id: string): Promise<Uint8Array | undefined> {
    checkImageId(id, 'get')
    return this.#images.get(id)?.slice()
  }

  async delete(id: string): Promise<boolean> {
    checkImageId(id, 'delete')
    return this.#images.delete(id)
  }

  async list(): Promise<string[]> {
    return [...this.#images.keys()].sort()
  }
}
