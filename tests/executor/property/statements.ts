import { type Choices, fixed, inside, type Kind, type Known, type Place } from './choices.ts'
import { makeExpression } from './expressions.ts'
import { block, makeClass } from './functions.ts'

/** Statements as text, each line ended, and the place after them. */
export interface Block {
  readonly text: string
  readonly place: Place
}

/** Makes so many statements, each knowing the names of those before it. */
export function makeBlock(choices: Choices, place: Place, count: number): Block {
  let text = ''
  let at = place
  for (let index = 0; index < count; index++) {
    const made = makeStatement(choices, at)
    text += made.text
    at = made.place
  }
  return { text, place: at }
}

const KINDS: readonly Kind[] = ['number', 'list', 'truth', 'text', 'record', 'function']

function makeStatement(choices: Choices, place: Place): Block {
  const simple = [declaration, log, assignment, destructuring, functionDeclaration, classDeclaration, throwing]
  const nested = [
    condition,
    countedLoop,
    listLoop,
    fuelLoop,
    recordLoop,
    choice,
    attempt,
    closures,
    labelled,
    generator,
  ]
  return choices.one(place.depth > 0 ? [...simple, ...nested, ...nested] : [declaration, log, assignment])(
    choices,
    place,
  )
}

const same = (place: Place, text: string): Block => ({ place, text })

const declared = (place: Place, text: string, known: readonly Known[]): Block => ({
  text,
  place: { ...place, known: [...place.known, ...known] },
})

function body(choices: Choices, place: Place, known: readonly Known[] = [], change: Partial<Place> = {}): string {
  return `{\n${makeBlock(choices, inside(place, known, change), choices.next(3) + 1).text}}\n`
}

function declaration(choices: Choices, place: Place): Block {
  const kind = choices.one(KINDS)
  const name = choices.name(kind[0] as string)
  const assignable = choices.once(2)
  const text = `${assignable ? 'let' : 'const'} ${name} = ${makeExpression(choices, place, kind)}\n`
  return declared(place, text, [{ name, kind, assignable }])
}

function log(choices: Choices, place: Place): Block {
  const value = makeExpression(choices, place, choices.one(['number', 'text', 'truth']))
  return same(place, `console.log(String(${value}))\n`)
}

function assignment(choices: Choices, place: Place): Block {
  const targets = place.known.filter(({ assignable }) => assignable)
  if (targets.length === 0) return log(choices, place)
  const { name, kind } = choices.one(targets)
  const operator = kind === 'number' ? choices.one(['=', '+=', '-=', '??=']) : '='
  return same(place, `${name} ${operator} ${makeExpression(choices, place, kind)}\n`)
}

function destructuring(choices: Choices, place: Place): Block {
  const [a, b, c] = [choices.name('d'), choices.name('d'), choices.name('d')]
  const number = (): string => makeExpression(choices, inside(place), 'number')
  const text = choices.make(
    () => `const [${a}, ${b} = ${number()}, ...${c}] = ${makeExpression(choices, inside(place), 'list')}\n`,
    () =>
      `const { a: ${a}, z: ${b} = ${number()}, q: ${c} = [${b}] } = ${makeExpression(choices, inside(place), 'record')}\n`,
    () => `const { [glue('k', 1)]: ${a} = ${number()}, inner: { ${b} = ${number()} } = {}, list: ${c} = [] } = {}\n`,
  )
  // The first of an empty list is undefined: it counts as 0.
  const first = choices.name('n')
  return declared(place, `${text}const ${first} = ${a} ?? 0\n`, [fixed(first), fixed(b), fixed(c, 'list')])
}

function functionDeclaration(choices: Choices, place: Place): Block {
  const name = choices.name('f')
  const inner = inside(place, [fixed('n')], { canAwait: false, labels: [], inFunction: true })
  const text = choices.make(
    () => `function ${name}(n) ${block(choices, inner, 'number')}\n`,
    () =>
      `function ${name}(n, round = 0) {\nif (round > 1) return n\nreturn ${name}(${makeExpression(choices, inner, 'number')}, round + 1)\n}\n`,
    () =>
      `const ${name} = (n, { more = ${makeExpression(choices, inner, 'number')} } = {}) => ${makeExpression(choices, inner, 'number')} + more\n`,
  )
  return declared(place, text, [fixed(name, 'function')])
}

function classDeclaration(choices: Choices, place: Place): Block {
  const name = choices.name('C')
  return { text: makeClass(choices, inside(place), name), place: { ...place, classes: [...place.classes, name] } }
}

function throwing(choices: Choices, place: Place): Block {
  const value = makeExpression(choices, inside(place), 'number')
  return same(
    place,
    `if (isOver(${value}, 20)) throw new Error('stop ' + ${makeExpression(choices, inside(place), 'number')})\n`,
  )
}

function condition(choices: Choices, place: Place): Block {
  const otherwise = choices.once(2) ? ` else ${body(choices, place)}` : '\n'
  return same(place, `if (${makeExpression(choices, place, 'truth')}) ${body(choices, place).trimEnd()}${otherwise}`)
}

