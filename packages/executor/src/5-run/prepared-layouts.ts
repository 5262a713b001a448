import { heapTopOf, type MemoryLayout } from './image.ts'

/** Each is a copy of the template (less than 1 MB); sessions with other set-ups start from the template itself. */
const MAX_LAYOUTS = 8
const MAX_SEEN = 64

/**
 * Templates that already hold a session's host functions and data, one for each set-up that comes again. A session that
 * starts from one is set up at once, and its image does not hold what all sessions of the set-up have.
 */
export class PreparedLayouts {
  readonly #layouts = new Map<string, MemoryLayout>()
  readonly #seen = new Set<string>()
  readonly #template: MemoryLayout

  constructor(template: MemoryLayout) {
    this.#template = template
  }

  /** The layout that sessions of a set-up start from; undefined for the bare template. */
  find(setUp: string): MemoryLayout | undefined {
    return this.#layouts.get(setUp)
  }

  /** A session was set up in the memory that `words` shows. The second time, the memory is kept as a layout. */
  note(setUp: string, words: Int32Array): void {
    if (this.#layouts.size >= MAX_LAYOUTS) return
    if (!this.#seen.has(setUp)) {
      if (this.#seen.size >= MAX_SEEN) this.#seen.clear()
      this.#seen.add(setUp)
      return
    }
    const { heapStart, low } = this.#template
    const heap = words.slice(heapStart, heapTopOf(words, this.#template))
    this.#layouts.set(setUp, { ...this.#template, low: words.slice(0, low.length), heap })
  }
}
