/** Where awaiting versions of built-ins are kept, and what they are made of. */
import { suspends } from './brand.js'
import { startCall } from './token.js'

const { apply } = Reflect
const { defineProperty } = Object
const { set } = Map.prototype

/** Built-in function → `(receiver, args) => Promise | undefined`. Kept private: guest code cannot reach it. */
export const asyncVersions = new Map()

/** Notes the awaiting version of a built-in that this engine has. */
export const register = (builtIn, version) => {
  if (typeof builtIn === 'function') apply(set, asyncVersions, [builtIn, version])
}

/** Calls a callback and awaits it when it may suspend. */
export const invoke = (callback, receiver, args) =>
  suspends(callback) ? startCall(callback, receiver, args) : apply(callback, receiver, args)

/** Sets an element without asking setters that guest code planted on `Array.prototype`. */
export const put = (array, index, value) =>
  defineProperty(array, index, { __proto__: null, value, writable: true, enumerable: true, configurable: true })
