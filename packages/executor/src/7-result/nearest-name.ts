/**
 * The one of `known` that `name` most likely was meant to be, or undefined when none is near. Letters may be wrong,
 * missing, doubled, swapped or in the wrong case: about one such slip per three letters.
 * @example nearestName('fetchUsr', ['fetchUser', 'search']) // 'fetchUser'
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const bound = Math.min(3, Math.floor(name.length / 3) + (name.length === 2 ? 1 : 0))
  let nearest: string | undefined
  let least = bound + 1
  for (const candidate of known) {
    if (candidate === name || Math.abs(candidate.length - name.length) > bound) continue
    const sameLetters = candidate.toLowerCase() === name.toLowerCase()
    const distance = sameLetters ? 0.5 : slips(name.toLowerCase(), candidate.toLowerCase())
    if (distance < least) {
      least = distance
      nearest = candidate
    }
  }
  return nearest
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours, one point each. */
function slips(left: string, right: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      const best = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1))
      current.push(swapped ? Math.min(best, at(beforeLast, column - 2) + 1) : best)
    }
    beforeLast = last
    last = current
  }
  return at(last, right.length)
}

// Every index asked for was filled by the row before; the default only satisfies noUncheckedIndexedAccess.
function at(row: readonly number[], index: number): number {
  return row[index] ?? 0
}
