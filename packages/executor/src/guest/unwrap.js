const { isArray } = Array
const { defineProperty, getPrototypeOf } = Object
const { prototype } = Promise

/**
 * `$$unwrap(value)`: the value of a settled promise; undefined when it was rejected or will never settle. A list gets
 * the values of its promises in their place. A name that held a promise within its cell holds the value for later
 * cells, so that `if (approved)` can never be true because of a promise.
 */
export async function unwrap(value) {
  if (!isArray(value)) return isPromise(value) ? settled(value) : value
  for (let index = 0; index < value.length; index++) {
    if (!isPromise(value[index])) continue
    const promise = value[index]
    put(value, index, undefined)
    fill(value, index, promise)
  }
  return value
}

async function fill(list, index, promise) {
  put(list, index, await settled(promise))
}

async function settled(promise) {
  try {
    return await promise
  } catch {
    return undefined
  }
}

const isPromise = (value) => typeof value === 'object' && value !== null && getPrototypeOf(value) === prototype

const put = (list, index, value) =>
  defineProperty(list, index, { __proto__: null, value, writable: true, enumerable: true, configurable: true })
