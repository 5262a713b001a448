/** Prototypes of the language's own: what descends from one has methods there, and nothing else. */
const { getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf } = Object
const { add, has } = WeakSet.prototype
const { apply } = Reflect

const prototypes = new WeakSet()

/** Notes an object and what it descends from. */
function note(prototype) {
  for (let at = prototype; at !== null && !apply(has, prototypes, [at]); at = getPrototypeOf(at))
    apply(add, prototypes, [at])
}

const names = getOwnPropertyNames(globalThis)
for (let index = 0; index < names.length; index++) {
  const value = getOwnPropertyDescriptor(globalThis, names[index])?.value
  if (typeof value !== 'function') continue
  note(getPrototypeOf(value))
  const own = getOwnPropertyDescriptor(value, 'prototype')?.value
  if (typeof own === 'object' && own !== null) note(own)
}
const generators = [function* () {}, async function* () {}, async () => {}]
for (let index = 0; index < generators.length; index++) note(getPrototypeOf(generators[index]))
const iterators = [[].values(), new Map().values(), new Set().values(), ''[Symbol.iterator](), ''.matchAll(/a/g)]
for (let index = 0; index < iterators.length; index++) note(getPrototypeOf(iterators[index]))

/** True for one of them. */
export const isBuiltInPrototype = (value) => apply(has, prototypes, [value])
