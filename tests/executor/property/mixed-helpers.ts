import type { Choices } from './choices.ts'
import { functionTexts } from './mixed-callbacks.ts'
import { makeValue } from './mixed-expressions.ts'
import { constant, type Helper, type MixedPlace, type ValueKind, waited, within } from './mixed-place.ts'
import { makeMixedBlock } from './mixed-statements.ts'
import { inEach, type Texts, texts } from './mixed-texts.ts'

const KINDS: readonly ValueKind[] = ['number', 'truth', 'number', 'text', 'list', 'record']

/** Makes the declaration of a function that takes a number, randomly async, in one of the shapes functions have. */
export function makeHelper(
  choices: Choices,
  place: MixedPlace,
  name: string,
  quiet = place.quiet || choices.once(2),
): { readonly text: Texts; readonly helper: Helper } {
  const kind = choices.one(KINDS)
  const isAsync = !choices.once(3)
  const calm = place.calm || (quiet && choices.once(2))
  const sources = place.sources.filter((source) => !quiet || source.target === undefined)
  const inner = within(place, { awaits: isAsync, quiet, calm, sources }, [constant('n')])
  const helper: Helper = { callee: name, kind, isAsync, quiet, calm, free: true }
  const block = (): Texts => makeBody(choices, inner, kind)
  const value = (): Texts => makeValue(choices, inner, kind)
  const own = choices.name('C')
  const method = (head: string): Texts => functionTexts(isAsync, `${head}(n) `, block())
  const named = (callee: string, free = true): Helper => ({ ...helper, callee, free })
  return choices.make<{ readonly text: Texts; readonly helper: Helper }>(
    () => ({ helper, text: texts`${functionTexts(isAsync, `function ${name}(n) `, block())}\n` }),
    () => ({ helper, text: texts`const ${name} = ${functionTexts(isAsync, '(n)', texts` => ${block()}`)}\n` }),
    () => ({ helper, text: texts`const ${name} = ${functionTexts(isAsync, '(n)', texts` => ${value()}`)}\n` }),
    () => ({ helper, text: withDefault(choices, inner, name, isAsync, value) }),
    () => ({ helper: named(`${name}.run`), text: texts`const ${name} = { ${method('run')} }\n` }),
    () => ({
      helper: named(`${own}.of`),
      text: texts`class ${own} {\nstatic ${method('of')}\n}\n`,
    }),
    () => ({
      helper: named(`${name}.run`, false),
      text: texts`class ${own} {\nkept = 1\n${method('run')}\n}\nconst ${name} = new ${own}()\n`,
    }),
    () => ({
      // The public method is no async function, whatever the private one is.
      helper: { ...named(`${name}.run`, false), isAsync: false },
      text: texts`class ${own} {\n${method('#run')}
${functionTexts(false, 'run(n) ', texts`{ return ${inEach('this.#run(n)', 'await this.#run(n)', 'this.#run(n)')} }`)}
}\nconst ${name} = new ${own}()\n`,
    }),
  )
}

function withDefault(choices: Choices, place: MixedPlace, name: string, isAsync: boolean, value: () => Texts): Texts {
  const more = choices.name('m')
  // Defaults cannot say `await`, and stand for themselves in the twin.
  const start = makeValue(choices, { ...place, awaits: false }, 'number')
  const result = value()
  return inEach(
    texts`${isAsync ? 'async ' : ''}function ${name}(n, ${more} = ${start}) { return [${more}, ${result}][1] }\n`,
    texts`async function ${name}(n, ${more}) {
if (${more} === undefined) ${more} = ${start}
return [${more}, ${result}][1]
}\n`,
    texts`function ${name}(n, ${more} = ${start}) { return [${more}, ${result}][1] }\n`,
  )
}

/** The body of a function: statements and a `return`, which may be a call that stands in a `try`. */
function makeBody(choices: Choices, place: MixedPlace, kind: ValueKind): Texts {
  const { text, place: after } = makeMixedBlock(choices, place, choices.next(3))
  const value = (at: MixedPlace): Texts => makeValue(choices, at, kind)
  return choices.make(
    () => texts`{\n${text}return ${value(after)}\n}`,
    () => {
      const inner = value({ ...after, calm: false })
      return texts`{\n${text}try {\nreturn ${inner}\n} catch {
return ${value(within(after))}\n}\n}`
    },
    () => {
      const truth = makeValue(choices, after, 'truth')
      return texts`{\n${text}if (${truth}) return ${value(within(after))}\nreturn ${value(after)}\n}`
    },
    () => {
      const name = choices.name('r')
      const made = waited(choices, after, texts`(${value(after)})`)
      return texts`{\n${text}const ${name} = ${made}\nreturn ${name}\n}`
    },
  )
}
