const CLASSES: ReadonlyMap<string, ErrorConstructor> = new Map(
  [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((native) => [
    native.name,
    native,
  ]),
)

/**
 * Makes an Error of the native class of that name, or an Error that bears the name itself. It has no stack of the host.
 */
export function makeError(name: string, message: string): Error {
  const error = name === 'AggregateError' ? new AggregateError([], message) : new (CLASSES.get(name) ?? Error)(message)
  hide(error, 'stack', `${name}: ${message}`)
  if (error.name !== name) hide(error, 'name', name)
  return error
}

function hide(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: false, configurable: true })
}
