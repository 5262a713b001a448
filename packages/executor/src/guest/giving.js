/**
 * Functions that give promises. What guest code has in its hand of one gives values: it waits where it is called. What
 * was written stands behind it, and gives its promise to call sites that ask for one. So what was written where no
 * promise could exist, what text was made into, and every call of which nobody saw whom it calls gets a value.
 *
 *     const ok = async (a) => check(a)  →  const ok = $$giving(async (a) => check(a), "ok")
 *     ok(1).then(f)                     →  $$thenOf($$giver(ok)(1), "then")(f)
 */
import { asWritten, isAsync, isGiving, standFor } from './as-written.js'
import { idOf, isAsked, mark, suspends } from './brand.js'
import { descriptorOf } from './descriptors.js'
import { givingSteps, isAsyncGenerator } from './generator-steps.js'
import { isProxy } from './proxies.js'
import { noteAlike } from './takes.js'
import { callDriven } from './token.js'

const { apply, construct, ownKeys } = Reflect
const { defineProperty, getPrototypeOf, setPrototypeOf } = Object
const { apply: applyMethod, call: callMethod } = Function.prototype
const NativePromise = Promise

/** What stands for a function that gives promises: one for each. */
class Known extends function (fn) {
  return fn
} {
  #giving
  constructor(fn, giving) {
    super(fn)
    this.#giving = giving
  }
  static of(fn) {
    return #giving in fn ? fn.#giving : undefined
  }
}
const knownOf = Known.of

/** A call whose promise is taken for what it is, should it give one. */
export function applyGiving(callee, receiver, args) {
  if (!isAsked(callee)) return apply(callee, receiver, args)
  if (suspends(callee)) return callDriven(callee, receiver, args)
  if (callee === callMethod || callee === applyMethod) return apply(callee, asWritten(receiver), args)
  // The list of arguments is ours.
  if (callee === apply && args.length > 0) args[0] = asWritten(args[0])
  return apply(asWritten(callee), receiver, args)
}

/** True once something stands for a getter. */
export let hasGetters = false

/** A function that gives what `now` makes of what `fn` gives, and is otherwise like it. */
function standIn(fn, now) {
  const own = descriptorOf(fn, 'prototype')
  const made = own === undefined ? methodFor(fn, now) : functionFor(fn, now)
  copy(fn, made, 'name')
  copy(fn, made, 'length')
  if (own !== undefined) {
    defineProperty(made, 'prototype', own)
    if (descriptorOf(own.value, 'constructor')?.configurable) {
      defineProperty(own.value, 'constructor', { __proto__: null, value: made })
    }
  }
  if (isAsync(fn) || isGenerator(fn) || isAsyncGenerator(fn)) setPrototypeOf(made, getPrototypeOf(fn))
  return made
}

const methodFor = (fn, now) =>
  ({
    giving(...args) {
      return now(apply(fn, this, args))
    },
  }).giving

const functionFor = (fn, now) =>
  function giving(...args) {
    return new.target === undefined ? now(apply(fn, this, args)) : construct(fn, args, new.target)
  }

/**
 * Makes what rewritten code names; `now` gives the value of a promise where nothing can wait, and `later.since` is the
 * last cell with something in it that may give one.
 */
export function makeGiving(now, later) {
  /** What makes values of what is given: for what gives promises to the cells after one alone there are none before. */
  const nowAfter = (cell) => (cell === undefined ? now : (given) => (later.since > cell ? now(given) : given))

  /** What stands for `fn`, which gives promises, or gives some to the cells after `cell` alone. */
  function giving(fn, name, cell) {
    if (typeof fn !== 'function' || isGiving(fn)) return fn
    if (name !== undefined) defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true })
    const known = knownOf(fn)
    if (known !== undefined) return known
    const isStepped = isAsyncGenerator(fn)
    const made = standIn(fn, isStepped ? givingSteps : nowAfter(cell))
    // Nobody needs a generator of another kind: those who take promises get them of its methods.
    if (isStepped) new Known(made, made)
    else standFor(made, fn)
    new Known(fn, made)
    noteAlike(made, fn)
    return suspends(fn) ? mark(made, idOf(fn)) : made
  }

  /**
   * Methods of an object that give promises: those that are asynchronous as written, and those with such a key; all of
   * them where no text tells the keys. What a getter gives is read by code of which nobody knows.
   */
  function givingMethods(owner, keys, cell) {
    const all = ownKeys(owner)
    for (let index = 0; index < all.length; index++) {
      const { value, get } = descriptorOf(owner, all[index])
      const hasKey = keys === undefined || includes(keys, all[index])
      if (get !== undefined && hasKey) {
        hasGetters = true
        defineProperty(owner, all[index], { __proto__: null, get: giving(get, undefined, cell) })
      }
      if (typeof value !== 'function' || !(isWrittenAsync(value) || (isMethod(value) && hasKey))) continue
      defineProperty(owner, all[index], { __proto__: null, value: giving(value, undefined, cell) })
    }
    return owner
  }

  return {
    $$giving: giving,
    $$asWritten: asWritten,
    /** The arguments of a function that gives promises: the way to it that they have leads to what stands for it. */
    $$arguments(list) {
      const own = descriptorOf(list, 'callee')
      if (typeof own?.value !== 'function' || isGiving(own.value)) return list
      defineProperty(list, 'callee', { __proto__: null, value: giving(own.value) })
      return list
    },
    $$executor: (callee, executor) => (callee === NativePromise ? asWritten(executor) : executor),
    $$givingMethods: givingMethods,
    $$givingClass(constructor, keys, staticKeys, cell) {
      givingMethods(constructor.prototype, keys, cell)
      givingMethods(constructor, staticKeys, cell)
    },
  }
}

function copy(fn, made, key) {
  const own = descriptorOf(fn, key)
  if (own !== undefined) defineProperty(made, key, own)
}

/** True for an async function, and an async generator. */
const isWrittenAsync = (fn) => isAsync(fn) || isAsyncGenerator(fn)

/** No class, and no function that may be one. */
const isMethod = (fn) => isGenerator(fn) || descriptorOf(fn, 'prototype') === undefined

const GeneratorPrototype = getPrototypeOf(function* () {})
const isGenerator = (fn) => !isProxy(fn) && getPrototypeOf(fn) === GeneratorPrototype

function includes(list, key) {
  for (let index = 0; index < list.length; index++) if (list[index] === key) return true
  return false
}
