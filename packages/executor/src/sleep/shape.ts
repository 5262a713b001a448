import { damaged } from './image-bytes.ts'

/** Reads a value that must have a shape; throws `image-damaged` when it has another. */
export type Shape<T> = (value: unknown, where: string) => T

function shape<T>(what: string, is: (value: unknown) => boolean): Shape<T> {
  return (value, where) => {
    // `is` has looked: that is what a shape is for.
    if (is(value)) return value as T
    throw damaged(`${where} is no ${what}`)
  }
}

/** A string. */
export const text: Shape<string> = shape('text', (value) => typeof value === 'string')
/** True or false. */
export const flag: Shape<boolean> = shape('flag', (value) => typeof value === 'boolean')
/** A whole number from 0. */
export const count: Shape<number> = shape('count', (value) => Number.isSafeInteger(value) && (value as number) >= 0)
/** A finite number. */
export const number: Shape<number> = shape('number', (value) => Number.isFinite(value))
/** A finite number from 0. */
export const amount: Shape<number> = shape('amount', (value) => Number.isFinite(value) && (value as number) >= 0)
/** What a clock gave: NaN, too, where the caller's gives it. */
export const instant: Shape<number> = shape('instant', (value) => typeof value === 'number')
/** A whole number. */
export const integer: Shape<number> = shape('whole number', (value) => Number.isSafeInteger(value))
/** An unsigned number of 64 bits. */
export const word64: Shape<bigint> = shape(
  'number of 64 bits',
  (value) => typeof value === 'bigint' && value >= 0n && value < 2n ** 64n,
)

/** A value or undefined. */
export function optional<T>(of: Shape<T>): Shape<T | undefined> {
  return (value, where) => (value === undefined ? undefined : of(value, where))
}

/** One of some texts. */
export function oneOf<T extends string>(...texts: readonly T[]): Shape<T> {
  return shape(`of ${texts.join(', ')}`, (value) => texts.includes(value as T))
}

/** A list of values of one shape. */
export function list<T>(of: Shape<T>): Shape<T[]> {
  return (value, where) => {
    if (!Array.isArray(value)) throw damaged(`${where} is no list`)
    return Array.from(value, (one, index) => of(one, `${where}[${index}]`))
  }
}

/** A list with a shape for each place. */
export function tuple<T extends readonly unknown[]>(...shapes: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> {
  return (value, where) => {
    if (!Array.isArray(value) || value.length > shapes.length) throw damaged(`${where} is no list of its kind`)
    // Read place by place, with the shapes of T.
    return shapes.map((of, index) => of(value[index], `${where}[${index}]`)) as unknown as T
  }
}

/** A Set of texts. */
export const texts: Shape<Set<string>> = (value, where) => {
  if (!(value instanceof Set)) throw damaged(`${where} is no set`)
  return new Set(list(text)([...value], where))
}

/** A Map of texts to values of one shape. */
export function mapOf<T>(of: Shape<T>): Shape<Map<string, T>> {
  return (value, where) => {
    if (!(value instanceof Map)) throw damaged(`${where} is no map`)
    return new Map([...value].map(([key, one]) => [text(key, where), of(one, `${where}.${key}`)]))
  }
}

/** An object with these fields; others are left out. */
export function record<T extends object>(fields: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T> {
  return (value, where) => {
    if (typeof value !== 'object' || value === null) throw damaged(`${where} is no object`)
    const read = Object.entries(fields).map(([key, of]) => [
      key,
      // Own fields only: the values come from outside.
      (of as Shape<unknown>)(Object.hasOwn(value, key) ? value[key as never] : undefined, `${where}.${key}`),
    ])
    // Each field was read with the shape of its type.
    return Object.fromEntries(read) as T
  }
}
