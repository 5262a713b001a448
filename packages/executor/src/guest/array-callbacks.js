/** Array methods that call back, each keeping the order of calls and the result of the built-in. */
import {
  allOf,
  allOrNone,
  calledBack,
  holdsPromise,
  invoke,
  isOpen,
  isWaitedFor,
  opening,
  put,
  register,
} from './async-versions.js'
import { unbox } from './box.js'
import { suspends } from './brand.js'
import { takeSteps } from './callback-steps.js'
import { applyGiving } from './giving.js'
import { isPromise } from './promises.js'
import { stableSort } from './stable-sort.js'
import { takesPromise } from './takes.js'

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

/** One that is written as steps, each of which gives what a callback gave. */
const inSteps = (name, steps) =>
  onArray(name, (array, callback, receiver, hasReceiver, gives) =>
    takeSteps(steps(array, callback, receiver, hasReceiver), gives),
  )

inSteps('map', function* (array, callback, receiver) {
  const { length } = array
  const result = []
  result.length = length
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const step = calledBack(callback, receiver, [array[index], index, array])
    put(result, index, isOpen(step) ? yield step : step)
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
  return allOrNone(order, answers)
}

onArray('forEach', (array, callback, receiver) =>
  suspends(callback) ? takeSteps(eachInTurn(array, callback, receiver), false) : eachAtOnce(array, callback, receiver),
)

function* eachInTurn(array, callback, receiver) {
  const order = opening()
  const answers = []
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const step = calledBack(callback, receiver, [array[index], index, array])
    if (isOpen(step)) put(answers, answers.length, yield step)
  }
  // Nobody takes the promises that they hand on.
  if (holdsPromise(answers)) yield allOf(order, answers)
}

inSteps('filter', function* (array, callback, receiver) {
  const { length } = array
  const result = []
  let count = 0
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const value = array[index]
    const step = calledBack(callback, receiver, [value, index, array])
    if (isOpen(step) ? yield step : step) put(result, count++, value)
  }
  return result
})

inSteps('some', function* (array, callback, receiver) {
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const step = calledBack(callback, receiver, [array[index], index, array])
    if (isOpen(step) ? yield step : step) return true
  }
  return false
})

inSteps('every', function* (array, callback, receiver) {
  const { length } = array
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const step = calledBack(callback, receiver, [array[index], index, array])
    if (!(isOpen(step) ? yield step : step)) return false
  }
  return true
})

/** `find` and its kin: the first, from either end, that passes. */
const onSearch = (name, fromEnd, found, none) =>
  inSteps(name, function* (array, callback, receiver) {
    const { length } = array
    for (let step = 0; step < length; step++) {
      const index = fromEnd ? length - 1 - step : step
      const value = array[index]
      const answer = calledBack(callback, receiver, [value, index, array])
      if (isOpen(answer) ? yield answer : answer) return found(value, index)
    }
    return none
  })
const valueOf = (value) => value
const indexOf = (_value, index) => index
onSearch('find', false, valueOf, undefined)
onSearch('findIndex', false, indexOf, -1)
onSearch('findLast', true, valueOf, undefined)
onSearch('findLastIndex', true, indexOf, -1)

inSteps('flatMap', function* (array, callback, receiver) {
  const { length } = array
  const result = []
  let count = 0
  for (let index = 0; index < length; index++) {
    if (!(index in array)) continue
    const step = calledBack(callback, receiver, [array[index], index, array])
    const mapped = isOpen(step) ? yield step : step
    if (!isArray(mapped)) {
      put(result, count++, mapped)
      continue
    }
    for (let inner = 0; inner < mapped.length; inner++) if (inner in mapped) put(result, count++, mapped[inner])
  }
  return result
})

/** `reduce` and `reduceRight`. */
function* fold(array, callback, initial, hasInitial, fromEnd) {
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
    if (keeps && !suspends(callback)) {
      total = applyGiving(callback, undefined, args)
      continue
    }
    const answer = calledBack(callback, undefined, args)
    total = isOpen(answer) ? yield answer : answer
  }
  return total
}
const onFold = (name, fromEnd) =>
  onArray(name, (array, callback, initial, hasInitial, gives) =>
    takeSteps(fold(array, callback, initial, hasInitial, fromEnd), gives && !takesPromise(callback, 0)),
  )
onFold('reduce', false)
onFold('reduceRight', true)

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
