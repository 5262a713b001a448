/**
 * Levels at which promises are wanted, or may be: in a place itself, in its elements, in theirs and so on. The last one
 * stands for all that are deeper.
 */
export const ITSELF = 1
/** What is in a list, a container or the properties of an object. */
export const ELEMENTS = 2
const DEEPER = 16
/** What is in the elements: in the pairs of a Map. */
export const PAIRED = 4
/** All levels there are, but for async iterables. */
export const ALL: number = 2 * DEEPER - 1
/** An async iterable, which goes where it goes and is never settled. */
export const STREAM = 32
/** Elements under computed keys, wanted by their names. */
const KEYED_HERE = 64
/** Those of what is inside, at a depth of three and more. */
const KEYED_DEEPER = 512
/** Elements under computed keys at each depth. */
export const KEYED: number = 2 * KEYED_DEEPER - KEYED_HERE
/** All levels but the place itself: what goes along with a container wherever it goes. */
export const INSIDE: number = (ALL & ~ITSELF) | KEYED

/** In a mask: the very container passes, and no copy of it; also where no text says so. */
export const AS_IT_IS = 1024
/** What passes where a promise does not: what it gives. */
export const UNWRAPPED: number = INSIDE | AS_IT_IS

/**
 * How a value gets from one place to another: as it is, as an element of the other, or out of its elements. What is
 * stored `under-key` is an element whose key the text does not say, what is read `by-name` may be one of those, and
 * `from-pairs` makes some. What is stored `under-name` is found by that name: no read by another gives it. What is read
 * `by-key` is under that key, whatever is put into it.
 */
export type Step = 'same' | 'into' | 'out-of' | 'under-key' | 'under-name' | 'by-key' | 'by-name' | 'from-pairs'

/** The level of `to` that a value of the edge gets to. */
export function levelOf(step: Step): number {
  if (step === 'under-key') return ELEMENTS | KEYED_HERE
  return isStoring(step) ? ELEMENTS : ITSELF
}

/** What is inside of something is inside of what it comes from; the thing itself came one way only. */
export function held(levels: number, step: Step): number {
  const isOut = step === 'by-name' || step === 'from-pairs'
  const inside = (before(levels & ~ITSELF, isOut ? 'out-of' : step) & INSIDE) | keyed(levels, isStoring(step), step)
  return step === 'by-key' && inside !== 0 ? inside | KEYED_HERE : inside
}

/** True for a step by which a value becomes an element. */
export function isStoring(step: Step): boolean {
  return step === 'into' || step === 'under-key' || step === 'under-name'
}

/** Whether there are promises under computed keys once a container is opened, or put into another. */
function keyed(levels: number, isOpened: boolean, step: Step): number {
  const found = levels & KEYED
  if (step === 'same') return found
  return ((isOpened ? found >> 1 : found << 1) & KEYED) | (found & KEYED_DEEPER)
}

/** Levels at which there are promises after a step: which of them are found by any name is known of these alone. */
export function heldAfter(levels: number, step: Step): number {
  const plain = after(levels, step) | keyed(levels, !isStoring(step), step)
  switch (step) {
    case 'into':
    case 'under-key':
      return (levels & ITSELF) !== 0 ? plain | KEYED_HERE : plain
    case 'from-pairs':
      return (plain & ELEMENTS) !== 0 ? plain | KEYED_HERE : plain
    case 'by-name':
      // What stands under names is followed by those.
      return (levels & (KEYED_HERE | DEEPER)) !== 0 ? plain : plain & ALL & ~ITSELF
    default:
      return plain
  }
}

/** Levels at which containers are closed after a step; what lies under a name is followed by that. */
export function closedIn(levels: number, step: Step): number {
  const isKeyed = (levels & (ELEMENTS | KEYED_HERE)) !== 0
  if (step === 'by-name' && !isKeyed) return 0
  const isUnderKey = step === 'from-pairs' || (step === 'under-key' && (levels & ELEMENTS) !== 0)
  const plain = after(levels, step)
  return isUnderKey && plain !== 0 ? plain | KEYED_HERE : plain
}

/** Levels after a step. */
export function after(levels: number, step: Step): number {
  const plain = levels & ALL
  if (step === 'same') return levels
  if (isStoring(step)) return ((plain << 1) | (plain & DEEPER)) & ALL
  return (plain >> 1) | (plain & DEEPER)
}

/** Levels before it. */
export function before(levels: number, step: Step): number {
  switch (step) {
    case 'same':
      return levels & (ALL | KEYED)
    case 'into':
    case 'under-name':
      return after(levels, 'out-of')
    case 'under-key':
      return after(levels | ((levels & KEYED_HERE) !== 0 ? ELEMENTS : 0), 'out-of')
    case 'by-name':
      return (levels & ITSELF) !== 0 ? KEYED_HERE : 0
    case 'from-pairs':
      return after(levels | ((levels & KEYED_HERE) !== 0 ? ELEMENTS : 0), 'into')
    default:
      return after(levels, 'into')
  }
}
