/**
 * Objects whose fields a built-in reads: options, and descriptors of properties. Where a promise is one of them, it is
 * given a copy with the value.
 */
import { put } from './async-versions.js'
import { makeTable } from './built-in-table.js'
import { descriptorOf } from './descriptors.js'
import { looksInto } from './looked-into.js'
import { isPromise } from './promises.js'
import { isProxy } from './proxies.js'

const { ownKeys } = Reflect
const { create, defineProperty, getPrototypeOf, prototype } = Object

/** Classes that are given options, and which of those one keeps as it is. */
const optional = makeTable('takes options')

/** What `new` is given for options of such a class. */
export function optionsFor(constructor, value, add) {
  if (!optional.has(constructor)) return value
  const kept = optional.of(constructor)
  return withFields(value, (key) => key !== kept, add)
}

/** Takes note of what defines properties, once all that the library replaces is in place. */
export function learnDefining() {
  looksInto(Object.defineProperty, addDescriptor)
  looksInto(Reflect.defineProperty, addDescriptor)
  looksInto(Object.defineProperties, addDescriptors)
  looksInto(Object.create, addDescriptors)
  optional.note(Event, undefined)
  optional.note(CustomEvent, 'detail')
  optional.note(TextDecoder, undefined)
}

/** What a descriptor says of a property; what that is to hold stays as it is. */
function addDescriptor({ args }, add) {
  put(args, 2, fieldsOf(args[2], add))
}

function addDescriptors({ args }, add) {
  put(
    args,
    1,
    withFields(args[1], isAny, add, (descriptor) => fieldsOf(descriptor, add)),
  )
}

const fieldsOf = (descriptor, add) => withFields(descriptor, isNoValue, add)

/** Plain objects among the arguments, of what reads options. */
export function addOptions(args, add) {
  for (let index = 0; index < args.length; index++) {
    const own = args[index]
    if (typeof own !== 'object' || own === null || isProxy(own)) continue
    const parent = getPrototypeOf(own)
    if ((parent === prototype || parent === null) && !hasMethods(own)) put(args, index, withFields(own, isAny, add))
  }
}

const isAny = () => true
const isNoValue = (key) => key !== 'value'

/** What converts itself is asked as what it is. */
function hasMethods(object) {
  const keys = ownKeys(object)
  for (let index = 0; index < keys.length; index++) if (typeof valueAt(object, keys[index]) === 'function') return true
  return false
}

function valueAt(object, key) {
  const own = descriptorOf(object, key)
  return own !== undefined && 'value' in own ? own.value : undefined
}

/** A copy of an object with the values of its promises, but for those that are to stay; itself where it has none. */
function withFields(object, isRead, add, inner = (field) => field) {
  if (typeof object !== 'object' || object === null || isProxy(object) || isPromise(object)) return object
  const keys = ownKeys(object)
  let copy
  const write = (key, value) => {
    copy ??= copyOfFields(object, keys)
    defineProperty(copy, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true })
  }
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index]
    const field = valueAt(object, key)
    if (!isRead(key) || field === undefined) continue
    if (isPromise(field)) {
      copy ??= copyOfFields(object, keys)
      add({ promise: field, write: (value) => write(key, inner(value)) })
    } else {
      const made = inner(field)
      if (made !== field) write(key, made)
    }
  }
  return copy ?? object
}

function copyOfFields(object, keys) {
  const copy = create(getPrototypeOf(object))
  for (let index = 0; index < keys.length; index++) {
    const own = descriptorOf(object, keys[index])
    if (own !== undefined) defineProperty(copy, keys[index], own)
  }
  return copy
}