function countedLoop(choices: Choices, place: Place): Block {
  const name = choices.name('i')
  const step = choices.one([`${name}++`, `${name} = add(${name}, 1)`, `${name} += 2`])
  const end = choices.one(['2', 'twice(1)', 'upTo(3).length'])
  return same(place, `for (let ${name} = 0; ${name} < ${end}; ${step}) ${body(choices, place, [fixed(name)])}`)
}

function listLoop(choices: Choices, place: Place): Block {
  const name = choices.name('e')
  const list = `${makeExpression(choices, place, 'list')}.slice(0, 3)`
  const keyword = choices.one(['const', 'let', 'var'])
  return same(place, `for (${keyword} ${name} of ${list}) ${body(choices, place, [fixed(name)])}`)
}

function recordLoop(choices: Choices, place: Place): Block {
  const name = choices.name('k')
  const record = makeExpression(choices, place, 'record')
  return same(place, `for (const ${name} in ${record}) ${body(choices, place, [fixed(name, 'text')])}`)
}

function fuelLoop(choices: Choices, place: Place): Block {
  const fuel = choices.name('w')
  const truth = makeExpression(choices, inside(place), 'truth')
  const inner = body(choices, place, [fixed(fuel)])
  const loop = choices.make(
    () => `while (${fuel}-- > 0 && ${truth}) ${inner}`,
    () => `do ${inner.trimEnd()} while (--${fuel} > 0 && ${truth})\n`,
  )
  return same(place, `let ${fuel} = 2\n${loop}`)
}

function choice(choices: Choices, place: Place): Block {
  const number = (): string => makeExpression(choices, inside(place), 'number')
  const value = number()
  // Each branch is a block, so that names of one that was skipped are not seen.
  const branch = (label: string): string => `${label}: ${body(choices, place)}${choices.one(['break\n', ''])}`
  const branches = [`case ${number()}`, 'default', `case ${number()}`].map(branch)
  return same(place, `switch (${value}) {\n${branches.join('')}}\n`)
}

function attempt(choices: Choices, place: Place): Block {
  const error = choices.name('error')
  const caught = choices.make(
    () =>
      `catch (${error}) {\nconsole.log(${error}.name + ': ' + ${error}.message)\n${makeBlock(choices, inside(place), 1).text}}\n`,
    () => `catch ({ message, extra = twice(2) }) {\nconsole.log(message + extra)\n}\n`,
    () => `catch ${body(choices, place)}`,
  )
  const last = choices.make(
    () => '',
    () => `finally ${body(choices, place)}`,
    () => `finally {\nconsole.log(String(${makeExpression(choices, inside(place), 'number')}))\n}\n`,
  )
  return same(place, `try ${body(choices, place)}${caught}${last}`)
}

/** Functions made in a loop, called after it. */
function closures(choices: Choices, place: Place): Block {
  const [list, name, result] = [choices.name('fs'), choices.name('i'), choices.name('r')]
  const inner = inside(place, [fixed(name), fixed('n')], { canAwait: false, labels: [], inFunction: true })
  const made = `(n) => ${makeExpression(choices, inner, 'number')}`
  const text = `const ${list} = []
for (let ${name} = 0; ${name} < 2; ${name}++) ${list}.push(${choices.one([made, `${made}, twice`])})
const ${result} = ${list}.map((each, at) => each(at))\n`
  return declared(place, text, [fixed(result, 'list')])
}

function labelled(choices: Choices, place: Place): Block {
  const [label, name, other] = [choices.name('outer'), choices.name('i'), choices.name('j')]
  const known = [fixed(name), fixed(other)]
  const leave = (): string =>
    `if (${makeExpression(choices, inside(place, known), 'truth')}) ${choices.one(['continue', 'break'])} ${label}\n`
  const inner = makeBlock(choices, inside(place, known), 1).text
  const text = `${label}: for (let ${name} = 0; ${name} < 2; ${name}++) {
for (const ${other} of [1, twice(1)]) {
${choices.make(
  () => `${leave()}${inner}`,
  () => `try {\n${leave()}} finally {\n${inner}}\n`,
  () => `switch (${other}) { case 1: ${leave()} default:\n${inner}}\n`,
)}}
}\n`
  return same(place, text)
}

function generator(choices: Choices, place: Place): Block {
  const [name, list] = [choices.name('g'), choices.name('l')]
  const inner = inside(place, [fixed('n')], { canAwait: false, labels: [], inFunction: true })
  const number = (): string => makeExpression(choices, inner, 'number')
  const text = `function* ${name}(n) {
${choices.make(
  () => `yield ${number()}\nyield ${number()}\n`,
  () =>
    `try {\nconst got = yield ${number()}\nyield got ?? ${number()}\n} finally {\nconsole.log('closed ' + ${number()})\n}\n`,
  () => `for (const each of upTo(n)) yield add(each, ${number()})\nyield* [${number()}]\n`,
)}}
const ${list} = []
for (const each of ${name}(${makeExpression(choices, inside(place), 'number')})) {
${list}.push(each)
if (${list}.length > ${choices.one(['1', 'twice(1)'])}) break
}\n`
  return declared(place, text, [fixed(list, 'list')])
}
