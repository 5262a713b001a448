import { type CompileOptions, compileText } from './compile.ts'

/** Texts that are remembered: code that makes the same again and again is rewritten once. */
const MAX_TEXTS = 32
/** Longer ones are not: each is taken from the memory of the host. */
const MAX_LENGTH = 4096

/** Code that the guest makes from text, as it is run. */
export class TextScripts {
  #known: Map<string, string | undefined> | undefined

  /** The script of a text; undefined where it stays as it is. */
  script(code: string, options: CompileOptions): string | undefined {
    if (code.length > MAX_LENGTH) return compileText(code, options)
    this.#known ??= new Map()
    if (!this.#known.has(code)) {
      if (this.#known.size >= MAX_TEXTS) this.#known.clear()
      this.#known.set(code, compileText(code, options))
    }
    return this.#known.get(code)
  }
}
