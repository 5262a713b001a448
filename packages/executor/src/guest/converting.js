/** Built-ins that make texts, numbers or keys of what they are given, or read options in it. */
import { put } from './async-versions.js'
import { makeTable } from './built-in-table.js'
import { addOptions } from './described.js'
import { readsItems } from './gone-through.js'
import { copyForConversion } from './lists.js'
import { convertsPlainly } from './plain-methods.js'
import { settleWithin } from './within.js'

const { getOwnPropertyDescriptor, ownKeys } = Reflect
const { getPrototypeOf } = Object
const { isArray, prototype: list } = Array

const converting = makeTable('converts')
const convert = (builtIn) => converting.note(builtIn)
const CONVERTERS =
  'String Number BigInt Symbol Date RegExp parseInt parseFloat isNaN isFinite encodeURIComponent encodeURI ' +
  'decodeURIComponent decodeURI escape unescape btoa atob Error TypeError RangeError SyntaxError ReferenceError ' +
  'EvalError URIError AggregateError'

function convertAll(owner) {
  const names = ownKeys(owner)
  for (let index = 0; index < names.length; index++) {
    if (names[index] !== 'constructor') convert(getOwnPropertyDescriptor(owner, names[index]).value)
  }
}

/** True for one of them. */
export const isConverting = converting.has

/** Takes note of them, once all that the library replaces is in place. */
export function learnConverting() {
  for (let names = CONVERTERS.split(' '), index = 0; index < names.length; index++) convert(globalThis[names[index]])
  const owners = [Math, Number, String, Symbol, Date, BigInt, URL]
  const classes = [String, Number, BigInt, Date, RegExp, URLSearchParams, TextEncoder]
  for (let at = 0; at < owners.length; at++) convertAll(owners[at])
  for (let at = 0; at < classes.length; at++) convertAll(classes[at].prototype)
  learnLocales()
}

/** What reads options, and texts in a list. */
function learnLocales() {
  const names = ownKeys(Intl)
  for (let index = 0; index < names.length; index++) {
    const own = Intl[names[index]]
    if (typeof own === 'function') convertAll(own)
    if (typeof own === 'function' && own.prototype !== undefined) convertAll(own.prototype)
  }
  convert(list.toLocaleString)
  convert(getPrototypeOf(Uint8Array.prototype).toLocaleString)
  readsItems(Intl.ListFormat.prototype.format)
  readsItems(Intl.ListFormat.prototype.formatToParts)
}

/** Lists that a built-in makes texts or numbers of, or keys. */
export function addConverted(call, args, add) {
  addOptions(args, add)
  for (let index = 0; index < args.length; index++) {
    if (convertsPlainly(args[index])) settleWithin(args[index], add)
    else if (isArray(args[index])) put(args, index, copyForConversion(args[index], add))
  }
  if (call.isThrough && isArray(call.receiver)) call.receiver = copyForConversion(call.receiver, add)
}
