/** Kinds of what has a text to show. */
export const FUNCTION_KINDS = { function: 0, constructor: 1, class: 2, staticMethod: 3 } as const
/** One of them. */
export type FunctionKind = (typeof FUNCTION_KINDS)[keyof typeof FUNCTION_KINDS]

/** Collects the text of a script and, at marked places, the offset in the model's code that stands behind it. */
export class ScriptWriter {
  readonly #parts: string[] = []
  #length = 0
  readonly #generated: number[] = []
  readonly #original: number[] = []

  readonly #functions: number[] = []

  /** Where the next text goes. */
  get length(): number {
    return this.#length
  }

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

  /** Notes a function or class whose text is what was written since offset `from`. */
  noteFunction(
    kind: FunctionKind,
    from: number,
    { start, end }: { readonly start: number; readonly end: number },
  ): void {
    this.#functions.push(kind, from, this.#length, start, end)
  }

  /** The functions and classes so far, five numbers each: kind, begin and end in the script and in the code. */
  functions(): Int32Array {
    return Int32Array.from(this.#functions)
  }

  /** The marks so far: offsets in the script, ascending, and beside each its offset in the code. */
  marks(): { readonly generated: Int32Array; readonly original: Int32Array } {
    return { generated: Int32Array.from(this.#generated), original: Int32Array.from(this.#original) }
  }
}
