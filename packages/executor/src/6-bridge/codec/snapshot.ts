import { entriesOf, partsOf } from './contents.ts'
import { kindOf } from './kind.ts'
import { type Copy, pathOf, type SnapshotNode } from './path.ts'
import { isTransferableView, shareBuffers } from './share-buffers.ts'
import { sizeFailure, TransferError } from './transfer-error.ts'

/** An inert copy of a value. */
export interface Snapshot {
  root: unknown
  readonly nodes: SnapshotNode[]
  /** True while the root is a tree that plain JSON says in full. */
  plain: boolean
}

/** What a value is for, and how large its text may get. */
export interface EncodeOptions {
  /** Bytes of UTF-8 the text may take. */
  readonly maxBytes: number
  /** For the message of an error: `argument 1 of search`. */
  readonly what: string
}

/** Own fields of an error that cross by themselves; a host's stack never does. */
export const ERROR_FIELDS: ReadonlySet<string> = new Set(['name', 'message', 'stack', 'cause', 'errors'])
/** Deepest nesting that crosses: what anything downstream can still walk by recursion. */
const MAX_DEPTH = 1_000
/** JSON.parse of the guest recurses; beyond this a value crosses as a flat graph. */
const MAX_PLAIN_DEPTH = 100

/**
 * Takes an inert copy of a value, level by level, without recursion; every getter is read once. Marks stand for what
 * JSON cannot say: `[]` a hole, `['u']` undefined, `['N' | 'I' | '-I' | '-0']` a number, `['b', hex]` a BigInt.
 * @throws {TransferError} `not-transferable`; `too-large` as soon as what was seen is over `maxBytes`
 */
export function snapshot(value: unknown, options: EncodeOptions): Snapshot {
  return new Walk(options).run(value)
}

/** One walk over one value. `#bytes` is never more than what the text will take. */
class Walk {
  readonly #options: EncodeOptions
  readonly #copies = new Map<object, Copy>()
  readonly #snapshot: Snapshot = { root: undefined, nodes: [], plain: true }
  #bytes = 0
  #parent: SnapshotNode | undefined
  #key: string | number | undefined
  readonly #buffers = new Set<object>()

  constructor(options: EncodeOptions) {
    this.#options = options
  }

  run(value: unknown): Snapshot {
    try {
      this.#snapshot.root = this.#take(value)
      // The list grows while it is walked: the containers of one level are followed by those that they hold.
      for (const node of this.#snapshot.nodes) {
        this.#parent = node
        this.#key = undefined
        this.#fill(node)
      }
      shareBuffers(this.#snapshot.nodes)
      return this.#snapshot
    } catch (error) {
      if (error instanceof TransferError) throw error
      throw this.#failure(`cannot be read: ${messageOf(error)}`, error)
    }
  }

  #spend(bytes: number): void {
    this.#bytes += bytes
    const { maxBytes, what } = this.#options
    if (this.#bytes > maxBytes) throw sizeFailure(this.#bytes, maxBytes, what)
  }

  #take(value: unknown): unknown {
    switch (typeof value) {
      case 'string':
        this.#spend(value.length + 2)
        return value
      case 'number':
        this.#spend(1)
        return Number.isFinite(value) && !Object.is(value, -0) ? value : this.#mark([numberTag(value)])
      case 'boolean':
        this.#spend(4)
        return value
      case 'undefined':
        this.#spend(5)
        return this.#mark(['u'])
      case 'bigint':
        return this.#takeBigInt(value)
      case 'object':
        if (value !== null) return this.#takeObject(value, true)
        this.#spend(4)
        return value
      default:
        throw this.#failure(`is a ${typeof value}`)
    }
  }

