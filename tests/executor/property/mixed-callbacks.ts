import type { Choices } from './choices.ts'
import { makeValue } from './mixed-expressions.ts'
import { callable, constant, type MixedPlace, type ValueKind, within } from './mixed-place.ts'
import { inEach, type Texts, texts } from './mixed-texts.ts'

/** A callback, and whether its mixed text is an async function. */
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
  const helpers = callable(place, kind).filter(({ free }) => free)
  const isAsync = choices.once(2)
  const names = Array.from({ length: params }, () => choices.name('p'))
  const known = names.map((name) => constant(name))
  const inner = within(place, { awaits: isAsync }, known)
  const value = (): Texts => makeValue(choices, inner, kind)
  const head = `(${names.join(', ')})`
  const kept = choices.name('k')
  return choices.make<MixedCallback>(
    () => ({ text: functionTexts(isAsync, head, texts` => ${value()}`), isAsync }),
    () => {
      if (helpers.length === 0) return { text: functionTexts(isAsync, head, texts` => ${value()}`), isAsync }
      const helper = choices.one(helpers)
      return { text: texts`${helper.callee}`, isAsync: helper.isAsync }
    },
    () => ({ text: functionTexts(isAsync, 'function ', texts`${head} { return ${value()} }`), isAsync }),
    () => ({
      text: functionTexts(
        isAsync,
        head,
        texts` => { const ${kept} = ${value()}; ${
          place.quiet || params > 1 ? '' : texts`seen.push(${names[0] ?? '0'}); `
        }return ${kept} }`,
      ),
      isAsync,
    }),
  )
}

/** A method of a list given a callback, the callbacks run one after the other, the result used as values. */
export function passed(method: string, list: Texts, callback: Texts, start?: Texts): Texts {
  const last = start === undefined ? '' : texts`, ${start}`
  const inPlace = texts`${list}.${method}(${callback}${last})`
  return inEach(inPlace, texts`(await $.${method}(${list}, ${callback}${last}))`, inPlace)
}
