import type { MakePattern, Parts } from './adversarial-program.ts'

const METHODS = ['catch', 'finally', 'then', 'all', 'race', 'resolve', 'any', 'allSettled'] as const

/** What a guest does with the answer of a method that only has the name of a promise's. */
function decided({ choices }: Parts, answer: string): string {
  return choices.make(
    () => `if (${answer}) paid += 1\n`,
    () => `out.push(${answer} ? 'yes' : 'no')\n`,
    () => `out.push(!${answer})\n`,
    () => `out.push(typeof ${answer})\n`,
    () => `${answer} && (paid += 1)\n`,
    () => `out.push([1].filter(() => ${answer}).length)\n`,
  )
}

/** A class, prototype or mix-in with a method of that name. */
function holderOf({ choices }: Parts, own: string, method: string): string {
  const run = '(run) { return this.v ? this.v : run() }'
  return choices.make(
    () => `class ${own} { constructor(v) { this.v = v } ${method}${run} }\n`,
    () => `function ${own}(v) { this.v = v }\n${own}.prototype.${method} = function ${run}\n`,
    () => `function ${own}(v) { this.v = v }\nObject.assign(${own}.prototype, { ${method}${run} })\n`,
    () => `const ${own}Mixin = (Base) => class extends Base { ${method}${run} }
class ${own} extends ${own}Mixin(Object) { constructor(v) { super(); this.v = v } }\n`,
    () => `class ${own} { constructor(v) { this.v = v; this.${method} = (run) => v ? v : run() } }\n`,
    () => `const ${own}Handler = function ${run}
class ${own} { constructor(v) { return Object.create({ ${method}: ${own}Handler }, { v: { value: v } }) } }\n`,
    () => `class ${own} { constructor(v) { this.v = v } }
Object.defineProperty(${own}.prototype, '${method}', { value: function ${run} })\n`,
    () =>
      `class ${own} { constructor(v) { this.v = v } get ${method}() { return (run) => this.v ? this.v : run() } }\n`,
    () => `class ${own} { constructor(v) { this.v = v } #run${run} ${method}(run) { return this.#run(run) } }\n`,
  )
}

const namedMethod: MakePattern = (parts) => {
  const { choices } = parts
  const [own, load, method] = [parts.name('Maybe'), parts.name('load'), choices.one(METHODS)]
  // What is thrown after a wait may be meant for the handler of a promise: here the call gives a value.
  const ask = (): string =>
    choices.one([`isEven(${choices.next(9)})`, 'never()', `isOver(twice(${choices.next(5)}), 3)`])
  const made = choices.make(
    () => `const ${load} = (n) => new ${own}(${ask()})\n`,
    // Not hoisted: where a cell ends before the class is there, so does every use of it.
    () => `const ${load} = function (n) { const answer = ${ask()}; return new ${own}(answer) }\n`,
    () => `const ${load} = (n) => { let v = false; if (${ask()}) v = twice(n); return new ${own}(v) }\n`,
  )
  const access = choices.one([`.${method}`, `['${method}']`, `?.${method}`])
  const otherwise = choices.make(
    () => 'false',
    () => parts.asked(),
  )
  const answer = `${load}(${choices.next(4)})${access}(() => ${otherwise})`
  return { declares: `${holderOf(parts, own, method)}${made}`, uses: decided(parts, answer) }
}

/** An object with functions of that name as members. */
const namedMember: MakePattern = (parts) => {
  const { choices } = parts
  const [own, method] = [parts.name('api'), choices.one(METHODS)]
  const declares = choices.make(
    () => `const ${own} = { ${method}(run) { return run() ? 1 : 0 } }\n`,
    () => `const ${own} = {}\n${own}.${method} = (run) => run() ? 1 : 0\n`,
    () => `const ${own}Run = (run) => run() ? 1 : 0\nconst ${own} = { ${method}: ${own}Run }\n`,
    () => `class ${own} { static ${method}(run) { return run() ? 1 : 0 } }\n`,
    () => `const ${own} = new Proxy({}, { get: () => (run) => run() ? 1 : 0 })\n`,
  )
  const uses = choices.make(
    () => decided(parts, `${own}.${method}(() => ${parts.asked()})`),
    () => `out.push(${own}.${method}(() => ${parts.value('number')}))\n`,
    () => `const { ${method}: ${own}Taken } = ${own}\n${decided(parts, `${own}Taken(() => ${parts.asked()})`)}`,
  )
  return { declares, uses }
}

