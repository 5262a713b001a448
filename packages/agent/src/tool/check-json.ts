import { dereference, type OutputUnit, type SchemaDraft, validate } from '@cfworker/json-schema'
import { describeErrors } from './describe-errors.ts'
import { describePath } from './in-words.ts'
import { isRecord } from './is-record.ts'
import { type JsonSchema, mapSubschemas } from './json-schema.ts'
import { jsonView } from './json-view.ts'

// A memo beside objects that are the caller's, and may be frozen: it changes no result and keeps no schema alive.
const prepared = new WeakMap<JsonSchema, Prepared>()

interface Prepared {
  readonly schema: JsonSchema
  readonly draft: SchemaDraft
  /** The schemas in it by address. */
  readonly parts: ReturnType<typeof dereference>
  /** Whether it asks anywhere that items differ. */
  readonly comparesItems: boolean
}

/** Values of up to this size are looked through to the end for all that is wrong; larger ones to the first. */
const MOST_TO_TELL_ALL = 2000

/** The library compares each item with each other one: about a second's worth of values that are looked at so. */
const MOST_COMPARED = 30_000_000

/**
 * Checks a value against a JSON Schema, without generating code; gives what is wrong with it, or undefined.
 *
 * `path` is where the value stands, for the message.
 *
 * @example
 * checkJson({ type: 'integer', maximum: 5 }, 7, ['limit']) // → 'limit must be at most 5, and got the number 7'
 */
export function checkJson(schema: JsonSchema, value: unknown, path: readonly PropertyKey[] = []): string | undefined {
  const seen = jsonView(value, path)
  if ('problem' in seen) return seen.problem
  const place = describePath(path) || 'the value'
  try {
    const made = prepare(schema)
    if (made.comparesItems && seen.size * seen.longest > MOST_COMPARED) {
      return `${place} cannot be checked for items that it holds twice: it is too large`
    }
    const errors = errorsOf(seen.view, seen.size, made)
    return errors.length === 0 ? undefined : describeErrors(errors, schema, seen.view, path)
  } catch (error) {
    // A reference that leads back to itself; or more errors than the library can hand on.
    if (error instanceof RangeError) return `${place} cannot be checked: it, or its schema, is too large or too deep`
    const [reason = ''] = String(error instanceof Error ? error.message : error).split(/\n|\.? {2}/)
    return `${place} cannot be checked, as its schema is not sound: ${reason}`
  }
}

function errorsOf(view: unknown, size: number, { schema, draft, parts }: Prepared): readonly OutputUnit[] {
  const first = validate(view, schema, draft, parts, true)
  if (first.valid) return []
  return size > MOST_TO_TELL_ALL ? first.errors : validate(view, schema, draft, parts, false).errors
}

function prepare(schema: JsonSchema): Prepared {
  const known = prepared.get(schema)
  if (known !== undefined) return known
  // The library writes into the schema that it is given.
  const text = JSON.stringify(schema)
  const own = withoutForeignPatterns(JSON.parse(text) as JsonSchema)
  const comparesItems = text.includes('"uniqueItems":true')
  const made = { schema: own, draft: draftOf(schema), parts: dereference(own), comparesItems }
  prepared.set(schema, made)
  return made
}

function draftOf({ $schema }: JsonSchema): SchemaDraft {
  const dialect = String($schema)
  if (/draft-0?[67]/.test(dialect)) return '7'
  if (dialect.includes('draft-04')) return '4'
  return dialect.includes('2019-09') ? '2019-09' : '2020-12'
}

/** Schemas come from servers in other languages: a pattern that is none in JavaScript is left for them to check. */
function withoutForeignPatterns(schema: JsonSchema): JsonSchema {
  const { pattern, patternProperties, ...rest } = schema
  const kept: Record<string, unknown> = { ...rest }
  if (isPattern(pattern)) kept['pattern'] = pattern
  if (isRecord(patternProperties)) {
    kept['patternProperties'] = Object.fromEntries(Object.entries(patternProperties).filter(([key]) => isPattern(key)))
  }
  return mapSubschemas(kept, withoutForeignPatterns)
}

function isPattern(pattern: unknown): pattern is string {
  if (typeof pattern !== 'string') return false
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}
