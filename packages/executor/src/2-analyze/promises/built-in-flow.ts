import { PROMISE_METHODS } from '../built-ins.ts'

/**
 * What methods of containers do with their elements, by name. A name proves nothing: each is looked at as one of these
 * and, where the program has functions under that name, as one of those as well.
 */

/** The receiver takes the arguments as elements: from the first position to before the second. */
export const ADDING: ReadonlyMap<string, readonly [first: number, end: number]> = new Map([
  ['push', [0, Infinity]],
  ['unshift', [0, Infinity]],
  ['add', [0, Infinity]],
  ['set', [1, Infinity]],
  ['fill', [0, 1]],
  ['with', [1, Infinity]],
  ['splice', [2, Infinity]],
  ['toSpliced', [2, Infinity]],
  ['concat', [0, Infinity]],
  ['of', [0, Infinity]],
])

/** Of those, what puts them into the list that it gives. */
export const MAKING: ReadonlySet<string> = new Set(['concat', 'of'])

/** True where the receiver takes an argument as an element: where else it does not look at it, it is a number to it. */
export function isAddedAt(name: string, index: number): boolean {
  const [first, end] = ADDING.get(name) ?? [0, 0]
  return index >= first && index < end
}

/** The callback is given elements at the position; `reduce` has its total before them. */
export const CALLING: ReadonlyMap<string, number> = new Map([
  ['map', 0],
  ['flatMap', 0],
  ['filter', 0],
  ['forEach', 0],
  ['some', 0],
  ['every', 0],
  ['find', 0],
  ['findIndex', 0],
  ['findLast', 0],
  ['findLastIndex', 0],
  ['reduce', 1],
  ['reduceRight', 1],
  ['sort', 0],
  ['toSorted', 0],
])

/** What the callback gives is an element of the result. */
export const MAPPING: ReadonlySet<string> = new Set(['map', 'flatMap', 'from'])

/** What the callback gives is the result. */
export const FOLDING: ReadonlySet<string> = new Set(['reduce', 'reduceRight'])

/** What they give is, or has, elements of the receiver; `map` only has what its callback makes of them. */
export const TAKING: ReadonlySet<string> = new Set([
  ...['at', 'get', 'pop', 'shift', 'find', 'findLast', 'next', 'slice', 'splice', 'toSpliced', 'concat', 'filter'],
  ...['flatMap', 'flat', 'sort', 'toSorted', 'reverse', 'toReversed', 'fill', 'with', 'copyWithin', 'reduce'],
  ...['reduceRight', 'values', 'entries', 'keys', 'take', 'drop', 'toArray', 'set', 'add', 'from', 'of', 'assign'],
  ...['call', 'apply', 'bind', 'freeze', 'groupBy', 'fromEntries', 'return', 'union', 'intersection', 'difference'],
])

/** Of those, what is called on a class or a function: it holds none of what they give. */
export const ON_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['from', 'of', 'assign', 'freeze', 'groupBy', 'fromEntries', 'call', 'apply', 'bind'],
])

/** Of those, what gives one element. */
export const GIVING_ELEMENTS: ReadonlySet<string> = new Set(['at', 'get', 'pop', 'shift', 'find', 'findLast'])

/** Of those, what gives the elements in a list, or the receiver. */
export const GIVING_LISTS: ReadonlySet<string> = new Set([
  ...['slice', 'splice', 'toSpliced', 'concat', 'filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'fill', 'with'],
  ...['copyWithin', 'values', 'keys', 'take', 'drop', 'toArray', 'set', 'add', 'assign', 'freeze', 'map'],
])

/** Of those, what gives the very container on which it is called. */
export const GIVING_ITSELF: ReadonlySet<string> = new Set([...['sort', 'reverse', 'fill', 'copyWithin', 'set', 'add']])

/** Functions of `Object` and `Array` that give what is in their argument. */
export const LISTING: ReadonlySet<string> = new Set([
  'values',
  'entries',
  'from',
  'assign',
  'freeze',
  'fromEntries',
  'getOwnPropertyDescriptors',
])

/** Methods of containers that look for the very thing that they are given. */
export const LOOKING: ReadonlySet<string> = new Set(['has', 'get', 'delete', 'indexOf', 'lastIndexOf', 'includes'])

/** Functions of `Object` that put properties on what they are given first, and give it back. */
export const PUTTING_ON: ReadonlySet<string> = new Set(['assign', 'defineProperty', 'defineProperties'])

/** Functions of `Object` that give the very object which they are given first. */
export const GIVING_BACK: ReadonlySet<string> = new Set([
  ...[...PUTTING_ON, 'freeze', 'seal', 'preventExtensions', 'setPrototypeOf'],
])

/** Methods that look at what is in their first argument. */
export const LOOKING_INTO: ReadonlySet<string> = new Set([
  ...['groupBy', 'fromEntries', 'from', 'set', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  ...['union', 'intersection', 'difference', 'symmetricDifference'],
])

/** Methods that move elements and look at none. */
export const MOVING: ReadonlySet<string> = new Set([
  ...ADDING.keys(),
  ...['has', 'get', 'delete', 'clear', 'at', 'pop', 'shift', 'slice', 'reverse', 'toReversed', 'flat', 'copyWithin'],
  ...['keys', 'values', 'entries', 'next', 'return', 'then', 'catch', 'finally'],
])

/** Whatever they are called on, what they give may be, or have, a promise. */
export const GIVING_PROMISES: ReadonlySet<string> = new Set([
  ...['all', 'allSettled', 'any', 'race', 'resolve', 'reject', 'try', 'withResolvers', 'fromAsync'],
])

/** They look at the elements themselves. */
export const READING: ReadonlySet<string> = new Set([
  'join',
  'includes',
  'indexOf',
  'lastIndexOf',
  'toString',
  'toLocaleString',
])

/** Calls of functions by which arguments get to parameters in a list, or one later. */
export const FORWARDING: ReadonlySet<string> = new Set(['call', 'apply', 'bind', 'construct'])
/** Functions by which getters and values get to properties. */
export const DEFINING: ReadonlySet<string> = new Set([
  'defineProperty',
  'defineProperties',
  'create',
  '__defineGetter__',
])
/** Methods of which it is told elsewhere what they do with their arguments. */
export const BUILT_IN: ReadonlySet<string> = new Set([
  ...ADDING.keys(),
  ...CALLING.keys(),
  ...[...TAKING, ...LISTING, ...LOOKING, ...READING, ...PROMISE_METHODS].filter((name) => !FORWARDING.has(name)),
])
