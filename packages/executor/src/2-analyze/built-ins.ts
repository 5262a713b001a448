/** Methods that call back and wait: the guest library has an awaiting version of each. */
export const CALLBACK_METHODS: ReadonlySet<string> = new Set([
  'map',
  'filter',
  'forEach',
  'reduce',
  'reduceRight',
  'some',
  'every',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'flatMap',
  'sort',
  'toSorted',
  'from',
  'replace',
  'replaceAll',
  'groupBy',
])

/** Methods of promises that call back: a callback may give a promise, nothing waits at the call. */
export const PROMISE_METHODS: ReadonlySet<string> = new Set(['then', 'catch', 'finally'])

/** Functions that call back later and take no notice of the answer. */
export const SCHEDULERS: ReadonlySet<string> = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'])

/** `Promise.all` and its kin: their elements are wanted as promises. */
export const COMBINATORS: ReadonlySet<string> = new Set(['all', 'allSettled', 'any', 'race'])

/** Methods of functions that call, or stand for, their receiver. */
export const FUNCTION_METHODS: ReadonlySet<string> = new Set(['call', 'apply', 'bind'])
