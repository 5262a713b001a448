import { jsonrepair } from 'jsonrepair'

/** A value that was read, or why there is none. */
export type ReadJson = { readonly value: unknown; readonly isSound: boolean } | { readonly problem: string }

/** Characters repaired in one reply: on a hostile text the work grows with its square, to half a second here. */
const MAX_REPAIRED_CHARS = 40_000
/** A sound escape, or a backslash that begins none. */
const ESCAPE = /\\(?:["'`\\/bfnrt\n]|u[\da-f]{4})|\\/gi

/**
 * Reads JSON as models write it: with single quotes, comments, trailing commas, Python's literals, line breaks and
 * backslashes in strings, or without its end.
 *
 * One reader serves one reply: sound JSON may be of any size, and what has to be repaired is bounded.
 *
 * @example
 * new JsonReader().read("{'city': 'Lyon', exact: True,}") // → { value: { city: 'Lyon', exact: true }, isSound: false }
 */
export class JsonReader {
  #charsLeft = MAX_REPAIRED_CHARS

  /** Reads one value; `isSound` is false where it had to be repaired. Never throws. */
  read(text: string): ReadJson {
    try {
      return { value: JSON.parse(text), isSound: true }
    } catch (error) {
      const problem = (error as Error).message
      if (text.length > this.#charsLeft) return { problem }
      this.#charsLeft -= text.length
      return repair(text) ?? { problem }
    }
  }
}

function repair(text: string): ReadJson | undefined {
  try {
    // A backslash that begins no escape is meant: dropped, it would quietly change a path or a pattern.
    const escaped = text.replace(ESCAPE, (escape) => (escape.length > 1 ? escape : '\\\\'))
    return { value: JSON.parse(jsonrepair(escaped)), isSound: false }
  } catch {
    // Beyond repair; or nested so deep that the stack overflowed.
    return undefined
  }
}
