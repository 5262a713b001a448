const { isArray } = Array
const { defineProperty, getPrototypeOf } = Object
const { prototype } = Promise

/**
 * `$$unwrap(value)`: the value of a settled promise, undefined when it was rejected; a list gets the values of its
 * promises. A name that held a promise within its cell holds the value for later cells, so that `if (approved)` can
 * never be true because of a promise.
 */
export async function unwrap(value) {
  if (!isArray(value)) return isPromise(value) ? settled(value) : value
  for (let index = 0; index < value.length; index++) {
    if (isPromise(value[index])) {
      const element = await settled(value[index])
      defineProperty(value, index, { __proto__: null, value: element, writable: true, enumerable: true, configurable: true })
    }
  }
  return value
}

const isPromise = (value) => typeof value === 'object' && value !== null && getPrototypeOf(value) === prototype

async function settled(promise) {
  try {
    return await promise
  } catch {
    return undefined
  }
}
