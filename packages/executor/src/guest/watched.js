/** Built-ins of which the library takes note when guest code calls them. */
const { apply } = Reflect
const { defineProperty } = Object

/** Puts in the place of a method one that gives `note` its receiver and arguments, and is otherwise like it. */
export function watch(owner, name, note) {
  const native = owner[name]
  const method = {
    [name](...args) {
      note(this, args)
      return apply(native, this, args)
    },
  }[name]
  defineProperty(method, 'length', { __proto__: null, value: native.length, configurable: true })
  defineProperty(owner, name, { __proto__: null, value: method, writable: true, configurable: true })
}
