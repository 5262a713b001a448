import { type Image, type MemoryLayout, RunWriter, restoreImage, takeImage } from '../5-run/image.ts'

/** Writes images anew against the bare template, which every process can make: others differ from a set-up. */
export class PortableImages {
  readonly #template: MemoryLayout
  readonly #runs = new RunWriter()
  /** A memory to put an image into; made with the first one that needs it. */
  #words = new Int32Array(0)
  #usedEnd = 0

  constructor(template: MemoryLayout) {
    this.#template = template
  }

  /** The image as the difference from the template. */
  of(image: Image): Image {
    const template = this.#template
    if (image.layout === template) return image
    const size = Math.max(image.heapEnd, image.layout.heapStart + image.layout.heap.length)
    if (this.#words.length < size) {
      this.#words = new Int32Array(size)
      this.#usedEnd = 0
    }
    restoreImage(this.#words, image.layout, image, this.#usedEnd)
    this.#usedEnd = size
    return takeImage(this.#words, template, image.heapEnd, this.#runs)
  }
}
