/**
 * `Function.prototype.toString` gives functions as they were written: what the engine keeps is the rewritten text. The
 * host cuts them out of the code, by where the engine says that they are: nothing that guest code can set or forge.
 */
import { asWritten } from './as-written.js'

const { apply } = Reflect
const { defineProperty, getOwnPropertyDescriptor } = Object
const { indexOf, slice } = String.prototype
const { prototype } = Function
const { toString } = prototype
const getterOf = (key) => getOwnPropertyDescriptor(prototype, key).get
const fileNameOf = getterOf('fileName')
const lineOf = getterOf('lineNumber')
const columnOf = getterOf('columnNumber')

const isText = (value) => typeof value === 'string'
const ownFile = apply(fileNameOf, isText, [])

/** True for a function that guest code wrote: the engine's own stand in no file, those of the library in another. */
export function isGuestFunction(fn) {
  const fileName = apply(fileNameOf, asWritten(fn), [])
  return isText(fileName) && fileName !== ownFile
}

/** True for what stands for a function of the guest's. */
const isOfLibrary = (fn) => typeof fn === 'function' && apply(fileNameOf, fn, []) === ownFile

/** True for a function of the engine's own, and one that is bound: no file has it. */
export const isNative = (fn) => apply(fileNameOf, fn, []) === undefined

/** Puts it in place. `functionText(fileName, line, column)` is the host's. */
export function installFunctionText(functionText) {
  const method = {
    toString() {
      const fn = isOfLibrary(this) ? asWritten(this) : this
      const text = apply(toString, fn, [])
      const fileName = apply(fileNameOf, fn, [])
      if (typeof fileName !== 'string' || !isOurs(fileName)) return text
      return functionText(fileName, apply(lineOf, fn, []), apply(columnOf, fn, [])) ?? forgotten(fn, text)
    },
  }.toString
  defineProperty(prototype, 'toString', { __proto__: null, value: method, writable: true, configurable: true })
}

/** Cells and modules; code made from text has another name, and is shown as it is. */
const isOurs = (fileName) => apply(slice, fileName, [0, 5]) === 'cell-' || apply(slice, fileName, [0, 7]) === 'module '

/** A function whose cell was forgotten: nothing of ours is shown. */
function forgotten(fn, text) {
  if (apply(indexOf, text, ['$$']) < 0) return text
  const name = getOwnPropertyDescriptor(fn, 'name')?.value
  return 'function ' + (typeof name === 'string' ? name : '') + '() {\n    [native code]\n}'
}
