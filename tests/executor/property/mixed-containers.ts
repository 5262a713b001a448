import type { Choices } from './choices.ts'
import { makeMixedCallback, passed } from './mixed-callbacks.ts'
import { type Make, makeToolCall, makeValue } from './mixed-expressions.ts'
import { type MixedPlace, parameter, type ValueKind, within } from './mixed-place.ts'
import { handing, inEach, type Texts, texts } from './mixed-texts.ts'

/** An expression that gives a record. */
export function makeRecord(choices: Choices, place: MixedPlace, any: Make): Texts {
  return choices.make(
    () => makeToolCall(choices, place, 'record'),
    () => {
      const [number, text] = [any('number'), any('text')]
      return handing(texts`({ a: ${number}, b: ${text} })`, number, text)
    },
    () => {
      const [record, number] = [any('record'), any('number')]
      return handing(texts`({ ...${record}, a: ${number} })`, record, number)
    },
    () => texts`JSON.parse(JSON.stringify(${any('record')}))`,
    () => {
      const [record, text] = [any('record'), any('text')]
      return handing(texts`Object.assign({}, ${record}, { b: ${text} })`, record, text)
    },
  )
}

/** An expression that gives a list. */
export function makeList(choices: Choices, place: MixedPlace, any: Make): Texts {
  const callback = (params: number, kind: ValueKind): Texts => makeMixedCallback(choices, place, params, kind).text
  return choices.make(
    () => {
      const [list, made] = [any('list'), callback(1, 'number')]
      return handing(passed('map', list, made), made)
    },
    () => {
      const list = any('list')
      return handing(passed('filter', list, callback(1, 'truth')), list)
    },
    () => {
      const [first, list] = [any('number'), any('list')]
      return handing(texts`[${first}, ...${list}]`, first, list)
    },
    () => {
      const [list, made] = [any('list'), callback(1, 'list')]
      return handing(texts`${passed('flatMap', list, made)}.slice(0, 5)`, made)
    },
    () => {
      const list = any('list')
      return handing(passed('sort', texts`[...${list}]`, sorting(choices)), list)
    },
    () => {
      const [list, made] = [any('list'), callback(1, 'number')]
      const from = texts`Array.from(${list}, ${made})`
      return handing(inEach(from, texts`(await $.map(${list}, ${made}))`, from), made)
    },
    () => {
      const [list, other] = [any('list'), any('list')]
      return handing(texts`[...${list}, ...${other}].slice(0, 4)`, list, other)
    },
    () => {
      const name = choices.name('g')
      const inner = within(place, { awaits: true }, [parameter(name)])
      const [list, value] = [any('list'), makeValue(choices, inner, 'number')]
      return inEach(
        texts`[...(async function* () { for (const ${name} of ${list}) yield ${value} })()]`,
        texts`(await $.collect((async function* () { for (const ${name} of ${list}) yield ${value} })()))`,
        texts`[...(function* () { for (const ${name} of ${list}) yield ${value} })()]`,
      )
    },
  )
}

function sorting(choices: Choices): Texts {
  const [left, right] = choices.one([
    ['a', 'b'],
    ['b', 'a'],
  ])
  const written = choices.one(['', 'async '])
  return inEach(
    `${written}(a, b) => compare(${left}, ${right})`,
    `async (a, b) => await compare(${left}, ${right})`,
    `(a, b) => compare(${left}, ${right})`,
  )
}