  // Hexadecimal: decimal digits take quadratic time to read, in the engine without a poll.
  #takeBigInt(value: bigint): unknown {
    const digits = value.toString(16)
    this.#spend(digits.length + 8)
    return this.#mark(['b', digits])
  }

  #mark<T>(copy: T): T {
    this.#snapshot.plain = false
    return copy
  }

  #takeObject(source: object, mayConvert: boolean): unknown {
    const seen = this.#copies.get(source)
    if (seen !== undefined) {
      this.#spend(3)
      return this.#mark(seen)
    }
    const kind = kindOf(source)
    switch (kind) {
      case 'o':
      case 'i': {
        const convert: unknown = mayConvert && 'toJSON' in source && source.toJSON
        if (typeof convert !== 'function') return this.#add(source, 'o', {})
        // As in JSON.stringify, what `toJSON` returned is not converted once more.
        const converted: unknown = convert.call(source, '')
        return isObject(converted) ? this.#takeObject(converted, false) : this.#take(converted)
      }
      case 'a':
        return this.#add(source, 'a', [])
      case 'p':
        return this.#take(source.valueOf())
      case 's':
        return this.#take(String(source))
      case 'V':
        if (isTransferableView(source)) return this.#mark(this.#add(source, kind, []))
        throw this.#failure('is a view of shared memory, or of a class that not every host has')
      default:
        if (typeof kind === 'object') throw this.#failure(kind.reason)
        return this.#mark(this.#add(source, kind, []))
    }
  }

  #add(source: object, kind: string, copy: Copy): Copy {
    const depth = (this.#parent?.depth ?? 0) + 1
    if (depth > MAX_DEPTH) throw this.#failureAt('value', `is nested more than ${MAX_DEPTH} levels deep`)
    if (depth > MAX_PLAIN_DEPTH) this.#snapshot.plain = false
    this.#spend(1)
    this.#copies.set(source, copy)
    this.#snapshot.nodes.push({ kind, source, copy, parent: this.#parent, key: this.#key, depth })
    return copy
  }

  #fill({ kind, source, copy }: SnapshotNode): void {
    if (!Array.isArray(copy)) this.#fillFields(source, copy)
    else if (kind === 'a') this.#fillArray(source as readonly unknown[], copy)
    else if (kind === 'E') this.#fillError(source as Error, copy)
    else if (kind === 'D' || kind === 'R') copy.push(...partsOf(kind, source))
    else if (kind === 'B' || kind === 'V') this.#countBytes(source as ArrayBuffer | ArrayBufferView)
    else for (const value of entriesOf(kind, source)) this.#put(copy, value)
  }

  #put(copy: unknown[], value: unknown): void {
    this.#key = copy.length
    copy.push(this.#take(value))
  }

  #fillFields(source: object, copy: Record<string, unknown>): void {
    for (const key of Object.keys(source)) {
      this.#key = key
      this.#spend(key.length + 4)
      const value = this.#take((source as Record<string, unknown>)[key])
      if (key === '__proto__') define(copy, key, value)
      else copy[key] = value
    }
  }

  #fillArray(source: readonly unknown[], copy: unknown[]): void {
    const { length } = source
    this.#spend(length)
    for (let index = 0; index < length; index++) {
      this.#key = index
      const value = source[index]
      if (value !== undefined || Object.hasOwn(source, index)) copy.push(this.#take(value))
      else {
        this.#spend(2)
        copy.push(this.#mark([]))
      }
    }
  }

  #fillError(source: Error, copy: unknown[]): void {
    this.#put(copy, textOr(source.name, 'Error'))
    this.#put(copy, textOr(source.message, ''))
    const fields = {}
    for (const key of Object.keys(source)) {
      this.#key = key
      if (!ERROR_FIELDS.has(key)) define(fields, key, (source as unknown as Record<string, unknown>)[key])
    }
    this.#key = 2
    copy.push(this.#add(fields, 'f', {}))
    this.#putOwn(source, copy, 'cause')
    this.#putOwn(source, copy, 'errors')
  }

  #putOwn(source: Error, copy: unknown[], key: 'cause' | 'errors'): void {
    this.#key = copy.length
    const value = Object.hasOwn(source, key) ? (source as { cause?: unknown; errors?: unknown })[key] : HOLE
    const absent = value === HOLE || (key === 'errors' && !Array.isArray(value))
    copy.push(absent ? [] : this.#take(value))
  }

  /** Bytes that several views show are sent once, and so counted once. */
  #countBytes(source: ArrayBuffer | ArrayBufferView): void {
    const buffer = ArrayBuffer.isView(source) ? source.buffer : source
    if (this.#buffers.has(buffer)) return
    // Throws when the buffer is detached.
    new Uint8Array(buffer)
    this.#buffers.add(buffer)
    this.#spend(source.byteLength * 2)
  }

  #failure(reason: string, cause?: unknown): TransferError {
    return this.#failureAt(pathOf(this.#parent, this.#key), reason, cause)
  }

  #failureAt(path: string, reason: string, cause?: unknown): TransferError {
    const message = `Cannot transfer ${this.#options.what}: ${path} ${reason}`
    return new TransferError({ code: 'not-transferable', path, message }, cause === undefined ? undefined : { cause })
  }
}

const HOLE = Symbol('hole')

function textOr(text: unknown, otherwise: string): string {
  return typeof text === 'string' ? text : otherwise
}

function numberTag(value: number): string {
  if (value === 0) return '-0'
  return Number.isNaN(value) ? 'N' : value > 0 ? 'I' : '-I'
}

// An assignment to `__proto__` would set the prototype.
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error)
  } catch {
    return 'an unknown value was thrown'
  }
}
