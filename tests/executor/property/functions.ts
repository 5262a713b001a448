import { type Choices, fixed, inside, type Kind, type Place } from './choices.ts'
import { makeExpression } from './expressions.ts'
import { makeBlock } from './statements.ts'

const TOOLS: Readonly<Record<Exclude<Kind, 'function'>, readonly string[]>> = {
  number: ['twice', 'less', 'check'],
  truth: ['isEven', 'never'],
  text: ['upper'],
  list: ['upTo'],
  record: [],
}

/** A place inside a function: no `await`, no label of a loop around it. */
function body(place: Place, names: readonly string[]): Place {
  return inside(
    place,
    names.map((name) => fixed(name)),
    { canAwait: false, labels: [], inFunction: true },
  )
}

/** Makes a callback with so many number parameters that gives a value of a kind; it may be a tool itself. */
export function makeCallback(choices: Choices, place: Place, params: number, kind: Kind): string {
  const names = Array.from({ length: params }, () => choices.name('p'))
  const inner = body(place, names)
  const value = (): string => makeExpression(choices, inner, kind)
  const tools = params === 1 && kind !== 'function' ? TOOLS[kind] : []
  return choices.make(
    () => `(${names.join(', ')}) => ${value()}`,
    () => (tools.length > 0 ? choices.one(tools) : `(${names.join(', ')}) => ${value()}`),
    () => `(${names.join(', ')}) => ${block(choices, inner, kind)}`,
    () => `function (${names.join(', ')}) ${block(choices, inner, kind)}`,
    () => `((${names.join(', ')}) => ${value()}).bind(null)`,
  )
}

/** Makes a block that ends with a `return` of a kind. */
export function block(choices: Choices, place: Place, kind: Kind): string {
  const { text, place: after } = makeBlock(choices, place, choices.next(3))
  return `{\n${text}return ${makeExpression(choices, after, kind)}\n}`
}

/** Makes an expression for a function from number to number. */
export function makeFunction(choices: Choices, place: Place): string {
  const name = choices.name('n')
  const own = choices.name('f')
  const inner = body(place, [name])
  const value = (): string => makeExpression(choices, inner, 'number')
  return choices.make(
    () => choices.one(['twice', 'less', 'check', 'tools.twice']),
    () => `((${name}) => ${value()})`,
    () => `(function (${name}) ${block(choices, inner, 'number')})`,
    () =>
      `(function ${own}(${name}, round = 0) { return round > 1 ? ${value()} : ${own}(add(${name}, 1), round + 1) })`,
    () => `((${name}, other = twice(${name})) => add(other, ${value()}))`,
    () => `({ run(${name}) { return ${value()} } }).run`,
    () => `add.bind(null, ${makeExpression(choices, inside(place), 'number')})`,
    () => `((given) => (${name}) => given(${value()}))(${choices.one(['twice', '(n) => less(n)', '(n) => n + 1'])})`,
    () => `((kept) => (${name}) => (kept = add(kept, ${name})))(${makeExpression(choices, inside(place), 'number')})`,
  )
}

/** Makes the declaration of a class; see `Place.classes` for what it has. */
export function makeClass(choices: Choices, place: Place, name: string): string {
  const inner = body(place, ['n'])
  const value = (): string => makeExpression(choices, inner, 'number')
  const base = choices.once(3) && place.classes.length > 0 ? choices.one(place.classes) : undefined
  const own = choices.name('c')
  const fields = choices.make(
    () => '',
    () => `kept = ${makeExpression(choices, body(place, []), 'number')}\n`,
    () => `static first = ${makeExpression(choices, body(place, []), 'number')}\n`,
    () => `static { tools.add(${makeExpression(choices, body(place, []), 'number')}, 1) }\n`,
  )
  const level = choices.make(
    () => 'return this.total',
    () => 'return twice(this.total)',
    () => `const n = this.total\nreturn ${value()}`,
  )
  const start = choices.one(['n', 'add(n, 1)', 'n + 1'])
  return `class ${name}${base ? ` extends ${base}` : ''} {
${fields}#${own} = 1
constructor(n) {
${base ? 'super(n)\n' : ''}this.total = ${start}
}
#grow(n) { this.#${own} += 1; return ${value()} }
grow(n) { this.total = ${base && choices.once(2) ? 'super.grow(n)' : `this.#grow(n) + this.#${own}`}; return this.total }
get level() { ${level} }
set level(n) { this.total = ${choices.one(['n', 'less(n)'])} }
static of(n) { return new this(${value()}) }
}
`
}
