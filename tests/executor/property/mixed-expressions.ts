import type { Choices } from './choices.ts'
import { functionTexts, makeMixedCallback, passed } from './mixed-callbacks.ts'
import { callable, constant, type MixedPlace, type ValueKind, waited, within } from './mixed-place.ts'
import { inEach, type Texts, texts } from './mixed-texts.ts'

const LITERALS: Readonly<Record<ValueKind, readonly string[]>> = {
  number: ['1', '0', '2', '3', '7', '(-4)', '10'],
  text: ["'a'", "''", "'tea'", "'x-y'"],
  truth: ['true', 'false'],
  list: ['[3, 1, 2]', '[]', '[5]', '[4, 6, 8, 1]'],
  record: ["({ a: 1, b: 'k' })", "({ a: 6, b: '' })"],
}

type Make = (kind: ValueKind) => Texts

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
      return choices.make(
        () => makeToolCall(choices, inner, 'record'),
        () => texts`({ a: ${any('number')}, b: ${any('text')} })`,
        () => texts`({ ...${any('record')}, a: ${any('number')} })`,
        () => texts`JSON.parse(JSON.stringify(${any('record')}))`,
        () => texts`Object.assign({}, ${any('record')}, { b: ${any('text')} })`,
      )
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
  const { callee, free } = choices.one(helpers)
  const argument = makeValue(choices, within(place), 'number')
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
  return waited(choices, place, call)
}

/** What every kind may be. */
function general(choices: Choices, place: MixedPlace, kind: ValueKind, any: Make): Texts {
  const name = choices.name('v')
  const body = (isAsync: boolean, named: boolean): Texts =>
    makeValue(choices, within(place, { awaits: isAsync }, named ? [constant(name)] : []), kind)
  const call = (written: boolean, head: string, value: Texts, args: Texts): Texts =>
    waited(
      choices,
      place,
      inEach(
        texts`(${written ? 'async ' : ''}(${head}) => ${value})(${args})`,
        texts`(async (${head}) => ${value})(${args})`,
        texts`((${head}) => ${value})(${args})`,
      ),
    )
  return choices.make(
    () => call(true, '', body(true, false), texts``),
    () => call(false, name, body(false, true), any('number')),
    () => call(true, name, body(true, true), any('number')),
    () => texts`(${any('truth')} ? ${any(kind)} : ${any(kind)})`,
    () => texts`(${any('number')}, ${any(kind)})`,
    () => texts`[${any(kind)}, ${any(kind)}][${String(choices.next(2))}]`,
    () => texts`(${any(kind)} ?? ${any(kind)})`,
    () => waited(choices, place, texts`(${any('truth')} ? ${any(kind)} : ${any(kind)})`),
    () => {
      const value = body(false, false)
      return inEach(
        texts`({ get kept() { return ${value} } }).kept`,
        texts`(await ({ get kept() { return (async () => ${value})() } }).kept)`,
        texts`({ get kept() { return ${value} } }).kept`,
      )
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
    () => passed('reduce', any('list'), callback(2), number()),
    () => texts`${any('list')}.length`,
    () => texts`(${passed(choices.one(['find', 'findLast']), any('list'), callback(1, 'truth'))} ?? 0)`,
    () => passed('findIndex', any('list'), callback(1, 'truth')),
    () => texts`(${any('list')}[${number()}] ?? ${number()})`,
    () => texts`${any('record')}.a`,
    () => texts`Math.max(0, ...${any('list')}, ${number()})`,
    () => texts`Number(${number()})`,
    () => texts`(+${number()} | 0)`,
    () => texts`(({ [${any('text')}]: ${number()} })[${any('text')}] ?? ${number()})`,
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
    () => texts`${any('record')}.b`,
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
    () => texts`(${any('truth')} ${choices.one(['&&', '||'])} ${any('truth')})`,
    // A sum is no promise, so that `===` never asks two promises whether they are one.
    () => texts`(${any('number')} ${choices.one(['<', '>=', '===', '!=='])} (${any('number')} + 0))`,
    () => passed(choices.one(['some', 'every']), any('list'), makeMixedCallback(choices, place, 1, 'truth').text),
    () => texts`${any('list')}.includes(${any('number')})`,
    () => texts`(${any('text')} in ${any('record')})`,
    () => texts`Boolean(${any(choices.one(['text', 'truth', 'number']))})`,
  )
}

function makeList(choices: Choices, place: MixedPlace, any: Make): Texts {
  const callback = (params: number, kind: ValueKind): Texts => makeMixedCallback(choices, place, params, kind).text
  return choices.make(
    () => passed('map', any('list'), callback(1, 'number')),
    () => passed('filter', any('list'), callback(1, 'truth')),
    () => texts`[${any('number')}, ...${any('list')}]`,
    () => texts`${passed('flatMap', any('list'), callback(1, 'list'))}.slice(0, 5)`,
    () => passed('sort', texts`[...${any('list')}]`, sorting(choices)),
    () => {
      const [list, made] = [any('list'), callback(1, 'number')]
      return inEach(
        texts`Array.from(${list}, ${made})`,
        texts`(await $.map(${list}, ${made}))`,
        texts`Array.from(${list}, ${made})`,
      )
    },
    () => texts`[...${any('list')}, ...${any('list')}].slice(0, 4)`,
    () => {
      const name = choices.name('g')
      const inner = within(place, { awaits: true }, [constant(name)])
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
