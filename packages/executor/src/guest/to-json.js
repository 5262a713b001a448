/** What `toJSON` gives in the place of data. */
import { findToJson } from './codec/kinds.js'
import { isGuestFunction } from './function-text.js'
import { isProxy } from './proxies.js'

const { freeze, setPrototypeOf } = Object

/** A guest's method `toJSON`; the engine's own gives texts. */
export function toJsonOf(value) {
  const method = findToJson(value)
  return method !== undefined && !isProxy(method) && isGuestFunction(method) ? method : undefined
}

/** Stands for what `toJSON` of a class instance gave, which is taken in its place. */
export class Converted {
  #value
  constructor(value) {
    this.#value = value
    freeze(setPrototypeOf(this, null))
  }
  static has(value) {
    return typeof value === 'object' && value !== null && #value in value
  }
  static valueOf(value) {
    return value.#value
  }
}
export const { has: isConverted, valueOf: valueOfConverted } = Converted
