import type { Choices } from './choices.ts'
import { functionTexts, makeMixedCallback, passed } from './mixed-callbacks.ts'
import { makeArgument, makeValue } from './mixed-expressions.ts'
import { makeHelper } from './mixed-helpers.ts'
import { makeIdiom } from './mixed-idioms.ts'
import { makeKept } from './mixed-kept.ts'
import {
  beside,
  callable,
  constant,
  type MixedPlace,
  parameter,
  type Source,
  type ValueKind,
  waited,
  within,
} from './mixed-place.ts'
import { handing, inEach, joined, type Texts, texts } from './mixed-texts.ts'

/** Statements, each line ended, and the place after them. */
export interface MixedBlock {
  readonly text: Texts
  readonly place: MixedPlace
}

type MakeStatement = (choices: Choices, place: MixedPlace) => MixedBlock

/** Makes so many statements, each knowing the names of those before it. */
export function makeMixedBlock(choices: Choices, place: MixedPlace, count: number): MixedBlock {
  let text = texts``
  let at = place
  for (let index = 0; index < count; index++) {
    const made = makeStatement(choices, at)
    text = texts`${text}${apart(made.text)}`
    at = made.place
  }
  return { text, place: at }
}

/** A statement that cannot be read as the end of the one before it. */
function apart({ mixed, twin, plain }: Texts): Texts {
  const begun = (text: string): string => (/^[([]/.test(text) ? `;${text}` : text)
  return { mixed: begun(mixed), twin: begun(twin), plain: begun(plain) }
}

const KINDS: readonly ValueKind[] = ['number', 'list', 'truth', 'text', 'record']

function makeStatement(choices: Choices, place: MixedPlace): MixedBlock {
  const flat: MakeStatement[] = [declaration, assignment, destructuring]
  const loud: MakeStatement[] = place.quiet ? [] : [log, effect, dropped]
  if (place.depth <= 0) return choices.one([...flat, ...loud])(choices, place)
  const nested: MakeStatement[] = [condition, choice, countedLoop, listLoop, generatorLoop, attempt]
  const most: MakeStatement[] = place.quiet ? [] : [forEach, sideBySide, listeners, innerHelper]
  // Promises are kept where the mixed text can say `await`, so that each has a use that wants it.
  const kept: MakeStatement[] = place.awaits && !place.quiet ? [makeKept, makeKept, makeKept, makeIdiom, makeIdiom] : []
  return choices.one([...flat, ...loud, ...nested, ...most, ...kept])(choices, place)
}

/** A statement that leaves no name. */
export const alone = (place: MixedPlace, text: Texts): MixedBlock => ({ place, text })

/** A statement that leaves names. */
export const leaving = (place: MixedPlace, text: Texts, sources: readonly Source[]): MixedBlock => ({
  text,
  place: { ...place, sources: [...place.sources, ...sources] },
})

function body(choices: Choices, place: MixedPlace, sources: readonly Source[] = []): Texts {
  return texts`{\n${makeMixedBlock(choices, within(place, {}, sources), choices.next(2) + 1).text}}`
}

function declaration(choices: Choices, place: MixedPlace): MixedBlock {
  const kind = choices.one(KINDS)
  const name = choices.name(kind[0] as string)
  const assignable = kind === 'number' && choices.once(2)
  const value = makeValue(choices, place, kind)
  const text = texts`${assignable ? 'let' : 'const'} ${name} = ${value}\n`
  return leaving(place, text, [assignable ? { ...parameter(name), target: name } : constant(name, kind, value)])
}

function assignment(choices: Choices, place: MixedPlace): MixedBlock {
  const targets = place.sources.flatMap(({ target }) => (target === undefined ? [] : [target]))
  if (targets.length === 0) return declaration(choices, place)
  const operator = choices.one(['=', '+=', '-=', '??='])
  return alone(place, texts`${choices.one(targets)} ${operator} ${makeValue(choices, place, 'number')}\n`)
}

function destructuring(choices: Choices, place: MixedPlace): MixedBlock {
  const [a, b, first] = [choices.name('d'), choices.name('d'), choices.name('n')]
  const value = (kind: ValueKind): Texts => makeValue(choices, within(place), kind)
  const text = choices.make(
    () => {
      const [other, list] = [value('number'), value('list')]
      return handing(texts`const [${a}, ${b} = ${other}] = ${list}\n`, other, list)
    },
    () => {
      const [other, record] = [value('number'), value('record')]
      return handing(texts`const { a: ${a}, z: ${b} = ${other} } = ${record}\n`, other, record)
    },
    () => {
      const made = asyncGenerator(choices, place)
      return inEach(
        texts`const [${a}, ${b} = 1] = ${made}\n`,
        texts`const [${a}, ${b} = 1] = await $.collect(${made}, 2)\n`,
        texts`const [${a}, ${b} = 1] = ${made}\n`,
      )
    },
  )
  const names = [first, b].map((name) => constant(name, 'number', text))
  return leaving(place, texts`${text}const ${first} = ${a} ?? 0\n`, names)
}

function log(choices: Choices, place: MixedPlace): MixedBlock {
  const value = makeValue(choices, place, choices.one(['number', 'text', 'truth']))
  return alone(place, texts`console.log(${choices.one(['', "'=', "])}${value})\n`)
}

function effect(choices: Choices, place: MixedPlace): MixedBlock {
  const value = makeValue(choices, place, 'number')
  return alone(
    place,
    choices.make(
      () => texts`total += ${value}\n`,
      () => texts`total = total * 2 + ${value}\n`,
      () => texts`seen.push(${value})\n`,
      () => texts`state.last = ${value}\n`,
    ),
  )
}

/** A call whose result is dropped, and one that is left to itself. */
function dropped(choices: Choices, place: MixedPlace): MixedBlock {
  const helpers = callable(place, 'number')
  if (helpers.length === 0) return effect(choices, place)
  const helper = choices.one(helpers)
  const argument = makeArgument(choices, within(place), helper)
  const call = { ...texts`${helper.callee}(${argument})`, loose: helper.gives }
  if (!(helper.quiet && helper.calm && choices.once(4))) return alone(place, texts`${waited(choices, place, call)}\n`)
  choices.overlaps = true
  return alone(place, inEach(texts`void ${call}\n`, texts`void keep(${call})\n`, texts`${call}\n`))
}

function condition(choices: Choices, place: MixedPlace): MixedBlock {
  const otherwise = choices.once(2) ? texts` else ${body(choices, place)}\n` : texts`\n`
  return alone(place, texts`if (${makeValue(choices, place, 'truth')}) ${body(choices, place)}${otherwise}`)
}

function choice(choices: Choices, place: MixedPlace): MixedBlock {
  const number = (): Texts => makeValue(choices, within(place), 'number')
  const branch = (label: Texts): Texts => texts`${label}: ${body(choices, place)}\n${choices.one(['break\n', ''])}`
  const labels = [texts`case ${number()}`, texts`default`, texts`case ${number()}`]
  return alone(place, texts`switch (${number()}) {\n${joined(labels.map(branch))}}\n`)
}

function countedLoop(choices: Choices, place: MixedPlace): MixedBlock {
  const name = choices.name('i')
  const value = choices.make(
    () => texts`2`,
    () => texts`Math.min(2, ${makeValue(choices, within(place), 'number')})`,
  )
  return alone(
    place,
    choices.make(
      () => texts`for (let ${name} = 0; ${name} < ${value}; ${name}++) ${body(choices, place, [constant(name)])}\n`,
      () => {
        const truth = makeValue(choices, within(place), 'truth')
        return texts`let ${name} = 2\nwhile (${name}-- > 0 && ${truth}) ${body(choices, place)}\n`
      },
    ),
  )
}

function listLoop(choices: Choices, place: MixedPlace): MixedBlock {
  const name = choices.name('e')
  const list = makeValue(choices, place, 'list')
  return alone(
    place,
    texts`for (const ${name} of ${list}.slice(0, 3)) ${body(choices, place, [constant(name, 'number', list)])}\n`,
  )
}

function asyncGenerator(choices: Choices, place: MixedPlace): Texts {
  const inner = within(place, { awaits: true })
  const [first, second] = [makeValue(choices, inner, 'number'), makeValue(choices, inner, 'number')]
  return inEach(
    texts`(async function* () { yield ${first}; yield ${second} })()`,
    texts`(async function* () { yield ${first}; yield ${second} })()`,
    texts`(function* () { yield ${first}; yield ${second} })()`,
  )
}

function generatorLoop(choices: Choices, place: MixedPlace): MixedBlock {
  const name = choices.name('e')
  const [made, inner] = [asyncGenerator(choices, place), body(choices, place, [parameter(name)])]
  return alone(
    place,
    inEach(
      texts`for (const ${name} of ${made}) ${inner}\n`,
      texts`for await (const ${name} of ${made}) ${inner}\n`,
      texts`for (const ${name} of ${made}) ${inner}\n`,
    ),
  )
}

function attempt(choices: Choices, place: MixedPlace): MixedBlock {
  const error = choices.name('error')
  const shown = place.quiet ? texts`` : texts`console.log(${error}.name + ': ' + ${error}.message)\n`
  const inner = body(choices, { ...place, calm: false })
  const last = choices.once(2) ? texts` finally ${body(choices, place)}` : texts``
  const caught = makeMixedBlock(choices, within(place), 1).text
  return alone(place, texts`try ${inner} catch (${error}) {\n${shown}${caught}}${last}\n`)
}

/** `forEach` with a callback: an async one starts all, and they may end in any order. */
function forEach(choices: Choices, place: MixedPlace): MixedBlock {
  const list = makeValue(choices, within(place), 'list')
  if (choices.once(2)) {
    const { text } = sequential(choices, place)
    return alone(place, texts`${passed('forEach', list, text)}\n`)
  }
  choices.overlaps = true
  const [name, value] = [choices.name('p'), choices.name('v')]
  const inner = within(place, { awaits: true, quiet: true }, [parameter(name)])
  const sources = inner.sources.filter(({ target }) => target === undefined)
  const kept = makeValue(choices, { ...inner, sources }, 'number')
  const after = choices.one([`total += ${value}`, `marks.add(${value})`, `table[${name}] = ${value}`])
  const callback = functionTexts(true, `(${name})`, texts` => { const ${value} = ${kept}; ${after} }`)
  return alone(
    place,
    inEach(
      texts`${list}.forEach(${callback})\n`,
      texts`await $.forEachBeside(${list}, ${callback})\n`,
      texts`$.forEachBeside(${list}, ${callback})\n`,
    ),
  )
}

/** A callback that is no async function, with effects. */
function sequential(choices: Choices, place: MixedPlace): { readonly text: Texts } {
  const name = choices.name('p')
  const value = makeValue(choices, within(place, { awaits: false }, [parameter(name)]), 'number')
  return { text: functionTexts(false, `(${name})`, texts` => { total = total * 2 + ${value}; seen.push(${name}) }`) }
}

/** Callbacks of a combinator with effects: those that are not async keep their order, async ones overlap. */
function sideBySide(choices: Choices, place: MixedPlace): MixedBlock {
  if (!place.awaits) return forEach(choices, place)
  const isAsync = choices.once(3)
  if (isAsync) choices.overlaps = true
  const [name, kept, result] = [choices.name('p'), choices.name('v'), choices.name('l')]
  const list = makeValue(choices, within(place), 'list')
  const around = isAsync ? beside(place) : place
  const inner = within({ ...around, quiet: true, calm: true }, { awaits: isAsync }, [parameter(name)])
  const value = makeValue(choices, inner, 'number')
  // A promise of the list is put into a Set as what it is, and nothing says that its value was meant.
  const effects = choices.one(
    isAsync
      ? [`total += ${kept}`, `marks.add(${kept} + 0)`]
      : [
          `total = total * 2 + ${kept}`,
          `;[total, state.last] = [total + ${kept}, ${name}]`,
          `seen.push(${kept}); total = seen.length - total`,
        ],
  )
  const last = isAsync ? kept : 'total'
  const callback = functionTexts(
    isAsync,
    `(${name})`,
    texts` => { const ${kept} = ${value}; ${effects}; return ${last} }`,
  )
  const together = texts`await Promise.all(${list}.map(${callback}))`
  const text = inEach(
    together,
    isAsync ? together : texts`await $.map(${list}, ${callback})`,
    texts`${list}.map(${callback})`,
  )
  return leaving(place, texts`const ${result} = ${text}\n`, [constant(result, 'list')])
}

/** Functions kept in a list and called later. */
function listeners(choices: Choices, place: MixedPlace): MixedBlock {
  const [list, each] = [choices.name('on'), choices.name('f')]
  const made = (): Texts => makeMixedCallback(choices, within(place), 1, 'number').text
  const value = makeValue(choices, within(place), 'number')
  const [first, second] = [made(), made()]
  const call = waited(choices, place, handing(texts`${each}(${value})`, first, second))
  const use = choices.make(
    () => texts`for (const ${each} of ${list}) ${call}\n`,
    () => texts`for (const ${each} of ${list}) total = total * 2 + ${call}\n`,
    () =>
      texts`${passed('forEach', texts`${list}`, functionTexts(false, `(${each})`, texts` => { seen.push(${inEach(`${each}(2)`, `await ${each}(2)`, `${each}(2)`)}) }`))}\n`,
  )
  return alone(place, texts`const ${list} = [${first}]\n${list}.push(${second})\n;${use}`)
}

function innerHelper(choices: Choices, place: MixedPlace): MixedBlock {
  const made = makeHelper(choices, within(place), choices.name('h'))
  return { text: made.text, place: { ...place, helpers: [...place.helpers, made.helper] } }
}
