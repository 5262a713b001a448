import type { Choices } from './choices.ts'
import { makeValue } from './mixed-expressions.ts'
import { callable, type MixedPlace, parameter, type ValueKind, within } from './mixed-place.ts'
import { handing, inEach, stored, type Texts, texts } from './mixed-texts.ts'

/** A callback, whose piece says what a call of it may give a promise of, and whether it is written `async`. */
export interface MixedCallback {
  readonly text: Texts
  readonly isAsync: boolean
}

/** A function in every way: async in the mixed text if `written`, in the twin always, in the plain text never. */
export function functionTexts(written: boolean, before: string, after: Texts): Texts {
  return inEach(
    texts`${written ? 'async ' : ''}${before}${after}`,
    texts`async ${before}${after}`,
    texts`${before}${after}`,
  )
}

/** Makes a callback with so many number parameters that gives a value of a kind; it may be a helper itself. */
export function makeMixedCallback(choices: Choices, place: MixedPlace, params: number, kind: ValueKind): MixedCallback {
  const helpers = callable(place, kind).filter(({ free, settled }) => free && !settled)
  const isAsync = choices.once(2)
  const names = Array.from({ length: params }, () => choices.name('p'))
  const known = names.map(parameter)
  const inner = within(place, { awaits: isAsync }, known)
  const value = (): Texts => makeValue(choices, inner, kind)
  const head = `(${names.join(', ')})`
  const kept = choices.name('k')
  const made = (before: string, given: Texts, after: (given: Texts) => Texts): MixedCallback => ({
    text: giving(functionTexts(isAsync, before, after(given)), isAsync, given),
    isAsync,
  })
  const arrow = (): MixedCallback => made(head, value(), (given) => texts` => ${given}`)
  return choices.make<MixedCallback>(
    arrow,
    () => {
      if (helpers.length === 0) return arrow()
      const { callee, isAsync, gives } = choices.one(helpers)
      return { text: { ...texts`${callee}`, loose: gives }, isAsync }
    },
    () => made('function ', value(), (given) => texts`${head} { return ${given} }`),
    () => {
      const given = value()
      const effect = place.quiet || params > 1 ? '' : `seen.push(${names[0] ?? '0'}); `
      return made(head, stored(given, given), () => texts` => { const ${kept} = ${given}; ${effect}return ${kept} }`)
    },
  )
}

/** A function, and what a call of it may give a promise of: an async one is a call itself. */
function giving(text: Texts, isAsync: boolean, value: Texts): Texts {
  return isAsync ? { ...text, loose: 'call' } : handing(text, value)
}

/** A method of a list given a callback, the callbacks run one after the other, the result used as values. */
export function passed(method: string, list: Texts, callback: Texts, start?: Texts): Texts {
  const last = start === undefined ? '' : texts`, ${start}`
  const inPlace = texts`${list}.${method}(${callback}${last})`
  return inEach(inPlace, texts`(await $.${method}(${list}, ${callback}${last}))`, inPlace)
}
