import { getOwnPropertyDescriptor, getPrototypeOf, hasOwn, toStringTag } from './primordials.js'

/**
 * How an object is called: the name of its constructor (null when its prototypes name none) and its own kind of tag.
 *
 * `prefix(fallback, size)` is what stands before the braces, with a space at its end: `Map(2) `.
 */
export function namesOf(value) {
  const constructor = constructorName(value)
  const found = lookUp(value, toStringTag)
  const tag = typeof found === 'string' && found !== constructor ? found : ''
  return {
    __proto__: null,
    constructor,
    tag,
    prefix(fallback, size = '') {
      const name = constructor === null ? `[${fallback}${size}: null prototype]` : `${constructor}${size}`
      return tag === '' || (constructor === null && tag === fallback) ? `${name} ` : `${name} [${tag}] `
    },
  }
}

function constructorName(value) {
  let prototype = getPrototypeOf(value)
  for (let depth = 0; prototype !== null && depth < 1000; depth++) {
    const constructor = ownData(prototype, 'constructor')
    if (typeof constructor === 'function') {
      const name = ownData(constructor, 'name')
      if (typeof name === 'string' && name !== '') return name
    }
    prototype = getPrototypeOf(prototype)
  }
  return null
}

/** The value of a data property, own or inherited; undefined for a getter, which is not run. */
export function lookUp(value, key) {
  let object = value
  for (let depth = 0; object !== null && depth < 1000; depth++) {
    if (hasOwn(object, key)) return ownData(object, key)
    object = getPrototypeOf(object)
  }
  return undefined
}

/** The value of an own data property; undefined when there is none or it is a getter. */
export function ownData(object, key) {
  const descriptor = getOwnPropertyDescriptor(object, key)
  return descriptor !== undefined && hasOwn(descriptor, 'value') ? descriptor.value : undefined
}
