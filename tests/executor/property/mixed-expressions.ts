import type { Choices } from './choices.ts'
import { functionTexts, makeMixedCallback, passed } from './mixed-callbacks.ts'
import { makeList, makeRecord } from './mixed-containers.ts'
import {
  callable,
  type Helper,
  type MixedPlace,
  parameter,
  settledValue,
  type ValueKind,
  waited,
  within,
} from './mixed-place.ts'
import { handing, inEach, stored, type Texts, texts } from './mixed-texts.ts'

const LITERALS: Readonly<Record<ValueKind, readonly string[]>> = {
  number: ['1', '0', '2', '3', '7', '(-4)', '10'],
  text: ["'a'", "''", "'tea'", "'x-y'"],
  truth: ['true', 'false'],
  list: ['[3, 1, 2]', '[]', '[5]', '[4, 6, 8, 1]'],
  record: ["({ a: 1, b: 'k' })", "({ a: 6, b: '' })"],
}

/** Makes an expression of a kind. */
export type Make = (kind: ValueKind) => Texts

/** Makes an expression of a kind; it can stand as an operand. */
export function makeValue(choices: Choices, place: MixedPlace, kind: ValueKind): Texts {
  const known = place.sources
    .filter((source) => source.kind === kind && (source.calm || !place.calm))
    .map(({ use }) => use)
  if (place.depth <= 0 || choices.next(7) === 0)
    return choices.one([...LITERALS[kind].map((literal) => texts`${literal}`), ...known, ...known, ...known])
  const inner = within(place)
  const any: Make = (of) => makeValue(choices, inner, of)
  const way = choices.next(6)
  if (way === 1) return makeCall(choices, inner, kind)
  if (way === 2) return makeCall(choices, inner, kind)
  if (way === 3) return general(choices, inner, kind, any)
  switch (kind) {
    case 'number':
      return makeNumber(choices, inner, any)
    case 'text':
      return makeText(choices, inner, any)
    case 'truth':
      return makeTruth(choices, inner, any)
    case 'list':
      return makeList(choices, inner, any)
    case 'record':
      return makeRecord(choices, inner, any)
  }
}

/** A call of a tool that gives a kind, its value used at once. */
export function makeToolCall(choices: Choices, place: MixedPlace, kind: ValueKind): Texts {
  return waited(choices, place, startTool(choices, place, kind))
}

/** The call of a tool as it starts, not awaited. */
export function startTool(choices: Choices, place: MixedPlace, kind: ValueKind): Texts {
  const any: Make = (of) => makeValue(choices, within(place), of)
  switch (kind) {
    case 'number':
      return choices.make(
        () => texts`twice(${any('number')})`,
        () => texts`add(${any('number')}, ${any('number')})`,
        () => texts`${place.calm ? 'less' : 'check'}(${any('number')})`,
        () => texts`less(${any('number')})`,
      )
    case 'text':
      return choices.make(
        () => texts`upper(${any('text')})`,
        () => texts`glue(${any('text')}, ${any('number')})`,
      )
    case 'truth':
      return choices.make(
        () => texts`isEven(${any('number')})`,
        () => texts`never()`,
        () => texts`isOver(${any('number')}, ${any('number')})`,
      )
    case 'list':
      return texts`upTo(${any('number')})`
    case 'record':
      return texts`pair(${any('number')}, ${any('text')})`
  }
}

/** A call of a helper, or of a tool where no helper gives the kind. */
function makeCall(choices: Choices, place: MixedPlace, kind: ValueKind): Texts {
  const helpers = callable(place, kind)
  if (helpers.length === 0) return makeToolCall(choices, place, kind)
  const helper = choices.one(helpers)
  const { callee, free, gives: loose } = helper
  const argument = makeArgument(choices, within(place), helper)
  const detached = free && choices.once(4)
  const call = detached
    ? choices.make(
        () => texts`${callee}.call(null, ${argument})`,
        () => texts`${callee}.apply(null, [${argument}])`,
        () => texts`${callee}.bind(null)(${argument})`,
        () => texts`({ run: ${callee} }).run(${argument})`,
        () => texts`[${callee}][0](${argument})`,
        () => texts`${callee}?.(${argument})`,
        () => texts`Reflect.apply(${callee}, undefined, [${argument}])`,
      )
    : texts`${callee}(${argument})`
  return waited(choices, place, { ...call, loose })
}

/** What a helper is called with. */
export function makeArgument(choices: Choices, place: MixedPlace, { settled }: Helper): Texts {
  const value = makeValue(choices, place, 'number')
  return settled ? settledValue(value, 'number') : value
}

