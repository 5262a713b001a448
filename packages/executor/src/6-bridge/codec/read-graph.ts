import { makeError } from './make-error.ts'
import { VIEW_CLASSES } from './share-buffers.ts'

const NUMBERS: ReadonlyMap<unknown, number> = new Map([
  ['N', Number.NaN],
  ['I', Infinity],
  ['-I', -Infinity],
  ['-0', -0],
])

/**
 * Reads what the guest's `writeGraph` wrote. Nothing in the text is believed: every index, class and length is checked.
 * Objects and arrays are the ones JSON.parse made, so their keys are own data properties whatever they are called.
 * @param text `=[root,"kinds",[node,…]]`
 * @throws {Error} of any kind for a text that is not one of the codec's
 */
export function readGraph(text: string): unknown {
  const wire: unknown = JSON.parse(text.slice(1))
  if (!Array.isArray(wire) || wire.length !== 3) throw malformed('envelope')
  const [root, kinds, nodes] = wire as unknown[]
  if (typeof kinds !== 'string' || !Array.isArray(nodes) || nodes.length !== kinds.length) throw malformed('kinds')
  return new Reader(kinds, nodes).read(root)
}

const malformed = (what: string): Error => new Error(`malformed ${what}`)

class Reader {
  readonly #kinds: string
  readonly #nodes: readonly unknown[]
  readonly #made: unknown[] = []

  constructor(kinds: string, nodes: readonly unknown[]) {
    this.#kinds = kinds
    this.#nodes = nodes
  }

  read(root: unknown): unknown {
    // Buffers first: a view needs its buffer when it is made. Everything else is made empty, then filled.
    for (let at = 0; at < this.#nodes.length; at++) if (this.#kinds[at] === 'B') this.#made[at] = this.#make(at)
    for (let at = 0; at < this.#nodes.length; at++) if (this.#kinds[at] !== 'B') this.#made[at] = this.#make(at)
    const value = this.#slot(root)
    for (let at = 0; at < this.#nodes.length; at++) this.#fill(at)
    return value
  }

  #slot(slot: unknown): unknown {
    if (typeof slot !== 'object' || slot === null) return slot
    if (!Array.isArray(slot)) throw malformed('slot')
    const [tag, digits] = slot as unknown[]
    if (typeof tag === 'number') return this.#made[this.#index(tag)]
    if (tag === 'u') return undefined
    if (tag === 'b') return bigintOf(digits)
    const value = NUMBERS.get(tag)
    if (value === undefined) throw malformed('mark')
    return value
  }

  #index(at: number): number {
    if (!Number.isInteger(at) || at < 0 || at >= this.#nodes.length || this.#kinds[at] === 'f') throw malformed('index')
    return at
  }

  #list(at: number): unknown[] {
    const node = this.#nodes[at]
    if (!Array.isArray(node)) throw malformed('node')
    return node
  }

  #record(at: number): Record<string, unknown> {
    const node = this.#nodes[at]
    if (typeof node !== 'object' || node === null || Array.isArray(node)) throw malformed('node')
    return node as Record<string, unknown>
  }

  #make(at: number): unknown {
    switch (this.#kinds[at]) {
      case 'o':
      case 'f':
        return this.#record(at)
      case 'a':
        return this.#list(at)
      case 'D':
        return dateOf(this.#list(at))
      case 'R':
        return regexpOf(this.#list(at))
      case 'M':
        return new Map()
      case 'S':
        return new Set()
      case 'E': {
        const [name, message] = this.#list(at)
        if (typeof name !== 'string' || typeof message !== 'string') throw malformed('error')
        return makeError(name, message)
      }
      case 'B':
        return bufferOf(this.#list(at))
      case 'V':
        return this.#viewOf(this.#list(at))
      default:
        throw malformed('kind')
    }
  }

  #viewOf([name, slot, byteOffset, length]: readonly unknown[]): ArrayBufferView {
    const View = typeof name === 'string' ? VIEW_CLASSES[name] : undefined
    const buffer = this.#slot(slot)
    if (!View || !(buffer instanceof ArrayBuffer)) throw malformed('view')
    if (typeof byteOffset !== 'number' || typeof length !== 'number') throw malformed('view')
    return new View(buffer, byteOffset, length)
  }

  #fill(at: number): void {
    const made = this.#made[at]
    const kind = this.#kinds[at]
    if (kind === 'o' || kind === 'a') this.#fillKeys(made as Record<string, unknown>, kind === 'a')
    else if (kind === 'M') this.#fillMap(made as Map<unknown, unknown>, this.#list(at))
    else if (kind === 'S') for (const slot of this.#list(at)) (made as Set<unknown>).add(this.#slot(slot))
    else if (kind === 'E') this.#fillError(made as Error, this.#list(at))
  }

  #fillKeys(target: Record<string, unknown>, mayHaveHoles: boolean): void {
    for (const key of Object.keys(target)) {
      const slot = target[key]
      if (typeof slot !== 'object' || slot === null) continue
      if (mayHaveHoles && Array.isArray(slot) && slot.length === 0) delete target[key]
      // The key is an own data property, `__proto__` too: an assignment finds it before any setter.
      else target[key] = this.#slot(slot)
    }
  }

  #fillMap(map: Map<unknown, unknown>, slots: readonly unknown[]): void {
    for (let at = 0; at + 1 < slots.length; at += 2) map.set(this.#slot(slots[at]), this.#slot(slots[at + 1]))
  }

  #fillError(error: Error, [, , fields, cause, errors]: readonly unknown[]): void {
    const at: unknown = Array.isArray(fields) ? fields[0] : undefined
    if (typeof at !== 'number' || this.#kinds[at] !== 'f') throw malformed('error')
    for (const [key, slot] of Object.entries(this.#record(at))) define(error, key, this.#slot(slot), true)
    if (!isHole(cause)) define(error, 'cause', this.#slot(cause), false)
    if (!isHole(errors)) define(error, 'errors', this.#slot(errors), false)
  }
}

const isHole = (slot: unknown): boolean => Array.isArray(slot) && slot.length === 0

function define(target: object, key: string, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable, configurable: true })
}

function bigintOf(digits: unknown): bigint {
  const [, sign, hex] = typeof digits === 'string' ? (/^(-?)([0-9a-f]+)$/.exec(digits) ?? []) : []
  if (hex === undefined) throw malformed('BigInt')
  return sign === '-' ? -BigInt(`0x${hex}`) : BigInt(`0x${hex}`)
}

function dateOf([time]: readonly unknown[]): Date {
  if (time !== null && typeof time !== 'number') throw malformed('Date')
  return new Date(time ?? Number.NaN)
}

/** Compiled when first used, which the codec never does. */
function regexpOf([source, flags, lastIndex]: readonly unknown[]): RegExp {
  if (typeof source !== 'string' || typeof flags !== 'string' || typeof lastIndex !== 'number')
    throw malformed('RegExp')
  const regexp = new RegExp(source, flags)
  regexp.lastIndex = lastIndex
  return regexp
}

function bufferOf(bytes: readonly unknown[]): ArrayBuffer {
  const view = new Uint8Array(bytes.length)
  for (const [at, byte] of bytes.entries()) {
    if (typeof byte !== 'number') throw malformed('byte')
    view[at] = byte
  }
  return view.buffer
}
