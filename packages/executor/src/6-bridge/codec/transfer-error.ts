/** Where a value was refused, why, and what it was meant for. */
export interface TransferFailure {
  readonly code: 'not-transferable' | 'too-large'
  /** The path to what was refused, from `value`: `value.users[3].callback`. */
  readonly path: string
  readonly message: string
}

/**
 * Thrown by the host's codec: `not-transferable` for a value that cannot cross or a text that does not read,
 * `too-large` for one over its limit. `path` leads to what was refused.
 */
export class TransferError extends Error {
  override readonly name = 'TransferError'
  readonly code: TransferFailure['code']
  readonly path: string
  constructor({ code, path, message }: TransferFailure, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.path = path
  }
}

/**
 * Makes the error for a value over its limit.
 * @param bytes what was counted until the walk stopped
 * @param what what the value is for: `argument 1 of search`
 */
export function sizeFailure(bytes: number, maxBytes: number, what: string): TransferError {
  const message = `Cannot transfer ${what}: it takes ${bytes} bytes or more, over the limit of ${maxBytes}`
  return new TransferError({ code: 'too-large', path: 'value', message })
}
