import { cut } from './in-words.ts'
import type { JsonSchema } from './json-schema.ts'

/**
 * Says what a schema asks for beyond its TypeScript type, and its default; empty when nothing.
 *
 * @example
 * describeConstraints({ type: 'integer', minimum: 1, maximum: 50 }) // → 'a whole number, from 1 to 50'
 */
export function describeConstraints(schema: JsonSchema): string {
  const { type, format, pattern, multipleOf } = schema
  const parts = [
    [type].flat().includes('integer') ? 'a whole number' : '',
    range(schema),
    typeof multipleOf === 'number' ? `a multiple of ${multipleOf}` : '',
    count(schema['minLength'], schema['maxLength'], 'characters'),
    count(schema['minItems'], schema['maxItems'], 'items'),
    typeof format === 'string' ? `format ${cut(format, 40)}` : '',
    typeof pattern === 'string' && pattern.length <= 60 ? `pattern ${pattern}` : '',
    schema['default'] === undefined ? '' : `default ${cut(JSON.stringify(schema['default']), 60)}`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function range(schema: JsonSchema): string {
  const least = bound(schema['minimum'])
  const most = bound(schema['maximum'])
  const over = bound(schema['exclusiveMinimum'])
  const under = bound(schema['exclusiveMaximum'])
  if (least !== undefined && most !== undefined) return `from ${least} to ${most}`
  return [
    least === undefined ? [] : [`at least ${least}`],
    over === undefined ? [] : [`over ${over}`],
    most === undefined ? [] : [`at most ${most}`],
    under === undefined ? [] : [`under ${under}`],
  ]
    .flat()
    .join(', ')
}

/** Leaves out the bounds that libraries write for every whole number. */
function bound(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined
}

function count(least: unknown, most: unknown, what: string): string {
  const from = typeof least === 'number' && least > 0 ? least : undefined
  if (typeof most !== 'number') return from === undefined ? '' : `at least ${from} ${what}`
  return from === undefined ? `at most ${most} ${what}` : `${from} to ${most} ${what}`
}
