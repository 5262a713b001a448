import { AgentError, type AgentErrorCode } from '../../errors.ts'

/** Something thrown, as plain data. */
export interface PackedThrown {
  /** Where the calling thread keeps it, if it threw it: back there it is the same again. */
  readonly origin?: number
  readonly value?: unknown
  readonly error?: {
    readonly name: string
    readonly message: string
    readonly fields: Readonly<Record<string, unknown>>
    readonly cause?: PackedThrown
  }
}

const DEEPEST_CAUSE = 8
/** Set when the error is made anew. */
const OWN_FIELDS = new Set(['name', 'message', 'cause', 'stack'])
const NATIVE = { TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError } as const

/** What the calling thread's functions threw in a run: what comes back from the helper thread is the same object. */
export class CallerThrown {
  readonly #kept: unknown[] = []

  pack(thrown: unknown): PackedThrown {
    const origin = this.#kept.push(thrown) - 1
    return { ...packThrown(thrown, () => undefined), origin }
  }

  unpack(packed: PackedThrown): unknown {
    return unpackThrown(packed, (origin) => this.#kept[origin])
  }
}

/** The same in the helper thread: it knows again what it was sent. */
export class HelperThrown {
  readonly #origins = new WeakMap<object, number>()

  pack(thrown: unknown): PackedThrown {
    return packThrown(thrown, (one) => this.#origins.get(one))
  }

  unpack(packed: PackedThrown): unknown {
    const made = unpackThrown(packed, () => undefined)
    if (typeof made === 'object' && made !== null && packed.origin !== undefined) this.#origins.set(made, packed.origin)
    return made
  }
}

/** Makes plain data of what was thrown; `originOf` tells where the calling thread keeps it. */
function packThrown(thrown: unknown, originOf: (thrown: object) => number | undefined, depth = 0): PackedThrown {
  const origin = typeof thrown === 'object' && thrown !== null ? originOf(thrown) : undefined
  const known = origin === undefined ? {} : { origin }
  if (!(thrown instanceof Error)) return { ...known, value: (cloned(thrown) ?? { value: String(thrown) }).value }
  const { name, message, cause } = thrown
  const fields = Object.entries(thrown).filter(([key, value]) => !OWN_FIELDS.has(key) && cloned(value) !== undefined)
  const hasCause = cause !== undefined && depth < DEEPEST_CAUSE
  return {
    ...known,
    error: {
      name: String(name),
      message: String(message),
      fields: Object.fromEntries(fields),
      ...(hasCause ? { cause: packThrown(cause, originOf, depth + 1) } : {}),
    },
  }
}

function unpackThrown({ origin, error, value }: PackedThrown, kept: (origin: number) => unknown): unknown {
  const original = origin === undefined ? undefined : kept(origin)
  if (original !== undefined) return original
  if (error === undefined) return value
  const options = error.cause === undefined ? undefined : { cause: unpackThrown(error.cause, kept) }
  return Object.assign(makeError(error.name, error.message, error.fields['code'], options), error.fields)
}

function makeError(name: string, message: string, code: unknown, options: ErrorOptions | undefined): Error {
  // Both sides are of one build: the code is one of the catalogue.
  if (name === 'AgentError') return new AgentError(code as AgentErrorCode, message, options)
  const Native = Object.hasOwn(NATIVE, name) ? NATIVE[name as keyof typeof NATIVE] : Error
  const error = new Native(message, options)
  if (error.name !== name) Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true })
  return error
}

/** A box with a clone of a value; undefined where it cannot be cloned. */
function cloned(value: unknown): { readonly value: unknown } | undefined {
  try {
    return { value: structuredClone(value) }
  } catch {
    return undefined
  }
}
