import { type Choices, fixed, inside, type Kind, type Place } from './choices.ts'
import { makeCallback, makeFunction } from './functions.ts'

const LITERALS: Readonly<Record<Exclude<Kind, 'function'>, readonly string[]>> = {
  number: ['1', '0', '2', '3', '7', '-4', '10'],
  text: ["'a'", "''", "'tea'", "'x-y'"],
  truth: ['true', 'false'],
  list: ['[3, 1, 2]', '[]', '[5]', '[4, 6, 8, 1]'],
  record: ["{ a: 1, b: 'k' }", "{ a: 6, b: '' }"],
}

/** Makes an expression of a kind; it can stand as an operand. */
export function makeExpression(choices: Choices, place: Place, kind: Kind): string {
  if (kind === 'function') return makeFunction(choices, place)
  const known = place.known.filter((name) => name.kind === kind).map(({ name }) => name)
  if (place.depth <= 0 || choices.next(8) === 0)
    return choices.one([...LITERALS[kind].map(operand), ...known, ...known, ...known])
  const inner = inside(place)
  const any = (of: Kind): string => makeExpression(choices, inner, of)
  const sync = (of: Kind): string => makeExpression(choices, { ...inner, canAwait: false }, of)
  const plain = choices.next(4)
  if (plain === 1) return general(choices, inner, kind)
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
        () => `pair(${any('number')}, ${any('text')})`,
        () => `({ a: ${any('number')}, b: ${any('text')} })`,
        () => `({ ...${any('record')}, a: ${any('number')} })`,
        () => `({ ...${any('record')}, get a() { return ${sync('number')} } })`,
        () => `JSON.parse(JSON.stringify(${any('record')}, (key, value) => (key === 'a' ? twice(value) : value)))`,
        () =>
          `Object.fromEntries(Object.entries(${any('record')}).map(([key, value]) => [key, key === 'a' ? less(value) : value]))`,
      )
  }
}

function operand(literal: string): string {
  return literal.startsWith('{') || literal.startsWith('-') ? `(${literal})` : literal
}

/** What every kind may be: a choice, an inner function's value, something kept on the way. */
function general(choices: Choices, place: Place, kind: Kind): string {
  const same = (): string => makeExpression(choices, place, kind)
  const truth = (): string => makeExpression(choices, place, 'truth')
  const number = (): string => makeExpression(choices, place, 'number')
  const name = choices.name('v')
  const withName = (): string => makeExpression(choices, inside(place, [fixed(name)], { canAwait: false }), kind)
  return choices.make(
    () => `(${truth()} ? ${same()} : ${same()})`,
    () => `((${name}) => ${withName()})(${number()})`,
    () =>
      `((${name} = ${makeExpression(choices, { ...place, canAwait: false }, 'number')}) => { return ${withName()} })()`,
    () => `(function ({ a: ${name} = 2 } = {}) { return ${withName()} })(${makeExpression(choices, place, 'record')})`,
    () => `(${number()}, ${same()})`,
    () => `[${same()}, ${same()}][${choices.next(2)}]`,
    () => `({ get kept() { return ${makeExpression(choices, { ...place, canAwait: false }, kind)} } }).kept`,
    () => `(maybe(${number()}) ? ${same()} : ${same()})`,
    () => `(${same()} ?? ${same()})`,
    () => (place.canAwait ? `(await ${same()})` : same()),
    () => (place.canAwait ? `(await (async () => ${same()})())` : same()),
    () => `new Map([[1, () => ${makeExpression(choices, { ...place, canAwait: false }, kind)}]]).get(1)()`,
  )
}

