/**
 * Goes on with a value, now or once it has settled: what is synchronous stays synchronous.
 *
 * @example
 * andThen(1, (value) => value + 1) // → 2
 * const later = await andThen(Promise.resolve(2), (value) => value + 1)
 * later // → 3
 */
export function andThen<Value, Result>(
  value: Value | PromiseLike<Value>,
  next: (value: Value) => Result | Promise<Result>,
): Result | Promise<Result> {
  return isPromiseLike(value) ? Promise.resolve(value).then(next) : next(value)
}

/** Whether a value is a promise, or anything else that can be awaited. */
export function isPromiseLike<Value>(value: Value | PromiseLike<Value>): value is PromiseLike<Value> {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false
  return typeof (value as { readonly then?: unknown }).then === 'function'
}
