import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'

/** Bytes from one block to several hundred, in no order, so that a later image is now shorter, now longer. */
const LENGTHS = [36, 20_000, 4096, 150_000, 100, 65_536, 300_000, 5000, 30_000]

/** The image of an id and a generation, 1, 2, 3 …: no piece of it, nor its length, is that of a neighbour. */
export function generationImage(id: string, generation: number): Uint8Array {
  const bytes = Buffer.alloc(LENGTHS[generation % LENGTHS.length]!, digestOf(id, generation))
  bytes.writeUInt32LE(generation)
  return bytes
}

/**
 * The generation that an image is of.
 * @throws Error when it is not that image from the first byte to the last
 */
export function generationOf(id: string, image: Uint8Array): number {
  const generation = Buffer.from(image).readUInt32LE()
  if (Buffer.compare(image, generationImage(id, generation)) === 0) return generation
  throw new Error(`the image of ${id}, ${image.length} bytes, is not that of generation ${generation}`)
}

const digestOf = (id: string, generation: number): Buffer => {
  return createHash('sha256').update(`${id} ${generation}`).digest()
}
