import { formatNumber } from './inspect-primitive.js'
import { inspectHeld } from './inspect-properties.js'
import {
  append,
  getOwnPropertyDescriptor,
  list,
  mapEntries,
  mapNext,
  mapSize,
  min,
  setNext,
  setSize,
  setValues,
  typedArrayLength,
  viewBuffer,
  viewLength,
  viewOffset,
} from './primordials.js'

const ByteArray = Uint8Array
const HEX = '0123456789abcdef'
const SHOWN_ELEMENTS = 100
// Holes are found one index at a time; after so many in a row the rest of the array is only counted.
const MAX_HOLES = 10_000

const appendRest = (output, rest) => {
  if (rest > 0) append(output, `... ${rest} more item${rest > 1 ? 's' : ''}`)
}

/** Texts of the first 100 elements of an array, runs of holes as one. */
export function arrayEntries(context, array, depth) {
  const output = list()
  const length = array.length
  let index = 0
  while (index < length && output.length < SHOWN_ELEMENTS && context.left > 0) {
    const descriptor = getOwnPropertyDescriptor(array, index)
    if (descriptor !== undefined) {
      append(output, inspectHeld(context, descriptor, depth))
      index++
      continue
    }
    const first = index
    while (index < length && index - first < MAX_HOLES && getOwnPropertyDescriptor(array, index) === undefined) index++
    append(output, `<${index - first} empty item${index - first > 1 ? 's' : ''}>`)
    if (index - first === MAX_HOLES) break
  }
  appendRest(output, length - index)
  return output
}

/** Texts of the first 100 entries of a Map: `key => value`. */
export function mapEntryTexts(context, map, depth) {
  const output = list()
  const entries = mapEntries(map)
  context.indentation += 2
  for (let i = min(mapSize(map), SHOWN_ELEMENTS); i > 0 && context.left > 0; i--) {
    const entry = mapNext(entries).value
    const key = context.inspectValue(context, entry[0], depth)
    append(output, `${key} => ${context.inspectValue(context, entry[1], depth)}`)
  }
  context.indentation -= 2
  appendRest(output, mapSize(map) - output.length)
  return output
}

/** Texts of the first 100 members of a Set. */
export function setEntryTexts(context, set, depth) {
  const output = list()
  const values = setValues(set)
  context.indentation += 2
  for (let i = min(setSize(set), SHOWN_ELEMENTS); i > 0 && context.left > 0; i--) {
    append(output, context.inspectValue(context, setNext(values).value, depth))
  }
  context.indentation -= 2
  appendRest(output, setSize(set) - output.length)
  return output
}

/** Texts of the first 100 numbers of a typed array. */
export function typedArrayEntries(_context, array) {
  const output = list()
  const length = typedArrayLength(array)
  for (let i = 0; i < min(length, SHOWN_ELEMENTS); i++) append(output, formatNumber(array[i]))
  appendRest(output, length - output.length)
  return output
}

/** The first 50 bytes of a buffer in hexadecimal, and its length. */
export function bufferEntries(buffer) {
  const bytes = new ByteArray(buffer)
  const length = typedArrayLength(bytes)
  let text = ''
  for (let i = 0; i < min(length, 50); i++) text += `${i > 0 ? ' ' : ''}${HEX[bytes[i] >> 4]}${HEX[bytes[i] & 15]}`
  if (length > 50) text += ` ... ${length - 50} more byte${length > 51 ? 's' : ''}`
  const output = list()
  append(output, `[Uint8Contents]: <${text}>`)
  append(output, `byteLength: ${length}`)
  return output
}

/** Length, offset and buffer of a DataView. */
export function viewEntries(context, view, depth) {
  const output = list()
  append(output, `byteLength: ${viewLength(view)}`)
  append(output, `byteOffset: ${viewOffset(view)}`)
  context.indentation += 2
  append(output, `buffer: ${context.inspectValue(context, viewBuffer(view), depth)}`)
  context.indentation -= 2
  return output
}
