const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Methods of the language that change nothing, not even what they are called on. */
export const READING_METHODS: ReadonlySet<string> = words(`
  at charAt charCodeAt codePointAt concat endsWith entries every filter find findIndex findLast findLastIndex flat
  flatMap forEach getDate getDay getFullYear getHours getMinutes getMonth getSeconds getMilliseconds getTime
  getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMinutes getUTCMonth getUTCSeconds get has
  hasOwnProperty includes indexOf join keys lastIndexOf localeCompare map match matchAll normalize padEnd padStart
  reduce reduceRight repeat replace replaceAll search slice some split startsWith substr substring toExponential
  toFixed toISOString toLocaleDateString toLocaleLowerCase toLocaleString toLocaleTimeString toLocaleUpperCase
  toLowerCase toPrecision toReversed toSorted toSpliced toString toUpperCase trim trimEnd trimStart valueOf values
  with then catch finally`)

/** Methods of the language that change what they are called on, and nothing else. */
export const MUTATING_METHODS: ReadonlySet<string> = words(`
  add clear copyWithin delete exec fill pop push reverse set setDate setFullYear setHours setMilliseconds setMinutes
  setMonth setSeconds setTime shift sort splice test unshift append`)

/** Those that call back: their arguments may be functions. */
export const CALLING_METHODS: ReadonlySet<string> = words(`
  every filter find findIndex findLast findLastIndex flatMap forEach map reduce reduceRight replace replaceAll some sort
  toSorted then catch finally`)

/** Methods that give a new list or text, never one of the values they were called on. */
export const MAKING_METHODS: ReadonlySet<string> = words(`
  concat filter flat flatMap join map match padEnd padStart repeat replace replaceAll slice split substring toFixed
  toISOString toLocaleString toLowerCase toReversed toSorted toSpliced toString toUpperCase trim trimEnd trimStart with
  includes indexOf some every findIndex getTime startsWith endsWith charAt localeCompare`)

/** Functions of the global scope that change nothing. */
export const QUIET_FUNCTIONS: ReadonlySet<string> = words(`
  Array BigInt Boolean Date Error Number Object RangeError RegExp String TypeError atob btoa decodeURI
  decodeURIComponent encodeURI encodeURIComponent isFinite isNaN parseFloat parseInt structuredClone`)

/** Classes of the global scope whose making changes nothing. */
export const QUIET_CLASSES: ReadonlySet<string> = words(`
  Array Date Error EvalError Map Object RangeError ReferenceError RegExp Set SyntaxError TextDecoder TextEncoder
  TypeError URIError URL URLSearchParams Uint8Array Float64Array WeakMap WeakSet AggregateError`)

/** Functions of global objects that change nothing; `Math` is quiet as a whole. */
export const QUIET_MEMBERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['JSON', words('parse stringify')],
  ['Object', words('entries fromEntries groupBy hasOwn is keys values')],
  ['Array', words('from isArray of')],
  ['Number', words('isFinite isInteger isNaN isSafeInteger parseFloat parseInt')],
  ['String', words('fromCharCode fromCodePoint raw')],
  ['Date', words('UTC now parse')],
  ['Map', words('groupBy')],
  ['Promise', words('all allSettled any race reject resolve')],
  ['performance', words('now')],
])

/** Assignment operators whose result is the right side as it is. */
export const GIVES_RIGHT: ReadonlySet<string> = new Set(['=', '??=', '||=', '&&='])

/** Global objects and values that nothing is hidden in. */
const QUIET_VALUES = words('Infinity Math NaN undefined globalThis console Intl')

/** True for a name of the global scope that this analysis knows. */
export function isLanguageName(name: string): boolean {
  return QUIET_FUNCTIONS.has(name) || QUIET_CLASSES.has(name) || QUIET_MEMBERS.has(name) || QUIET_VALUES.has(name)
}

/** True for the name of a method of the language that this analysis knows. */
export function isLanguageMethod(name: string): boolean {
  return READING_METHODS.has(name) || MUTATING_METHODS.has(name)
}
