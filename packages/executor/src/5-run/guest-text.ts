import { decodeText } from '#decode-text'
import type { EngineInstance } from './engine.ts'

const encoder = new TextEncoder()

/** Texts in and out of a machine's memory, and views on that memory that stay valid when it grows. */
export class GuestText {
  readonly #engine: EngineInstance
  #bytes: Uint8Array = new Uint8Array(0)
  #words: Int32Array = new Int32Array(0)

  constructor(engine: EngineInstance) {
    this.#engine = engine
  }

  /** The memory as bytes. Take it anew after anything that may have grown it. */
  get bytes(): Uint8Array {
    if (this.#bytes.buffer !== this.#engine.memory.buffer) this.#bytes = new Uint8Array(this.#engine.memory.buffer)
    return this.#bytes
  }

  /** The memory as 32-bit words. Take it anew after anything that may have grown it. */
  get words(): Int32Array {
    if (this.#words.buffer !== this.#engine.memory.buffer) this.#words = new Int32Array(this.#engine.memory.buffer)
    return this.#words
  }

  /** Writes a text (or its UTF-8) with a closing NUL into memory of its own; the caller frees it. */
  allocate(text: string | Uint8Array): { readonly address: number; readonly bytes: number } {
    if (typeof text !== 'string') return this.#allocateBytes(text)
    // Three bytes hold any UTF-16 unit in UTF-8. Long texts are measured by writing them, so that none is tripled.
    if (text.length > 10_000) return this.#allocateBytes(encoder.encode(text))
    const address = this.#allocated(text.length * 3 + 1)
    const memory = this.bytes
    const { written } = encoder.encodeInto(text, memory.subarray(address, address + text.length * 3))
    memory[address + written] = 0
    return { address, bytes: written }
  }

  /** A guest string; the caller frees it. */
  newString(context: number, text: string | Uint8Array): number {
    const { address } = this.allocate(text)
    const value = this.#engine.functions._QTS_NewString(context, address)
    this.#engine.functions._free(address)
    return value
  }

  /** Reads a guest value that is a string. */
  read(context: number, value: number): string {
    const { functions } = this.#engine
    const address = functions._QTS_GetString(context, value)
    if (address === 0) return ''
    const memory = this.bytes
    const text = decodeText(memory.subarray(address, memory.indexOf(0, address)))
    functions._QTS_FreeCString(context, address)
    return text
  }

  #allocateBytes(source: Uint8Array): { readonly address: number; readonly bytes: number } {
    const address = this.#allocated(source.length + 1)
    const memory = this.bytes
    memory.set(source, address)
    memory[address + source.length] = 0
    return { address, bytes: source.length }
  }

  #allocated(bytes: number): number {
    const address = this.#engine.functions._malloc(bytes)
    if (address === 0) throw new GuestMemoryFull()
    return address
  }
}

/** The guest's memory has no room for a text of the host's. */
export class GuestMemoryFull extends Error {
  override readonly name = 'GuestMemoryFull'
}
