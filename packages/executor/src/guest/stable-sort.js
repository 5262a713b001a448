/** Sorts a list with a comparator that may wait: a merge sort, stable, undefined last, as `Array.prototype.sort`. */
export async function stableSort(list, compare) {
  const values = []
  let count = 0
  for (let index = 0; index < list.length; index++) if (list[index] !== undefined) define(values, count++, list[index])
  let source = values
  for (let width = 1; width < count; width *= 2) {
    const target = []
    for (let start = 0; start < count; start += 2 * width) await merge(source, target, start, width, count, compare)
    source = target
  }
  for (let index = count; index < list.length; index++) define(source, index, undefined)
  return source
}

const { min } = Math

/** Merges the two runs of `width` that begin at `start` into `target`. */
async function merge(source, target, start, width, count, compare) {
  const middle = min(start + width, count)
  const end = min(start + 2 * width, count)
  let left = start
  let right = middle
  for (let index = start; index < end; index++) {
    const takeLeft = left < middle && (right >= end || !((await compare(source[left], source[right])) > 0))
    define(target, index, takeLeft ? source[left++] : source[right++])
  }
}

// Not an assignment: guest code may have planted a setter on Array.prototype.
const { defineProperty } = Object
function define(list, index, value) {
  defineProperty(list, index, { __proto__: null, value, writable: true, enumerable: true, configurable: true })
}
