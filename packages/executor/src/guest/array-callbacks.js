/** Array methods that call back, each keeping the order of calls and the result of the built-in. */
import { allOf, invoke, isWaitedFor, opening, put, register } from './async-versions.js'
import { box, unbox } from './box.js'
import { mayEndAtOnce, suspends } from './brand.js'
import { applyGiving } from './giving.js'
import { isPromise } from './promises.js'
import { stableSort } from './stable-sort.js'
import { takesPromise } from './takes.js'
import { takeEnded } from './token.js'

const { getOwnPropertyDescriptor, getPrototypeOf } = Object
const { isArray, prototype: ArrayPrototype } = Array
const NativeTypeError = TypeError

const isPlainArray = (value) =>
  isArray(value) &&
  getPrototypeOf(value) === ArrayPrototype &&
  getOwnPropertyDescriptor(value, 'constructor') === undefined

/** Registers an array method whose callback is its first argument. */
const onArray = (name, version) =>
  register(ArrayPrototype[name], (array, args, gives) =>
    isPlainArray(array) && isWaitedFor(args[0], gives)
      ? version(array, args[0], args[1], args.length > 1, gives)
      : undefined,
  )

onArray('map', async (array, callback, receiver, _hasReceiver, gives) => {
  const { length } = array
  const result = []
  result.length = length
  const wanted = suspends(callback) && mayEndAtOnce(callback) ? 'end' : 'value'
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const started = invoke(callback, receiver, [array[index], index, array], wanted)
    const mapped = takeEnded() ? started : unbox(await started)
    put(result, index, gives && isPromise(mapped) ? await mapped : mapped)
  }
  return result
})

/** Callbacks that give promises of their own run side by side, as the language has it, and are all waited for. */
const eachAtOnce = (array, callback, receiver) => {
  const order = opening()
  const answers = []
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (index in array) put(answers, answers.length, applyGiving(callback, receiver, [array[index], index, array]))
  }
  return allOf(order, answers)
}

onArray('forEach', async (array, callback, receiver) => {
  if (!suspends(callback)) return eachAtOnce(array, callback, receiver)
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (index in array) await invoke(callback, receiver, [array[index], index, array])
  }
})

/** What a test gave: the value of a promise, where a callback may give one. */
const passes = async (callback, receiver, args, gives) => {
  const answer = unbox(await invoke(callback, receiver, args))
  return gives && isPromise(answer) ? !!(await answer) : !!answer
}

onArray('filter', async (array, callback, receiver, _hasReceiver, gives) => {
  const { length } = array
  const result = []
  let count = 0
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const value = array[index]
    if (await passes(callback, receiver, [value, index, array], gives)) put(result, count++, value)
  }
  return result
})

onArray('some', async (array, callback, receiver, _hasReceiver, gives) => {
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (index in array && (await passes(callback, receiver, [array[index], index, array], gives))) return true
  }
  return false
})

onArray('every', async (array, callback, receiver, _hasReceiver, gives) => {
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (index in array && !(await passes(callback, receiver, [array[index], index, array], gives))) return false
  }
  return true
})

/** `find` and its kin: the first index, from either end, whose element passes; -1 when none does. */
const search = async (array, callback, receiver, fromEnd, gives) => {
  const { length } = array
  for (let step = 0; step < length; step++) {
    const index = fromEnd ? length - 1 - step : step
    const value = array[index]
    if (await passes(callback, receiver, [value, index, array], gives)) return { index, value }
  }
  return { index: -1, value: undefined }
}
onArray('find', async (array, callback, receiver, _hasReceiver, gives) =>
  box((await search(array, callback, receiver, false, gives)).value),
)
onArray(
  'findIndex',
  async (array, callback, receiver, _hasReceiver, gives) =>
    (await search(array, callback, receiver, false, gives)).index,
)
onArray('findLast', async (array, callback, receiver, _hasReceiver, gives) =>
  box((await search(array, callback, receiver, true, gives)).value),
)
onArray(
  'findLastIndex',
  async (array, callback, receiver, _hasReceiver, gives) =>
    (await search(array, callback, receiver, true, gives)).index,
)

onArray('flatMap', async (array, callback, receiver, _hasReceiver, gives) => {
  const { length } = array
  const result = []
  let count = 0
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    let mapped = unbox(await invoke(callback, receiver, [array[index], index, array]))
    if (gives && isPromise(mapped)) mapped = await mapped
    if (!isArray(mapped)) {
      put(result, count++, mapped)
      continue
    }
    for (let inner = 0; inner < mapped.length; inner++) if (inner in mapped) put(result, count++, mapped[inner])
  }
  return result
})

/** `reduce` and `reduceRight`. */
const fold = async (array, callback, initial, hasInitial, fromEnd, gives) => {
  const { length } = array
  const keeps = takesPromise(callback, 0)
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
    if (!(index in array)) continue
    const args = [total, array[index], index, array]
    // A callback with a use for the promise of the total is given it.
    if (keeps && !suspends(callback)) total = applyGiving(callback, undefined, args)
    else total = unbox(await invoke(callback, undefined, args))
    if (gives && !keeps && isPromise(total)) total = await total
  }
  return box(total)
}
onArray('reduce', (array, callback, initial, hasInitial, gives) =>
  fold(array, callback, initial, hasInitial, false, gives),
)
onArray('reduceRight', (array, callback, initial, hasInitial, gives) =>
  fold(array, callback, initial, hasInitial, true, gives),
)

const sortWith = (callback, gives) => async (left, right) => {
  const order = unbox(await invoke(callback, undefined, [left, right]))
  return +(gives && isPromise(order) ? await order : order)
}

onArray('sort', async (array, callback, _receiver, _hasReceiver, gives) => {
  const { length } = array
  const present = []
  let count = 0
  for (let index = 0; index < length; index++) if (index in array) put(present, count++, array[index])
  const sorted = await stableSort(present, sortWith(callback, gives))
  for (let index = 0; index < length; index++) {
    if (index < sorted.length) array[index] = sorted[index]
    else delete array[index]
  }
  return array
})

onArray('toSorted', (array, callback, _receiver, _hasReceiver, gives) => {
  const copy = []
  for (let index = 0; index < array.length; index++) put(copy, index, array[index])
  return stableSort(copy, sortWith(callback, gives))
})
