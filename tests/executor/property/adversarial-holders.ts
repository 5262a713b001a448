import type { MakePattern } from './adversarial-program.ts'
import type { Choices } from './choices.ts'

/** How a holder is read and filled, and what stands around a method that does so. */
interface Holder {
  readonly get: string
  readonly set: (value: string) => string
  readonly declares: (method: string, body: string) => string
}

/** What keeps the answer of a tool, `asked`: from the beginning, or once it is filled. */
function makeHolder(choices: Choices, own: string, asked: string): Holder {
  const variable = { get: 'kept', set: (value: string) => `kept = ${value}` }
  const field = { get: 'this.kept', set: (value: string) => `this.kept = ${value}` }
  return choices.make<Holder>(
    () => ({
      ...variable,
      declares: (method, body) =>
        `const ${own} = (() => { let kept = ${asked}; return { ${method}: (run) => { ${body} } } })()\n`,
    }),
    () => ({
      ...variable,
      declares: (method, body) =>
        `const ${own} = ((kept) => ({ ${method}(run) { ${body} } }))(${choices.one([asked, 'undefined'])})\n`,
    }),
    () => ({
      ...variable,
      declares: (method, body) =>
        `function ${own}Make() { let kept = false; if (isEven(2)) kept = ${asked}; return { ${method}: function (run) { ${body} } } }
const ${own} = ${own}Make()\n`,
    }),
    () => ({
      ...field,
      declares: (method, body) =>
        `class ${own}Class { constructor() { this.kept = ${asked} } ${method}(run) { ${body} } }\nconst ${own} = new ${own}Class()\n`,
    }),
    () => ({
      ...field,
      declares: (method, body) => `const ${own} = { kept: ${asked}, ${method}(run) { ${body} } }\n`,
    }),
    () => ({
      get: 'this.#kept',
      set: (value) => `this.#kept = ${value}`,
      declares: (method, body) =>
        `class ${own}Class { #kept = ${asked}; ${method}(run) { ${body} } }\nconst ${own} = new ${own}Class()\n`,
    }),
    () => ({
      get: `${own}Kept.get('v')`,
      set: (value) => `${own}Kept.set('v', ${value})`,
      declares: (method, body) =>
        `const ${own}Kept = new Map([['v', ${asked}]])\nconst ${own} = { ${method}(run) { ${body} } }\n`,
    }),
    () => ({
      get: `${own}Kept[0]`,
      set: (value) => `${own}Kept[0] = ${value}`,
      declares: (method, body) =>
        `const ${own}Kept = []\n${own}Kept.push(${asked})\nconst ${own} = { ${method}(run) { ${body} } }\n`,
    }),
  )
}

/** Tests that only fill a holder or hand it out: of what a tool answered, the value decides. */
const handedOut: MakePattern = (parts) => {
  const { choices } = parts
  const own = parts.name('holder')
  const method = choices.one(['get', 'catch', 'then', 'finally', 'all'])
  const { get, set, declares } = makeHolder(choices, own, parts.asked())
  const body = choices.one([
    `return ${get} ? ${get} : run()`,
    `if (${get}) return ${get}; return run()`,
    `if (!${get}) ${set('run()')}; return ${get}`,
    `return ${get} || run()`,
    `const own = ${get}; if (own) return own; ${set('run()')}; return ${get}`,
    `if (${get} === undefined) ${set('run()')}; return ${get}`,
    `return ${get} != null ? ${get} : run()`,
  ])
  const answer = `${own}.${method}(() => ${parts.asked()})`
  // What fills a holder is kept as the promise that it is: asked twice, a value that decides against it would be asked
  // for again in code that waits at each call.
  const again = body.includes(set('run()')) ? `${own}.${method}(() => isEven(4))` : answer
  const uses = choices.make(
    () => `out.push(${answer} ? 'yes' : 'no')\n`,
    () => `if (${answer}) paid += 1\n`,
    () => `out.push(!${again}, ${again})\n`,
    () => `out.push([1, 2].filter(() => ${again}).length)\n`,
    () => `const ${own}Answer = ${answer}\nout.push(typeof ${own}Answer, ${own}Answer && 'yes')\n`,
  )
  // A use as a value: what is made by a function would else be a promise until a method is called on it.
  return { declares: `${declares(method, body)}out.push(typeof ${own})\n`, uses }
}

/** Patterns in which a test asks whether something is there. */
export const HELD: readonly MakePattern[] = [handedOut]
