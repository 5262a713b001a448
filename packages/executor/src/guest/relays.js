/**
 * Functions that hand on what a method gives which only later cells have. They give values, as they are written; behind
 * them stands another function, for who takes what that method gives for what it is.
 */
import { isGiving, standFor } from './as-written.js'
import { descriptorOf } from './descriptors.js'

const { defineProperty } = Object

function relaying(fn, asked, name) {
  if (name !== undefined) defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true })
  if (!isGiving(fn)) standFor(fn, asked)
  return fn
}

function relayMethods(owner, keysAndFunctions) {
  for (let index = 0; index < keysAndFunctions.length; index += 2) {
    const own = descriptorOf(owner, keysAndFunctions[index])
    if (typeof own?.value === 'function') relaying(own.value, keysAndFunctions[index + 1])
  }
  return owner
}

/** What rewritten code names: each gives back what it is given first. */
export const relays = {
  $$relaying: relaying,
  $$relayMethods: relayMethods,
  $$relayClass(constructor, keysAndFunctions, staticKeysAndFunctions) {
    relayMethods(constructor.prototype, keysAndFunctions)
    relayMethods(constructor, staticKeysAndFunctions)
  },
}