function makeNumber(choices: Choices, place: Place, any: (kind: Kind) => string): string {
  const number = (): string => any('number')
  const callback = (params: number, kind: Kind = 'number'): string => makeCallback(choices, place, params, kind)
  const assignable = place.known.filter((name) => name.assignable && name.kind === 'number').map(({ name }) => name)
  const functions = place.known.filter(({ kind }) => kind === 'function').map(({ name }) => name)
  const assigned = assignable.length > 0 ? choices.one(assignable) : undefined
  const made = place.classes.length > 0 ? choices.one(place.classes) : undefined
  return choices.make(
    () => `add(${number()}, ${number()})`,
    () => `twice(${number()})`,
    () => `(${number()} ${choices.one(['+', '-', '*'])} ${number()})`,
    () => `check(${number()})`,
    () => (functions.length > 0 ? `${choices.one(functions)}(${number()})` : `less(${number()})`),
    () => `${any('function')}(${number()})`,
    () => `${any('list')}.reduce(${callback(2)}, ${number()})`,
    () => `${any('list')}.length`,
    () => `(${any('list')}.${choices.one(['find', 'findLast'])}(${callback(1, 'truth')}) ?? ${number()})`,
    () => `${any('list')}.findIndex(${callback(1, 'truth')})`,
    () => `(${any('list')}[${number()}] ?? ${number()})`,
    () => `${any('record')}.a`,
    () =>
      `({ one: { run: (n) => add(n, 1) } })${choices.one(['.', '?.'])}one${choices.one(['.', '?.'])}run${choices.one(['', '?.'])}(${number()})`,
    () => `({ nothing: undefined }.nothing?.run(${number()}) ?? ${number()})`,
    () => `(maybe(${number()}) ?? ${number()})`,
    () => `tools[${choices.one(["'twice'", "'less'"])}](${number()})`,
    () => `add.${choices.one(['call(null, ', 'bind(null, 2)('])}${number()}, ${number()})`,
    () => `add.apply(null, [${number()}, ${number()}])`,
    () => `Reflect.apply(${choices.one(['twice', 'less'])}, undefined, [${number()}])`,
    () => (assigned ? `(${assigned} ${choices.one(['=', '+=', '-=', '??=', '||=', '&&='])} ${number()})` : number()),
    () => (assigned ? `(${assigned} + twice((${assigned} = ${number()})) + ${assigned}++)` : number()),
    () => (made ? `new ${made}(${number()}).grow(${number()})` : number()),
    () => (made ? `${made}.of(${number()}).level` : number()),
    () => `(+{ valueOf() { return ${makeExpression(choices, { ...place, canAwait: false }, 'number')} } })`,
    () => `Math.max(0, ...${any('list')})`,
    () => `Number(${any('list')}.map(${callback(1)}).join('').slice(0, 3) || 0)`,
    () => `((strings, ...values) => add(strings.length, values[0]))\`x\${${number()}}y\``,
    () => `((...rest) => rest.length + add(...rest))(${number()}, ${number()})`,
    () => `(function () { return add(arguments[0], arguments.length) })(${number()}, ${number()})`,
    () => `(({ a, ...others }) => twice(a) + Object.keys(others).length)(${any('record')})`,
    () => `[...${any('list')}, ${number()}].toSorted((left, right) => compare(right, left))[0]`,
  )
}

function makeText(choices: Choices, place: Place, any: (kind: Kind) => string): string {
  return choices.make(
    () => `upper(${any('text')})`,
    () => `\`\${${any('text')}}:\${${any('number')}}\``,
    () => `glue(${any('text')}, ${any('number')})`,
    () => `(${any('text')} + ${any('number')})`,
    () => `${any('record')}.b`,
    () => `${any('text')}.replace(/[a-z]/g, ${choices.one(['upper', '(m) => upper(m)', '(m, at) => glue(m, at)'])})`,
    () => `${any('list')}.map(${makeCallback(choices, place, 1, 'text')}).join()`,
    () => `String({ toString: () => ${makeExpression(choices, { ...place, canAwait: false }, 'text')} })`,
    () => `(typeof ${any('number')})`,
    () => `[...${any('text')}].filter((each) => never() || each !== 'a').join('')`,
    () => `[...new Set(${any('list')}.map(${makeCallback(choices, place, 1, 'number')}))].join('|')`,
  )
}

function makeTruth(choices: Choices, place: Place, any: (kind: Kind) => string): string {
  return choices.make(
    () => `isEven(${any('number')})`,
    () => 'never()',
    () => `isOver(${any('number')}, ${any('number')})`,
    () => `(!${any('truth')})`,
    () => `(${any('truth')} ${choices.one(['&&', '||'])} ${any('truth')})`,
    () => `(${any('number')} ${choices.one(['<', '>=', '===', '!=='])} ${any('number')})`,
    () => `${any('list')}.${choices.one(['some', 'every'])}(${makeCallback(choices, place, 1, 'truth')})`,
    () => `${any('list')}.includes(${any('number')})`,
    () => `('a' in ${any('record')})`,
    () => `Boolean(${any('text')})`,
  )
}

function makeList(choices: Choices, place: Place, any: (kind: Kind) => string): string {
  const callback = (params: number, kind: Kind): string => makeCallback(choices, place, params, kind)
  const overlapping = (): string => {
    choices.overlaps = true
    return choices.make(
      () => `(await Promise.all(${any('list')}.map((each) => twice(each))))`,
      () => `(await Promise.all(${any('list')}.map(async (each) => add(each, less(each)))))`,
      () => `(await Promise.all([add(${any('number')}, 1), twice(2), ${any('number')}]))`,
    )
  }
  return choices.make(
    () => `${any('list')}.map(${callback(choices.next(2) + 1, 'number')})`,
    () => `upTo(${any('number')})`,
    () => `${any('list')}.filter(${callback(1, 'truth')})`,
    () => `[${any('number')}, ...${any('list')}]`,
    () => `${any('list')}.flatMap(${callback(1, 'list')}).slice(0, 5)`,
    () => `[...${any('list')}].sort((left, right) => compare(left, right))`,
    () => `Array.from(${any('list')}, ${callback(2, 'number')})`,
    () =>
      `[...(function* () { for (const each of ${makeExpression(choices, { ...place, canAwait: false }, 'list')}) yield add(each, 1) })()]`,
    () => `Object.values(${any('record')}).filter((each) => typeof each === 'number')`,
    () => `${any('list')}.map((each, at, all) => all.length + twice(each))`,
    () => (place.canAwait ? overlapping() : `upTo(${any('number')})`),
  )
}