/** What every kind may be. */
function general(choices: Choices, place: MixedPlace, kind: ValueKind, any: Make): Texts {
  const name = choices.name('v')
  const body = (isAsync: boolean, named: boolean): Texts =>
    makeValue(choices, within(place, { awaits: isAsync }, named ? [parameter(name)] : []), kind)
  const call = (written: boolean, head: string, value: Texts, args: Texts): Texts => {
    const called = inEach(
      texts`(${written ? 'async ' : ''}(${head}) => ${value})(${args})`,
      texts`(async (${head}) => ${value})(${args})`,
      texts`((${head}) => ${value})(${args})`,
    )
    return waited(choices, place, written ? called : handing(called, value))
  }
  const chosen = (): Texts => {
    const [truth, value, other] = [any('truth'), any(kind), any(kind)]
    return handing(texts`(${truth} ? ${value} : ${other})`, value, other)
  }
  return choices.make(
    () => call(true, '', body(true, false), texts``),
    () => call(false, name, body(false, true), any('number')),
    () => call(true, name, body(true, true), any('number')),
    chosen,
    () => {
      const [dropped, value] = [any('number'), any(kind)]
      return handing(texts`(${dropped}, ${value})`, value)
    },
    () => {
      const [value, other] = [any(kind), any(kind)]
      return handing(texts`[${value}, ${other}][${String(choices.next(2))}]`, value, other)
    },
    () => {
      const [value, other] = [any(kind), any(kind)]
      return handing(texts`(${value} ?? ${other})`, value, other)
    },
    () => waited(choices, place, chosen()),
    () => {
      const value = body(false, false)
      const read = inEach(
        texts`({ get kept() { return ${value} } }).kept`,
        texts`(await ({ get kept() { return (async () => ${value})() } }).kept)`,
        texts`({ get kept() { return ${value} } }).kept`,
      )
      return handing(read, value)
    },
    () => {
      const [value, argument] = [body(true, true), any('number')]
      return waited(
        choices,
        place,
        texts`({ ${functionTexts(true, `run(${name}) `, texts`{ return ${value} }`)} }).run(${argument})`,
      )
    },
  )
}

function makeNumber(choices: Choices, place: MixedPlace, any: Make): Texts {
  const number = (): Texts => any('number')
  const callback = (params: number, kind: ValueKind = 'number'): Texts =>
    makeMixedCallback(choices, place, params, kind).text
  return choices.make(
    () => texts`(${number()} ${choices.one(['+', '-', '*'])} ${number()})`,
    () => {
      const [list, made, start] = [any('list'), callback(2), number()]
      return stored(passed('reduce', list, made, start), list, made, start)
    },
    () => texts`${any('list')}.length`,
    () => {
      const [method, list] = [choices.one(['find', 'findLast']), any('list')]
      return stored(texts`(${passed(method, list, callback(1, 'truth'))} ?? 0)`, list)
    },
    () => passed('findIndex', any('list'), callback(1, 'truth')),
    () => {
      const [list, at, other] = [any('list'), number(), number()]
      const read = texts`(${list}[${at}] ?? ${other})`
      // What an async function returns of a list it may hand out as a promise, as of a cache.
      return list.loose === undefined ? handing(read, other) : texts`(${read} + 0)`
    },
    () => {
      const record = any('record')
      return stored(texts`${record}.a`, record)
    },
    () => texts`Math.max(0, ...${any('list')}, ${number()})`,
    () => texts`Number(${number()})`,
    () => texts`(+${number()} | 0)`,
    () => {
      const [key, value, at, other] = [any('text'), number(), any('text'), number()]
      return handing(texts`(({ [${key}]: ${value} })[${at}] ?? ${other})`, stored(value, value), other)
    },
    () => texts`${any('list')}.indexOf(${number()})`,
  )
}

function makeText(choices: Choices, place: MixedPlace, any: Make): Texts {
  const callback = (params: number, kind: ValueKind): Texts => makeMixedCallback(choices, place, params, kind).text
  const mapped = (): Texts => passed('map', any('list'), callback(1, 'text'))
  return choices.make(
    () => texts`\`\${${any('text')}}:\${${any('number')}}\``,
    () => texts`(${any('text')} + ${any('number')})`,
    () => texts`${mapped()}.join()`,
    () => {
      const record = any('record')
      return stored(texts`${record}.b`, record)
    },
    () => {
      const [text, upper] = [any('text'), callback(1, 'text')]
      return inEach(
        texts`${text}.replace(/[a-z]/g, (m) => (${upper})(m.length))`,
        texts`(await $.replace(${text}, /[a-z]/g, async (m) => await (${upper})(m.length)))`,
        texts`${text}.replace(/[a-z]/g, (m) => (${upper})(m.length))`,
      )
    },
    () => texts`(typeof ${any(choices.one(['number', 'text', 'truth']))})`,
    () => texts`String(${any('number')})`,
    () => texts`JSON.stringify([${any('number')}, { b: ${any('text')} }])`,
    () => texts`${any('list')}.concat([${any('number')}]).join('|')`,
    () => texts`Object.keys(${any('record')}).join()`,
  )
}

function makeTruth(choices: Choices, place: MixedPlace, any: Make): Texts {
  return choices.make(
    () => texts`(!${any('truth')})`,
    () => {
      const [left, operator, right] = [any('truth'), choices.one(['&&', '||']), any('truth')]
      return handing(texts`(${left} ${operator} ${right})`, left, right)
    },
    // A sum is no promise, so that `===` never asks two promises whether they are one.
    () => texts`(${any('number')} ${choices.one(['<', '>=', '===', '!=='])} (${any('number')} + 0))`,
    () => passed(choices.one(['some', 'every']), any('list'), makeMixedCallback(choices, place, 1, 'truth').text),
    () => texts`${any('list')}.includes(${any('number')})`,
    () => texts`(${any('text')} in ${any('record')})`,
    () => texts`Boolean(${any(choices.one(['text', 'truth', 'number']))})`,
  )
}
