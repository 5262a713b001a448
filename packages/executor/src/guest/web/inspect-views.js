import { append, getPrototypeOf, list, mapGet, mapSet, NativeMap } from './primordials.js'

const views = new NativeMap()

/**
 * Says how objects of a class of ours are shown. `read(value)` gives `{ fields }` (a record, shown as `key: value`) or
 * `{ pairs }` (a list of `{ name, value }`, shown as `name => value`), or undefined for a value that is no such object.
 */
export function addView(prototype, read) {
  mapSet(views, prototype, read)
}

/** What `addView` said of an object; undefined for one of any other class. Runs no guest code but a proxy's traps. */
export function viewOf(value) {
  let prototype = getPrototypeOf(value)
  for (let depth = 0; prototype !== null && depth < 100; depth++) {
    const read = mapGet(views, prototype)
    if (read !== undefined) return read(value)
    prototype = getPrototypeOf(prototype)
  }
  return undefined
}

/** The printed entries of a view. */
export function viewTexts(context, { fields, pairs }, depth) {
  const output = list()
  const show = (value) => context.inspectValue(context, value, depth)
  context.indentation += 2
  for (const name in fields) append(output, `${name}: ${show(fields[name])}`)
  for (let i = 0; i < (pairs?.length ?? 0) && context.left > 0; i++) {
    append(output, `${show(pairs[i].name)} => ${show(pairs[i].value)}`)
  }
  context.indentation -= 2
  return output
}
