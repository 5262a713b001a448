/**
 * Finds the name that was most likely meant: the nearest within a third of its letters, if there is one.
 *
 * @example
 * nearMiss('limitt', ['query', 'limit']) // → 'limit'
 * nearMiss('colour', ['query', 'limit']) // → undefined
 */
export function nearMiss(written: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined
  let smallest = Math.max(1, Math.floor(written.length / 3)) + 1
  for (const name of names) {
    // A difference in length is a lower bound: long keys of a hostile object cost nothing.
    if (Math.abs(name.length - written.length) >= smallest) continue
    const distance = editDistance(simple(written), simple(name))
    if (distance < smallest) [nearest, smallest] = [name, distance]
  }
  return nearest
}

/** `max_results` and `maxResults` are the same word in two spellings. */
const simple = (name: string): string => name.toLowerCase().replace(/[_-]/g, '')

/** Letters to add, drop or change to get from one word to the other (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (const [column, otherLetter] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1)
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
