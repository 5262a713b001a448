/** Array methods that call back, each keeping the order of calls and the result of the built-in. */
import { invoke, put, register } from './async-versions.js'
import { box, unbox } from './box.js'
import { suspends } from './brand.js'
import { stableSort } from './stable-sort.js'

const { getOwnPropertyDescriptor, getPrototypeOf } = Object
const { isArray, prototype: ArrayPrototype } = Array
const NativeTypeError = TypeError

const isPlainArray = (value) =>
  isArray(value) &&
  getPrototypeOf(value) === ArrayPrototype &&
  getOwnPropertyDescriptor(value, 'constructor') === undefined

/** Registers an array method whose callback is its first argument. */
const onArray = (name, version) =>
  register(ArrayPrototype[name], (array, args) =>
    isPlainArray(array) && suspends(args[0]) ? version(array, args[0], args[1], args.length > 1) : undefined,
  )

onArray('map', async (array, callback, receiver) => {
  const { length } = array
  const result = []
  result.length = length
  for (let index = 0; index < length; index++) {
    if (index in array) put(result, index, unbox(await invoke(callback, receiver, [array[index], index, array])))
  }
  return result
})

onArray('forEach', async (array, callback, receiver) => {
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (index in array) await invoke(callback, receiver, [array[index], index, array])
  }
})

onArray('filter', async (array, callback, receiver) => {
  const { length } = array
  const result = []
  let count = 0
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const value = array[index]
    if (await invoke(callback, receiver, [value, index, array])) put(result, count++, value)
  }
  return result
})

onArray('some', async (array, callback, receiver) => {
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (index in array && (await invoke(callback, receiver, [array[index], index, array]))) return true
  }
  return false
})

onArray('every', async (array, callback, receiver) => {
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (index in array && !(await invoke(callback, receiver, [array[index], index, array]))) return false
  }
  return true
})

/** `find` and its kin: the first index, from either end, whose element passes; -1 when none does. */
const search = async (array, callback, receiver, fromEnd) => {
  const { length } = array
  for (let step = 0; step < length; step++) {
    const index = fromEnd ? length - 1 - step : step
    const value = array[index]
    if (await invoke(callback, receiver, [value, index, array])) return { index, value }
  }
  return { index: -1, value: undefined }
}
onArray('find', async (array, callback, receiver) => box((await search(array, callback, receiver, false)).value))
onArray('findIndex', async (array, callback, receiver) => (await search(array, callback, receiver, false)).index)
onArray('findLast', async (array, callback, receiver) => box((await search(array, callback, receiver, true)).value))
onArray('findLastIndex', async (array, callback, receiver) => (await search(array, callback, receiver, true)).index)

onArray('flatMap', async (array, callback, receiver) => {
  const { length } = array
  const result = []
  let count = 0
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const mapped = unbox(await invoke(callback, receiver, [array[index], index, array]))
    if (!isArray(mapped)) {
      put(result, count++, mapped)
      continue
    }
    for (let inner = 0; inner < mapped.length; inner++) if (inner in mapped) put(result, count++, mapped[inner])
  }
  return result
})

/** `reduce` and `reduceRight`. */
const fold = async (array, callback, initial, hasInitial, fromEnd) => {
  const { length } = array
  let step = 0
  let total = initial
  const at = () => (fromEnd ? length - 1 - step : step)
  if (!hasInitial) {
    while (step < length && !(at() in array)) step++
    if (step >= length) throw new NativeTypeError('Reduce of empty array with no initial value')
    total = array[at()]
    step++
  }
  for (; step < length; step++) {
    const index = at()
    if (index in array) total = unbox(await invoke(callback, undefined, [total, array[index], index, array]))
  }
  return box(total)
}
onArray('reduce', (array, callback, initial, hasInitial) => fold(array, callback, initial, hasInitial, false))
onArray('reduceRight', (array, callback, initial, hasInitial) => fold(array, callback, initial, hasInitial, true))

const sortWith = (callback) => async (left, right) => +unbox(await invoke(callback, undefined, [left, right]))

onArray('sort', async (array, callback) => {
  const { length } = array
  const present = []
  let count = 0
  for (let index = 0; index < length; index++) if (index in array) put(present, count++, array[index])
  const sorted = await stableSort(present, sortWith(callback))
  for (let index = 0; index < length; index++) {
    if (index < sorted.length) array[index] = sorted[index]
    else delete array[index]
  }
  return array
})

onArray('toSorted', (array, callback) => {
  const copy = []
  for (let index = 0; index < array.length; index++) put(copy, index, array[index])
  return stableSort(copy, sortWith(callback))
})
