import { describePath, describeValue, kindOf } from './in-words.ts'

/** A value as JSON has it, or why it has no such form. */
export type JsonView = SeenJson | { readonly problem: string }

/** A value as JSON has it. */
export interface SeenJson {
  readonly view: unknown
  /** How many values it is made of. */
  readonly size: number
  /** How many items the longest array in it has. */
  readonly longest: number
}

const DEEPEST = 100
/** Far more than honest data shares; without an end, forty lists that each hold the next twice would take for ever. */
const MOST_REPEATED = 100_000

/**
 * Looks at a value as JSON: what a JSON Schema can be asked about.
 *
 * Properties that are undefined are left out. What JSON has no word for is a problem and not quietly made into
 * something else: other values than the tool gets would have been checked. `path` is where the value stands.
 */
export function jsonView(value: unknown, path: readonly PropertyKey[] = []): JsonView {
  const sight: Sight = { size: 0, longest: 0, seen: new Set(), repeated: 0, problem: undefined }
  const view = look(value, path, [], sight)
  return sight.problem === undefined ? { view, size: sight.size, longest: sight.longest } : { problem: sight.problem }
}

interface Sight {
  size: number
  longest: number
  readonly seen: Set<object>
  /** How many of the values were in something that was seen before. */
  repeated: number
  /** The first one. */
  problem: string | undefined
}

function look(value: unknown, path: readonly PropertyKey[], above: readonly object[], sight: Sight): unknown {
  sight.size++
  const refuse = (what: string): void => {
    sight.problem ??= `${describePath(path) || 'the value'} must be plain JSON, and is ${what}`
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value !== 'object') return refuse(describeValue(value))
  if (above.includes(value)) return refuse('part of a circle')
  if (above.length >= DEEPEST) return refuse(`more than ${DEEPEST} levels deep`)
  const isAgain = sight.seen.has(value)
  if (isAgain && sight.repeated > MOST_REPEATED) return refuse('too large, as it holds the same in too many places')
  sight.seen.add(value)
  const below = [...above, value]
  if (Array.isArray(value)) {
    sight.longest = Math.max(sight.longest, value.length)
    if (isAgain) sight.repeated += 1 + value.length
    return Array.from(value, (item, index) => look(item, [...path, index], below, sight))
  }
  if (Object.prototype.toString.call(value) !== '[object Object]') return refuse(`a ${kindOf(value)}`)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  if (isAgain) sight.repeated += 1 + fields.length
  return Object.fromEntries(fields.map(([key, field]) => [key, look(field, [...path, key], below, sight)]))
}
