/**
 * What the library knows of built-ins: a table for each thing that is asked of them. Nearly all that is called is in
 * none, and one look at a private field tells. What is known of one built-in stands in one record, which it has itself.
 */
class Known extends function (fn) {
  return fn
} {
  #record = { __proto__: null }
  static has(value) {
    return typeof value === 'function' && #record in value
  }
  static note(fn, name, value) {
    fn.#record[name] = value
  }
  static hasIn(value, name) {
    return typeof value === 'function' && #record in value && name in value.#record
  }
  static read(value, name) {
    return typeof value === 'function' && #record in value ? value.#record[name] : undefined
  }
}

const { hasIn, note, read } = Known

/** True for a function that is in some table. */
export const isKnown = Known.has

/** A table of that name: `note(fn, value)`, `has(fn)`, and `of(fn)`, which is undefined for what is not in it. */
export const makeTable = (name) => ({
  __proto__: null,
  /** What this engine does not have is left out. */
  note(fn, value = true) {
    if (typeof fn !== 'function') return
    if (!isKnown(fn)) new Known(fn)
    note(fn, name, value)
  },
  has: (fn) => hasIn(fn, name),
  of: (fn) => read(fn, name),
})
