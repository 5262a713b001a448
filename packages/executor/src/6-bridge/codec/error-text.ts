import { kindOf } from './kind.ts'
import { ERROR_FIELDS } from './snapshot.ts'
import { TransferError } from './transfer-error.ts'
import { utf8Length } from './utf8-length.ts'
import { decode, encode } from './value-text.ts'

/** Anything thrown in the guest, as plain data. */
export interface DecodedError {
  /** False when what was thrown was no Error: `value` holds it, if it could cross, and `message` puts it in words. */
  readonly isError: boolean
  /** The error's name; `Error` for a value that is none. */
  readonly name: string
  readonly message: string
  /** The guest's stack, as the engine wrote it. */
  readonly stack?: string
  /** For a crossing error of the guest's codec, and for nothing that guest code can make. */
  readonly code?: 'not-transferable' | 'too-large'
  readonly cause?: DecodedError
  /** What an AggregateError holds. */
  readonly errors?: readonly DecodedError[]
  /** Own enumerable fields of the error, those that could cross. */
  readonly data?: Readonly<Record<string, unknown>>
  readonly value?: unknown
}

/** The most of each that is told. */
const MAX_CAUSES = 8
const MAX_ERRORS = 32
const MAX_FIELDS = 100
/** Below this there is no room for a sentence. */
const MIN_BYTES = 1_024

interface Description {
  isError: boolean
  name?: string
  message: string
  value?: string
  cause?: Description
  errors?: Description[]
  data?: Record<string, string>
}

/**
 * Writes down for the guest what a host function threw: name, message, own fields, cause, never a stack. What cannot be
 * read or cannot cross is left out. Never throws.
 * @param maxBytes bytes of UTF-8 the text may take; less than 1,024 counts as 1,024
 */
export function encodeError(thrown: unknown, maxBytes: number): string {
  const limit = Math.max(maxBytes, MIN_BYTES)
  try {
    const description = new Describer(limit).describe(thrown, 0)
    const text = JSON.stringify(description)
    return utf8Length(text, limit) <= limit ? text : JSON.stringify(shorten(description, limit))
  } catch {
    return '{"isError":false,"message":"an unknown value"}'
  }
}

class Describer {
  readonly #seen = new Set<unknown>()
  readonly #limit: number
  #left: number
  #errors = 0

  constructor(limit: number) {
    this.#limit = limit
    this.#left = limit / 2
  }

  describe(thrown: unknown, depth: number): Description {
    if (!isErrorLike(thrown)) return this.#describeValue(thrown)
    this.#seen.add(thrown)
    const told: Description = {
      isError: true,
      name: this.#cut(textOf(read(thrown, 'name')) ?? 'Error'),
      message: this.#cut(textOf(read(thrown, 'message')) ?? ''),
    }
    const cause = owns(thrown, 'cause') ? read(thrown, 'cause') : ABSENT
    if (cause !== ABSENT && depth < MAX_CAUSES && !this.#seen.has(cause)) told.cause = this.describe(cause, depth + 1)
    const errors = owns(thrown, 'errors') ? read(thrown, 'errors') : undefined
    if (Array.isArray(errors) && depth < MAX_CAUSES) told.errors = this.#describeAll(errors, depth + 1)
    told.data = this.#describeData(thrown)
    return told
  }

  #describeValue(thrown: unknown): Description {
    const message = typeof thrown === 'object' && thrown !== null ? textOf(read(thrown, 'message')) : textOf(thrown)
    const told: Description = { isError: false, message: this.#cut(message ?? `a value of type ${typeof thrown}`) }
    const value = this.#encode(thrown)
    return value === undefined ? told : { ...told, value }
  }

  #describeAll(errors: readonly unknown[], depth: number): Description[] {
    const told: Description[] = []
    for (const error of errors) {
      if (this.#errors++ >= MAX_ERRORS) break
      if (!this.#seen.has(error)) told.push(this.describe(error, depth))
    }
    return told
  }

  #describeData(thrown: object): Record<string, string> {
    const data: [string, string][] = []
    for (const key of keysOf(thrown).slice(0, MAX_FIELDS)) {
      if (ERROR_FIELDS.has(key)) continue
      const value = read(thrown, key)
      const text = value === UNREADABLE ? undefined : this.#encode(value)
      if (text !== undefined) data.push([key, text])
    }
    return Object.fromEntries(data)
  }

  #encode(value: unknown): string | undefined {
    try {
      const text = encode(value, { maxBytes: this.#left, what: 'a field of an error' })
      this.#left -= text.length
      return text
    } catch {
      return undefined
    }
  }

  #cut(text: string): string {
    return text.slice(0, this.#limit)
  }
}

const ABSENT = Symbol('absent')
const UNREADABLE = Symbol('unreadable')

/** Keeps what a reader needs first. A character takes at most six bytes. */
function shorten({ isError, name, message }: Description, limit: number): Description {
  const room = Math.floor(limit / 32)
  return { isError, ...(name !== undefined && { name: name.slice(0, room) }), message: message.slice(0, room) }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function read(target: object, key: string): unknown {
  try {
    return (target as Record<string, unknown>)[key]
  } catch {
    return UNREADABLE
  }
}

function owns(target: object, key: string): boolean {
  try {
    return Object.hasOwn(target, key)
  } catch {
    return false
  }
}

function keysOf(target: object): readonly string[] {
  try {
    return Object.keys(target)
  } catch {
    return []
  }
}

function isErrorLike(value: unknown): value is object {
  try {
    return typeof value === 'object' && value !== null && kindOf(value) === 'E'
  } catch {
    return false
  }
}

/**
 * Reads a text of the guest's `encodeError`.
 * @throws {TransferError} `not-transferable` for a text that no codec wrote
 */
export function decodeError(text: string): DecodedError {
  return readDescription(decode(text), 0)
}

function readDescription(told: unknown, depth: number): DecodedError {
  if (typeof told !== 'object' || told === null || depth > MAX_CAUSES) {
    const message = 'Cannot read an error of the guest: malformed'
    throw new TransferError({ code: 'not-transferable', path: 'value', message })
  }
  const { isError, name, message, stack, code, cause, errors, data, value } = told as Record<string, unknown>
  return {
    isError: isError === true,
    name: textOf(name) ?? 'Error',
    message: textOf(message) ?? '',
    ...(typeof stack === 'string' && { stack }),
    ...((code === 'not-transferable' || code === 'too-large') && { code }),
    ...(cause !== undefined && { cause: readDescription(cause, depth + 1) }),
    ...(Array.isArray(errors) && { errors: errors.map((error) => readDescription(error, depth + 1)) }),
    ...(typeof data === 'object' && data !== null && { data: readData(data) }),
    ...(typeof value === 'string' && readData({ value })),
  }
}

/** What does not read on this host (a RegExp of newer syntax) is left out. */
function readData(data: object): Record<string, unknown> {
  const read: [string, unknown][] = []
  for (const [key, text] of Object.entries(data)) {
    try {
      read.push([key, decode(String(text))])
    } catch {}
  }
  return Object.fromEntries(read)
}
