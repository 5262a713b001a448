/** What a Date (kind `D`: [time or null]) or RegExp (`R`: [source, flags, lastIndex]) is made of, as it crosses. */
export function partsOf(kind: string, value: object): readonly (string | number | null)[] {
  if (kind === 'D') {
    const time = Date.prototype.getTime.call(value)
    return [Number.isNaN(time) ? null : time]
  }
  const { source, flags, lastIndex } = value as RegExp
  return [source, flags, Number.isInteger(lastIndex) && lastIndex >= 0 ? lastIndex : 0]
}

/** What a Map (kind `M`) or Set (`S`) holds, in one list: a key, its value, the next key … or the values. */
export function entriesOf(kind: string, collection: object): readonly unknown[] {
  if (kind === 'M') return [...Map.prototype.entries.call(collection)].flat()
  return [...Set.prototype.values.call(collection)]
}
