import { defineProperty, toStringTag } from './primordials.js'

/** Puts `value` on `object` the way built-ins sit there: writable, configurable, not enumerable. */
export function define(object, key, value) {
  defineProperty(object, key, { __proto__: null, value, writable: true, configurable: true, enumerable: false })
}

/** Gives a class its public name (the bundle shortens names) and `Symbol.toStringTag`, and puts it on `object`. */
export function defineClass(object, name, constructor) {
  nameFunction(constructor, name)
  tag(constructor.prototype, name)
  define(object, name, constructor)
}

/** Sets `Symbol.toStringTag` of a prototype or namespace object. */
export function tag(object, name) {
  defineProperty(object, toStringTag, { __proto__: null, value: name, configurable: true })
}

/** Puts functions on `object` under the names they have in `functions`. */
export function defineFunctions(object, functions) {
  for (const name in functions) {
    nameFunction(functions[name], name)
    define(object, name, functions[name])
  }
}

function nameFunction(callable, name) {
  defineProperty(callable, 'name', { __proto__: null, value: name, configurable: true })
}
