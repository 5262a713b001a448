/** Names that JavaScript or the sandbox keeps for itself. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static ' +
    'super switch this throw true try typeof var void while with yield arguments eval undefined NaN Infinity globalThis ' +
    'Object Array Function Promise Proxy Reflect Symbol Map Set WeakMap WeakSet JSON Math Number String Boolean BigInt ' +
    'Date RegExp Error TypeError RangeError SyntaxError ReferenceError console'
  ).split(' '),
)
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u

/** Whether a text can be written as a name in JavaScript; reserved words can, as the names of properties. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text)
}

/** Whether an identifier is one that code can give to nothing of its own, or should not. */
export function isReserved(identifier: string): boolean {
  return RESERVED.has(identifier)
}
