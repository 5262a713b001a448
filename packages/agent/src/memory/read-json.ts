import type { JsonValue } from '../json.ts'

/** Checks a part of a parsed JSON text and copies it; `path` is where it stands: `steps[3].number`. */
export type JsonReader = (value: unknown, path: string) => JsonValue

/** Far beyond what records hold (`toJson` cuts at 100), and near enough to keep hostile nesting off the stack. */
const DEEPEST = 500

/** Reads a text. */
export const readText: JsonReader = (value, path) => {
  return typeof value === 'string' ? value : refuse(path, 'a string', value)
}

/** Reads any number but NaN and the infinities, which JSON has not. */
export const readNumber: JsonReader = (value, path) => {
  return typeof value === 'number' && Number.isFinite(value) ? value : refuse(path, 'a number', value)
}

/** Reads `true` or `false`. */
export const readBoolean: JsonReader = (value, path) => {
  return typeof value === 'boolean' ? value : refuse(path, 'true or false', value)
}

/** Reads anything that JSON can say. */
export const readAny: JsonReader = (value, path) => copyJson(value, path, 0)

/** Reads a whole number from `least` on. */
export function readWhole(least: number): JsonReader {
  return (value, path) => {
    const isFit = typeof value === 'number' && Number.isSafeInteger(value) && value >= least
    return isFit ? value : refuse(path, `a whole number from ${least}`, value)
  }
}

/** Reads one of a few values. */
export function readOneOf(...choices: readonly (string | number | boolean)[]): JsonReader {
  return (value, path) => {
    const choice = choices.find((one) => one === value)
    return choice ?? refuse(path, choices.map((one) => JSON.stringify(one)).join(' or '), value)
  }
}

/** Reads an array, each item by the same reader. */
export function readList(readItem: JsonReader): JsonReader {
  return (value, path) => {
    if (!Array.isArray(value)) return refuse(path, 'an array', value)
    return Array.from(value, (item, index) => readItem(item, `${path}[${index}]`))
  }
}

/** Reads an object with these fields, some of which may be missing; fields that it does not know are kept. */
export function readRecord(
  needed: Readonly<Record<string, JsonReader>>,
  optional: Readonly<Record<string, JsonReader>> = {},
): JsonReader {
  const readers = new Map(Object.entries({ ...needed, ...optional }))
  return (value, path) => {
    if (!isRecord(value)) return refuse(path, 'an object', value)
    for (const name of Object.keys(needed)) {
      if (!Object.hasOwn(value, name)) refuse(joinPath(path, name), 'there', undefined)
    }
    const fields = Object.entries(value).filter(([name, field]) => field !== undefined || Object.hasOwn(needed, name))
    // fromEntries defines own keys, so `__proto__` stays an ordinary one.
    return Object.fromEntries(
      fields.map(([name, field]) => [name, (readers.get(name) ?? readAny)(field, joinPath(path, name))]),
    )
  }
}

/** True for what JSON calls an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Throws the TypeError for a value that is not what its place needs. */
export function refuse(path: string, wanted: string, value: unknown): never {
  throw new TypeError(`Cannot read a memory: ${path} must be ${wanted}, is ${describe(value)}`)
}

function copyJson(value: unknown, path: string, depth: number): JsonValue {
  if (depth > DEEPEST) return refuse(path, `at most ${DEEPEST} levels deep`, value)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return readNumber(value, path)
  if (Array.isArray(value)) return Array.from(value, (item, index) => copyJson(item, `${path}[${index}]`, depth + 1))
  if (!isRecord(value)) return refuse(path, 'JSON', value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(fields.map(([key, field]) => [key, copyJson(field, joinPath(path, key), depth + 1)]))
}

function joinPath(path: string, name: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${path}[${JSON.stringify(name)}]`
  return path === '' ? name : `${path}.${name}`
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  return typeof value === 'function' ? 'a function' : String(value)
}
