import type { Choices, Kind } from './choices.ts'
import { handing, inEach, type Loose, type Part, stored, type Texts, texts } from './mixed-texts.ts'

/** What a value of a mixed program is. */
export type ValueKind = Exclude<Kind, 'function'>

/** A value or a kept promise in scope: how it is used as a value. */
export interface Source {
  readonly use: Texts
  readonly kind: ValueKind
  /** The name that can be assigned, if it can. */
  readonly target?: string
  /** True when using it cannot throw. */
  readonly calm: boolean
}

/** A function in scope that takes a number. */
export interface Helper {
  readonly callee: string
  readonly kind: ValueKind
  readonly isAsync: boolean
  /** Touches nothing outside of itself but pure tools, so that it may run beside other code. */
  readonly quiet: boolean
  /** Cannot throw. */
  readonly calm: boolean
  /** Can be handed over as a value. */
  readonly free: boolean
  /** Is only ever given values. */
  readonly settled: boolean
  /** What a call of it may give a promise of. */
  readonly gives: Loose
}

/** Where a piece of a mixed program stands. */
export interface MixedPlace {
  readonly sources: readonly Source[]
  readonly helpers: readonly Helper[]
  readonly depth: number
  /** The mixed text may say `await` here. */
  readonly awaits: boolean
  /** Only quiet pieces may stand here. */
  readonly quiet: boolean
  /** Only pieces that cannot throw may stand here. */
  readonly calm: boolean
}

/** The place one level further in. */
export function within(place: MixedPlace, change: Partial<MixedPlace> = {}, more: readonly Source[] = []): MixedPlace {
  return { ...place, depth: place.depth - 1, ...change, sources: [...(change.sources ?? place.sources), ...more] }
}

/** A constant or parameter that holds a value; one that was given a piece may hold the promise of a call in it. */
export function constant(name: string, kind: ValueKind = 'number', ...given: readonly Texts[]): Source {
  return { use: stored(texts`${name}`, ...given), kind, calm: true }
}

/** A parameter that is given what its function does not know. */
export function parameter(name: string): Source {
  return { use: { ...texts`${name}`, loose: 'name' }, kind: 'number', calm: true }
}

/**
 * A variable that holds a promise and is used as a value. Where its error is thrown must be beyond doubt, and no
 * condition may be taken for a test of presence: then it is used as an operand.
 */
export function keptSource(holder: Part, kind: ValueKind, calm: boolean): Source {
  const use = inEach(holder, texts`(await ${holder})`, texts`open(${holder})`)
  if (kind === 'truth') return { use: texts`(!${use})`, kind, calm }
  if (calm) return { use, kind, calm }
  switch (kind) {
    case 'number':
      return { use: texts`(${use} * 2)`, kind, calm }
    case 'text':
      return { use: texts`(${use} + '!')`, kind, calm }
    case 'list':
      return { use: texts`[...${use}]`, kind, calm }
    case 'record':
      return { use: texts`${use}.a`, kind: 'number', calm }
  }
}

/** A place whose code may run beside the code after it: it sees only what does not change, and touches nothing. */
export function beside(place: MixedPlace): MixedPlace {
  return { ...place, quiet: true, sources: place.sources.filter(({ target }) => target === undefined) }
}

/** A place whose code cannot wait in the twin either: it sees no promise. */
export function waitless(place: MixedPlace): MixedPlace {
  return { ...place, sources: place.sources.filter(({ use }) => !use.twin.includes('await')) }
}

/** A piece that is no promise, whatever is kept in what it is made of. */
export function settledValue(value: Texts, kind: ValueKind): Texts {
  if (value.loose === undefined) return value
  switch (kind) {
    case 'number':
      return texts`(${value} + 0)`
    case 'text':
      return texts`(${value} + '')`
    case 'truth':
      return texts`(${value} && true)`
    case 'list':
      return handing(texts`[...${value}]`, value)
    case 'record':
      return handing(texts`({ ...${value} })`, value)
  }
}

/** A call whose value is used at once: the twin awaits it, the mixed text sometimes. */
export function waited(choices: Choices, place: MixedPlace, call: Texts): Texts {
  const twin = `(await ${call.twin})`
  if (place.awaits && choices.once(3) && call.loose !== 'name') {
    return { mixed: `(await ${call.mixed})`, twin, plain: call.plain }
  }
  return { ...call, twin, loose: call.loose ?? 'call' }
}

/** The helpers that may be called in a place and give a kind. */
export function callable(place: MixedPlace, kind: ValueKind): readonly Helper[] {
  return place.helpers.filter(
    (helper) => helper.kind === kind && (helper.quiet || !place.quiet) && (helper.calm || !place.calm),
  )
}
