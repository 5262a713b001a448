/**
 * Levels at which promises are wanted, or may be: in a place itself, in its elements, in theirs and so on. The last one
 * stands for all that are deeper.
 */
export const ITSELF = 1
/** What is in a list, a container or the properties of an object. */
export const ELEMENTS = 2
const DEEPER = 16
/** All levels there are, but for async iterables. */
export const ALL: number = 2 * DEEPER - 1
/** An async iterable, which goes where it goes and is never settled. */
export const STREAM = 32
/** Elements under computed keys, wanted by their names. */
export const KEYED = 64
/** All levels but the place itself: what goes along with a container wherever it goes. */
export const INSIDE: number = (ALL & ~ITSELF) | KEYED

/** In a mask: the very container passes, and no copy of it; also where no text says so. */
export const AS_IT_IS = 128
/** What passes where a promise does not: what it gives. */
export const UNWRAPPED: number = INSIDE | AS_IT_IS

/**
 * How a value gets from one place to another: as it is, as an element of the other, or out of its elements. What is
 * stored `under-key` is an element whose key the text does not say, what is read `by-name` may be one of those, and
 * `from-pairs` makes some. What is stored `under-name` is found by that name: no read by another gives it.
 */
export type Step = 'same' | 'into' | 'out-of' | 'under-key' | 'under-name' | 'by-name' | 'from-pairs'

/** The level of `to` that a value of the edge gets to. */
export function levelOf(step: Step): number {
  if (step === 'under-key') return ELEMENTS | KEYED
  return isStoring(step) ? ELEMENTS : ITSELF
}

/** What is inside of something is inside of what it comes from; the thing itself came one way only. */
export function held(levels: number, step: Step): number {
  const isOut = step === 'by-name' || step === 'from-pairs'
  return before(levels & ~ITSELF, isOut ? 'out-of' : step) & INSIDE
}

/** True for a step by which a value becomes an element. */
export function isStoring(step: Step): boolean {
  return step === 'into' || step === 'under-key' || step === 'under-name'
}

/** Levels at which there are promises after a step: which of them are found by any name is known of these alone. */
export function heldAfter(levels: number, step: Step): number {
  const plain = after(levels, step)
  switch (step) {
    case 'into':
    case 'under-key':
      return (levels & ITSELF) !== 0 ? plain | KEYED : plain
    case 'from-pairs':
      return (plain & ELEMENTS) !== 0 ? plain | KEYED : plain
    case 'by-name':
      return (levels & (KEYED | DEEPER)) !== 0 ? plain : plain & ~ITSELF
    default:
      return plain
  }
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
      return after(levels | ((levels & KEYED) !== 0 ? ELEMENTS : 0), 'out-of')
    case 'by-name':
      return (levels & ITSELF) !== 0 ? KEYED : 0
    case 'from-pairs':
      return after(levels | ((levels & KEYED) !== 0 ? ELEMENTS : 0), 'into')
    default:
      return after(levels, 'into')
  }
}
