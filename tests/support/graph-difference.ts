/**
 * Compares two values more strictly than `isDeepStrictEqual`: -0, holes, key order, prototypes, property kinds,
 * lastIndex, hidden error fields, and which objects are the same object.
 * @returns where they differ, or undefined when they do not
 */
export function graphDifference(left: unknown, right: unknown): string | undefined {
  return new Comparison().difference(left, right, 'value')
}

type Fields = Record<string, unknown>
const HIDDEN = ['name', 'message', 'cause', 'errors', 'lastIndex']

class Comparison {
  readonly #toRight = new Map<object, object>()
  readonly #toLeft = new Map<object, object>()

  difference(left: unknown, right: unknown, path: string): string | undefined {
    if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) {
      return Object.is(left, right) ? undefined : `${path}: ${String(left)} is not ${String(right)}`
    }
    if (this.#toRight.has(left) || this.#toLeft.has(right)) {
      return this.#toRight.get(left) === right ? undefined : `${path}: identity`
    }
    this.#toRight.set(left, right)
    this.#toLeft.set(right, left)
    if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return `${path}: prototype`
    return this.#inside(left, right, path) ?? this.#fields(left as Fields, right as Fields, path)
  }

  #inside(left: object, right: object, path: string): string | undefined {
    if (left instanceof Date) return this.difference(left.getTime(), (right as Date).getTime(), `${path} time`)
    if (left instanceof RegExp) return this.difference(String(left), String(right), `${path} text`)
    if (left instanceof ArrayBuffer) {
      return this.difference(
        String(new Uint8Array(left)),
        String(new Uint8Array(right as ArrayBuffer)),
        `${path} bytes`,
      )
    }
    if (ArrayBuffer.isView(left)) return this.#view(left, right as ArrayBufferView, path)
    if (left instanceof Map) return this.#lists([...left].flat(), [...(right as Map<unknown, unknown>)].flat(), path)
    if (left instanceof Set) return this.#lists([...left], [...(right as Set<unknown>)], path)
    return undefined
  }

  #view(left: ArrayBufferView, right: ArrayBufferView, path: string): string | undefined {
    return (
      this.difference(left.byteOffset, right.byteOffset, `${path}.byteOffset`) ??
      this.difference(left.byteLength, right.byteLength, `${path}.byteLength`) ??
      this.difference(left.buffer, right.buffer, `${path}.buffer`)
    )
  }

  #lists(left: readonly unknown[], right: readonly unknown[], path: string): string | undefined {
    if (left.length !== right.length) return `${path}: size`
    for (const [at, item] of left.entries()) {
      const found = this.difference(item, right[at], `${path} entry ${at}`)
      if (found) return found
    }
    return undefined
  }

  #fields(left: Fields, right: Fields, path: string): string | undefined {
    if (ArrayBuffer.isView(left)) return undefined
    const keys = [...Object.keys(left), ...HIDDEN.filter((key) => Object.hasOwn(left, key)), 'length']
    const others = [...Object.keys(right), ...HIDDEN.filter((key) => Object.hasOwn(right, key)), 'length']
    if (String(keys) !== String(others)) return `${path}: keys ${keys} are not ${others}`
    for (const key of keys) {
      const own = Object.getOwnPropertyDescriptor(left, key)
      const other = Object.getOwnPropertyDescriptor(right, key)
      if (own?.enumerable !== other?.enumerable || (other && !('value' in other)))
        return `${path}.${key}: kind of property`
      const found = this.difference(own?.value, other?.value, `${path}.${key}`)
      if (found) return found
    }
    return undefined
  }
}
