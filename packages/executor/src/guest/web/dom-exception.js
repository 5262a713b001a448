import { defineProperty } from './primordials.js'

const CODES = {
  __proto__: null,
  IndexSizeError: 1,
  HierarchyRequestError: 3,
  WrongDocumentError: 4,
  InvalidCharacterError: 5,
  NoModificationAllowedError: 7,
  NotFoundError: 8,
  NotSupportedError: 9,
  InUseAttributeError: 10,
  InvalidStateError: 11,
  SyntaxError: 12,
  InvalidModificationError: 13,
  NamespaceError: 14,
  InvalidAccessError: 15,
  TypeMismatchError: 17,
  SecurityError: 18,
  NetworkError: 19,
  AbortError: 20,
  URLMismatchError: 21,
  QuotaExceededError: 22,
  TimeoutError: 23,
  InvalidNodeTypeError: 24,
  DataCloneError: 25,
}

let nameOf

/** An Error with a name from the web's own list, and its old numeric code. [Web IDL, section 4.4] */
export class DOMException extends Error {
  #name

  constructor(message = '', options = 'Error') {
    super(`${message}`)
    const named = typeof options === 'object' && options !== null
    this.#name = `${(named ? options.name : options) ?? 'Error'}`
    if (named && 'cause' in options) {
      defineProperty(this, 'cause', { __proto__: null, value: options.cause, configurable: true, writable: true })
    }
  }

  static {
    nameOf = (value) => (#name in value ? value.#name : undefined)
  }

  get name() {
    return this.#name
  }

  get code() {
    return CODES[this.#name] ?? 0
  }
}

/** The name of a DOMException, read without running guest code; undefined for any other object. */
export const domExceptionName = (value) => nameOf(value)
