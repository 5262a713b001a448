import type { Choices } from './choices.ts'
import { functionTexts } from './mixed-callbacks.ts'
import { makeValue } from './mixed-expressions.ts'
import { constant, type Helper, type MixedPlace, parameter, type ValueKind, waited, within } from './mixed-place.ts'
import { makeMixedBlock } from './mixed-statements.ts'
import { handing, inEach, stored, type Texts, texts } from './mixed-texts.ts'

const KINDS: readonly ValueKind[] = ['number', 'truth', 'number', 'text', 'list', 'record']

/** The declaration of a function, and how it is called. */
interface MadeHelper {
  readonly text: Texts
  readonly helper: Helper
}

/** Makes the declaration of a function that takes a number, randomly async, in one of the shapes functions have. */
export function makeHelper(
  choices: Choices,
  place: MixedPlace,
  name: string,
  quiet = place.quiet || choices.once(2),
): MadeHelper {
  const kind = choices.one(KINDS)
  const isAsync = !choices.once(3)
  const calm = place.calm || (quiet && choices.once(2))
  const settled = choices.once(3)
  const sources = place.sources.filter((source) => !quiet || source.target === undefined)
  const inner = within(place, { awaits: isAsync, quiet, calm, sources }, [settled ? constant('n') : parameter('n')])
  const block = (): Texts => makeBody(choices, inner, kind)
  const value = (): Texts => makeValue(choices, inner, kind)
  const own = choices.name('C')
  const made = (callee: string, given: Texts, text: (body: Texts) => Texts, free = true): MadeHelper => {
    const gives = isAsync ? 'call' : (given.loose ?? 'call')
    return { helper: { callee, kind, isAsync, quiet, calm, free, settled, gives }, text: text(given) }
  }
  const method = (head: string, body: Texts): Texts => functionTexts(isAsync, `${head}(n) `, body)
  const arrow = (body: Texts): Texts => texts`const ${name} = ${functionTexts(isAsync, '(n)', texts` => ${body}`)}\n`
  return choices.make<MadeHelper>(
    () => made(name, block(), (body) => texts`${functionTexts(isAsync, `function ${name}(n) `, body)}\n`),
    () => made(name, block(), arrow),
    () => made(name, value(), arrow),
    () => made(name, withDefault(choices, inner, name, isAsync, value), (text) => text),
    () => made(`${name}.run`, block(), (body) => texts`const ${name} = { ${method('run', body)} }\n`),
    () => made(`${own}.of`, block(), (body) => texts`class ${own} {\nstatic ${method('of', body)}\n}\n`),
    () => {
      const text = (body: Texts): Texts =>
        texts`class ${own} {\nkept = 1\n${method('run', body)}\n}\nconst ${name} = new ${own}()\n`
      return made(`${name}.run`, block(), text, false)
    },
    () => {
      const run = inEach('this.#run(n)', 'await this.#run(n)', 'this.#run(n)')
      const text = (body: Texts): Texts =>
        texts`class ${own} {\n${method('#run', body)}
${functionTexts(false, 'run(n) ', texts`{ return ${run} }`)}
}\nconst ${name} = new ${own}()\n`
      const { helper, text: whole } = made(`${name}.run`, block(), text, false)
      // The public method is no async function, whatever the private one is.
      return { helper: { ...helper, isAsync: false }, text: whole }
    },
  )
}

/** The declaration, and what its piece may hand out the promise of. */
function withDefault(choices: Choices, place: MixedPlace, name: string, isAsync: boolean, value: () => Texts): Texts {
  const more = choices.name('m')
  // Defaults cannot say `await`, and stand for themselves in the twin.
  const start = makeValue(choices, { ...place, awaits: false }, 'number')
  const result = value()
  const text = inEach(
    texts`${isAsync ? 'async ' : ''}function ${name}(n, ${more} = ${start}) { return [${more}, ${result}][1] }\n`,
    texts`async function ${name}(n, ${more}) {
if (${more} === undefined) ${more} = ${start}
return [${more}, ${result}][1]
}\n`,
    texts`function ${name}(n, ${more} = ${start}) { return [${more}, ${result}][1] }\n`,
  )
  return handing(text, result)
}

/**
 * The body of a function: statements and a `return`, which may be a call that stands in a `try`. The piece says what it
 * may hand out the promise of.
 */
function makeBody(choices: Choices, place: MixedPlace, kind: ValueKind): Texts {
  const { text, place: after } = makeMixedBlock(choices, place, choices.next(3))
  const value = (at: MixedPlace): Texts => makeValue(choices, at, kind)
  return choices.make(
    () => {
      const result = value(after)
      return handing(texts`{\n${text}return ${result}\n}`, result)
    },
    () => {
      const [inner, otherwise] = [value({ ...after, calm: false }), value(within(after))]
      return handing(texts`{\n${text}try {\nreturn ${inner}\n} catch {\nreturn ${otherwise}\n}\n}`, inner, otherwise)
    },
    () => {
      const [truth, result, otherwise] = [makeValue(choices, after, 'truth'), value(within(after)), value(after)]
      const returned = texts`if (${truth}) return ${result}\nreturn ${otherwise}\n`
      return handing(texts`{\n${text}${returned}}`, result, otherwise)
    },
    () => {
      const name = choices.name('r')
      const result = value(after)
      const made = waited(choices, after, handing(texts`(${result})`, result))
      return stored(texts`{\n${text}const ${name} = ${made}\nreturn ${name}\n}`, made)
    },
  )
}