const OTHER = '{ all: (list) => list, race: (list) => list[0], any: (list) => list[0], resolve: (v) => v }'

/** Another `Promise`: shadowed, handed over, replaced. */
const otherPromise: MakePattern = (parts) => {
  const { choices } = parts
  const read = choices.make(
    () => `Promise.all([${parts.asked()}])[0]`,
    () => `Promise.race([${parts.asked()}, 1])`,
    () => `Promise.any([${parts.asked()}])`,
    () => `Promise.resolve(${parts.asked()})`,
    () => `Promise.all([1, 2].map((n) => isEven(n)))[0]`,
    () => `Promise['all']([${parts.asked()}])[0]`,
  )
  const name = parts.name('real')
  const uses = choices.make(
    () => `{ const Promise = ${OTHER}\n${decided(parts, read)}}\n`,
    () => `((Promise) => { ${decided(parts, read)} })(${OTHER})\n`,
    () => `{ class Promise { static all(list) { return list } static race(list) { return list[0] }
static any(list) { return list[0] } static resolve(v) { return v } }\n${decided(parts, read)}}\n`,
    () =>
      `const ${name} = Promise\nglobalThis.Promise = ${OTHER}\ntry { ${decided(parts, read)} } finally { globalThis.Promise = ${name} }\n`,
    () => `const ${name} = Promise.all\nPromise.all = (list) => list
try { ${decided(parts, `Promise.all([${parts.asked()}])[0]`)} } finally { Promise.all = ${name} }\n`,
    () => `with ({ Promise: ${OTHER} }) { ${decided(parts, read)} }\n`,
  )
  return { declares: '', uses: `;${uses}` }
}

/** Private members of the same name in several classes. */
const privateNames: MakePattern = (parts) => {
  const { choices } = parts
  const [first, second, member] = [parts.name('A'), parts.name('B'), choices.one(['m', 'run', 'then'])]
  const suspends = choices.make(
    () => `#${member}() { return ${parts.value('number')} } go() { return this.#${member}() }`,
    () => `#${member} = () => ${parts.value('number')}; go() { return this.#${member}() }`,
    () => `get #${member}() { return ${parts.value('number')} } go() { return this.#${member} }`,
    () => `static #${member}() { return ${parts.value('number')} } go() { return ${first}.#${member}() }`,
  )
  const holds = choices.make(
    () => `#${member}; constructor(f) { this.#${member} = f } go(x) { return this.#${member}(x) }`,
    () => `#${member}; constructor(f) { this.#${member} = f } go(x) { return this.#${member}?.(x) }`,
    () => `#${member} = null; constructor(f) { this.#${member} = f } go(x) { return this.#${member}.call(this, x) }`,
    () =>
      `#kept; get #${member}() { return this.#kept } constructor(f) { this.#kept = f } go(x) { return this.#${member}(x) }`,
  )
  const asks = `{ get allowed() { return ${parts.asked()} } }`
  const uses = choices.make(
    () => `out.push(new ${second}((o) => (o.allowed ? 'yes' : 'no')).go(${asks}))\n`,
    () => `out.push(new ${second}(new Function('return isEven(1) ? "yes" : "no"')).go())\n`,
    () => `out.push(new ${second}((o) => o.allowed).go(${asks}) ? 'yes' : 'no')\n`,
    () => `out.push(new ${second}((n) => ${parts.value('number')} + n).go(1))\n`,
  )
  const classes = [`class ${first} { ${suspends} }\n`, `class ${second} { ${holds} }\n`]
  if (choices.once(2)) classes.reverse()
  return { declares: classes.join(''), uses: `${uses}out.push(new ${first}().go())\n` }
}

/** Patterns in which names invite a wrong decision. */
export const NAMED: readonly MakePattern[] = [namedMethod, namedMember, otherPromise, privateNames, namedMethod]
