/** JSON that says what JSON cannot: `{ "$": "NaN" }`, `{ "$": "Map", "entries": […] }`, and so on. */
export type TaggedValue = null | boolean | number | string | TaggedValue[] | { [key: string]: TaggedValue }

const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)

const tagNumber = (value: number): TaggedValue => {
  if (Object.is(value, -0)) return { $: '-0' }
  return Number.isFinite(value) ? value : { $: String(value) }
}

const tagList = (list: readonly unknown[], seen: readonly unknown[]): TaggedValue[] =>
  Array.from({ length: list.length }, (_, index) => (index in list ? tag(list[index], seen) : { $: 'hole' }))

const tagFields = (value: object, seen: readonly unknown[]): { [key: string]: TaggedValue } =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tag(item, seen)]))

function tagObject(value: object, seen: readonly unknown[]): TaggedValue {
  if (seen.includes(value)) return { $: 'cycle', depth: seen.length - seen.indexOf(value) }
  const inside = [...seen, value]
  if (Array.isArray(value)) return tagList(value, inside)
  // By kind, not by instanceof: the plain-Node reference runs in a realm of its own.
  switch (kindOf(value)) {
    case 'Date':
      return { $: 'Date', time: tagNumber(Number(value)) }
    case 'RegExp':
      return { $: 'RegExp', text: String(value) }
    case 'Map':
      return { $: 'Map', entries: tagList([...(value as Map<unknown, unknown>)], inside) }
    case 'Set':
      return { $: 'Set', items: tagList([...(value as Set<unknown>)], inside) }
    case 'Error': {
      const { name, message } = value as Error
      return { $: 'Error', name, message, fields: tagFields(value, inside) }
    }
    case 'Uint8Array':
      return { $: 'Uint8Array', bytes: tagList([...(value as Uint8Array)], inside) }
    default:
      return tagFields(value, inside)
  }
}

function tag(value: unknown, seen: readonly unknown[]): TaggedValue {
  switch (typeof value) {
    case 'undefined':
      return { $: 'undefined' }
    case 'number':
      return tagNumber(value)
    case 'bigint':
      return { $: 'bigint', digits: String(value) }
    case 'string':
    case 'boolean':
      return value
    case 'object':
      return value === null ? null : tagObject(value, seen)
    default:
      throw new TypeError(`Cannot tag a ${typeof value}: a sample's value must be data`)
  }
}

/**
 * Turns a value into JSON that keeps undefined, NaN, ±Infinity, -0, BigInt, Date, RegExp, Map, Set, Error, Uint8Array,
 * holes and cycles apart, so that two values are equal exactly when their tagged forms are.
 *
 * @example taggedValue([-0, new Set([1])]) // [{ $: '-0' }, { $: 'Set', items: [1] }]
 */
export function taggedValue(value: unknown): TaggedValue {
  return tag(value, [])
}
