import { andThen } from './and-then.ts'
import { checkJson } from './check-json.ts'
import { describePath, listProblems } from './in-words.ts'
import { isStandardSchema, type OutputSchema, type StandardIssue } from './standard-schema.ts'

/** What checking a value came to: the value as the schema gives it, or what is wrong with it. */
export type Validation = { readonly value: unknown } | { readonly problem: string }

/**
 * Checks a value with a JSON Schema or a Standard Schema, at once wherever the schema can.
 *
 * A Standard Schema may change the value (defaults, transforms); a JSON Schema gives back the very value it was given.
 *
 * @example
 * validateWith({ type: 'number' }, 'x') // → { problem: 'the value must be a number, and got the string "x"' }
 */
export function validateWith(schema: OutputSchema, value: unknown): Validation | Promise<Validation> {
  if (!isStandardSchema(schema)) {
    const problem = checkJson(schema, value)
    return problem === undefined ? { value } : { problem }
  }
  return andThen(schema['~standard'].validate(value), (result) =>
    result.issues === undefined
      ? { value: result.value }
      : { problem: listProblems(result.issues.map((issue) => describeIssue(issue, value))) },
  )
}

function describeIssue({ message, path = [] }: StandardIssue, value: unknown): string {
  const keys = path.map((key) => (typeof key === 'object' ? key.key : key))
  const place = describePath(keys)
  // Some libraries begin with the place themselves.
  if (place === '' || message.startsWith(place)) return message
  return isMissing(keys, value) ? `${place} is missing (${message})` : `${place}: ${message}`
}

function isMissing(keys: readonly PropertyKey[], value: unknown): boolean {
  let holder: unknown = value
  for (const key of keys) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return true
    holder = (holder as Readonly<Record<PropertyKey, unknown>>)[key]
  }
  return false
}
