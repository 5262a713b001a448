/**
 * The host's side of the crossing codec; `guest/codec.js` is the guest's. What crosses, both ways: everything of JSON,
 * undefined, NaN, ±Infinity, -0, BigInt, Date, RegExp, Map, Set, Error, ArrayBuffer and its views, holes, cycles and
 * shared references. Boxed primitives cross as their primitive, class instances and null-prototype objects as plain
 * objects of their own enumerable fields, objects with `toJSON` (a URL) as what it returns, URLSearchParams as its
 * string. Functions, symbols, promises, weak collections, iterators and resources of the platform are refused with
 * their path.
 */
export { type DecodedError, decodeError, encodeError } from './codec/error-text.ts'
export type { EncodeOptions } from './codec/snapshot.ts'
export { TransferError } from './codec/transfer-error.ts'
export { decode, encode } from './codec/value-text.ts'
