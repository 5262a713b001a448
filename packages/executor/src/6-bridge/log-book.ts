import type { LogEntry } from '../outcome.ts'

/** Bytes that a line costs besides its text, as in a file: its end. */
const LINE_END_BYTES = 1

/** Console lines as they are kept: the first of them, the last of them, and what was cut out in between. */
export interface LogState {
  readonly head: readonly LogEntry[]
  readonly tail: readonly LogEntry[]
  readonly omittedBytes: number
}

/** The console lines of a run, kept to a number of bytes: the first half and the last half of what was written. */
export class LogBook {
  readonly #halfBytes: number
  readonly #lineBytes: number
  readonly #head: LogEntry[] = []
  /** The last lines; those before `#first` are gone. */
  #tail: LogEntry[] = []
  #first = 0
  #headBytes = 0
  #tailBytes = 0
  omittedBytes = 0

  /** `state` is that of a book to go on with; `lineBytes` is what each line costs besides its text. */
  constructor(logBytes: number, state?: LogState, lineBytes: number = LINE_END_BYTES) {
    this.#halfBytes = logBytes / 2
    this.#lineBytes = lineBytes
    if (state === undefined) return
    for (const entry of state.head) this.add(entry)
    for (const entry of state.tail) this.#addToTail(entry)
    this.omittedBytes += state.omittedBytes
  }

  /** The book as plain data. */
  state(): LogState {
    return { head: this.#head, tail: this.#tail.slice(this.#first), omittedBytes: this.omittedBytes }
  }

  add(entry: LogEntry): void {
    const bytes = this.#costOf(entry)
    if (this.#tail.length === 0 && this.#headBytes + bytes <= this.#halfBytes) {
      this.#head.push(entry)
      this.#headBytes += bytes
      return
    }
    this.#addToTail(entry)
  }

  #addToTail(entry: LogEntry): void {
    const kept = this.#costOf(entry) > this.#halfBytes ? this.#cut(entry) : entry
    this.#tail.push(kept)
    this.#tailBytes += this.#costOf(kept)
    while (this.#tailBytes > this.#halfBytes && this.#tail.length - this.#first > 1) this.#dropOldest()
  }

  /** All lines that are kept, in order. */
  entries(): LogEntry[] {
    return [...this.#head, ...this.#tail.slice(this.#first)]
  }

  /** A line longer than all the room: its end is kept. */
  #cut(entry: LogEntry): LogEntry {
    let text = entry.text.slice(-Math.floor(this.#halfBytes))
    while (text !== '' && utf8Length(text) + this.#lineBytes > this.#halfBytes)
      text = text.slice(Math.ceil(text.length / 8))
    // Not in the middle of a pair.
    if (isLow(text.charCodeAt(0))) text = text.slice(1)
    this.omittedBytes += utf8Length(entry.text) - utf8Length(text)
    return { ...entry, text }
  }

  #dropOldest(): void {
    const oldest = this.#tail[this.#first++] as LogEntry
    this.#tailBytes -= this.#costOf(oldest)
    this.omittedBytes += utf8Length(oldest.text)
    if (this.#first < 1000) return
    this.#tail = this.#tail.slice(this.#first)
    this.#first = 0
  }

  #costOf({ text }: LogEntry): number {
    return utf8Length(text) + this.#lineBytes
  }
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7ff) bytes += 2
    else if (unit > 0x7f) bytes++
    // Both halves of a pair were counted as three bytes; the pair takes four. A half without the other takes three.
    if (isHigh(unit) && isLow(text.charCodeAt(index + 1))) bytes -= 2
  }
  return bytes
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
