import type { LogEntry } from '../outcome.ts'

/** The console lines of a run, kept to a number of bytes: the first half and the last half of what was written. */
export class LogBook {
  readonly #halfBytes: number
  readonly #head: LogEntry[] = []
  #tail: LogEntry[] = []
  #headBytes = 0
  #tailBytes = 0
  omittedBytes = 0

  constructor(logBytes: number) {
    this.#halfBytes = logBytes / 2
  }

  add(entry: LogEntry): void {
    const bytes = utf8Length(entry.text)
    if (this.#tail.length === 0 && this.#headBytes + bytes <= this.#halfBytes) {
      this.#head.push(entry)
      this.#headBytes += bytes
      return
    }
    this.#tail.push(bytes > this.#halfBytes ? this.#cut(entry, bytes) : entry)
    this.#tailBytes += Math.min(bytes, this.#halfBytes)
    while (this.#tailBytes > this.#halfBytes && this.#tail.length > 1) this.#dropOldest()
  }

  /** All lines that are kept, in order. */
  entries(): LogEntry[] {
    return [...this.#head, ...this.#tail]
  }

  /** A line longer than all the room: its end is kept. */
  #cut(entry: LogEntry, bytes: number): LogEntry {
    let text = entry.text.slice(-Math.floor(this.#halfBytes))
    while (utf8Length(text) > this.#halfBytes) text = text.slice(Math.ceil(text.length / 8))
    this.omittedBytes += bytes - utf8Length(text)
    return { ...entry, text }
  }

  #dropOldest(): void {
    const [oldest, ...rest] = this.#tail
    if (oldest === undefined) return
    const bytes = utf8Length(oldest.text)
    this.#tailBytes -= bytes
    this.omittedBytes += bytes
    this.#tail = rest
  }
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7ff) bytes += 2
    else if (unit > 0x7f) bytes++
    // The second half of a pair was counted as three bytes with the first: a pair takes four.
    if (unit >= 0xd800 && unit <= 0xdbff && index + 1 < text.length) bytes -= 2
  }
  return bytes
}
