/** Collects the text of a script and, at marked places, the offset in the model's code that stands behind it. */
export class ScriptWriter {
  readonly #parts: string[] = []
  #length = 0
  readonly #generated: number[] = []
  readonly #original: number[] = []

  /** Appends to the script. */
  write(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }

  /** The script, as one flat string: a text put together by `+=` would keep all its parts alive. */
  text(): string {
    return this.#parts.join('')
  }

  /** Notes that what is written next comes from offset `original` of the code; without one nothing is noted. */
  mark(original: number | undefined): void {
    if (original === undefined) return
    const last = this.#generated.length - 1
    if (this.#generated[last] === this.#length) {
      this.#original[last] = original
      return
    }
    this.#generated.push(this.#length)
    this.#original.push(original)
  }

  /** The marks so far: offsets in the script, ascending, and beside each its offset in the code. */
  marks(): { readonly generated: Int32Array; readonly original: Int32Array } {
    return { generated: Int32Array.from(this.#generated), original: Int32Array.from(this.#original) }
  }
}
