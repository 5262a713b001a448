import type { Choices } from './choices.ts'
import { functionTexts } from './mixed-callbacks.ts'
import { makeValue } from './mixed-expressions.ts'
import { makeKeptCall } from './mixed-kept.ts'
import { constant, type MixedPlace, parameter, waited, waitless, within } from './mixed-place.ts'
import { alone, leaving, type MixedBlock } from './mixed-statements.ts'
import { handing, inEach, type Texts, texts } from './mixed-texts.ts'

/**
 * Makes statements in a pattern that programs with promises are made of: tests of presence and their adversarial twins,
 * gates, flags, locks, classes with the names of promise methods.
 */
export function makeIdiom(choices: Choices, place: MixedPlace): MixedBlock {
  return choices.one([memo, mapMemo, adversary, gate, flag, lock, maybe, identity, tag, holders])(choices, place)
}

/** The same text in both ways with promises, another without. */
const promising = (text: Texts, plain: Texts): Texts => inEach(text, text, plain)

/** A holder that is filled once: the test asks for the promise itself. */
function memo(choices: Choices, place: MixedPlace): MixedBlock {
  const [held, load] = [choices.name('held'), choices.name('load')]
  const call = makeKeptCall(choices, waitless(place), true, 'number')
  const start = texts`(state.starts += 1, ${call.text})`
  const body = choices.make(
    () => texts`if (!${held}) ${held} = ${start}\nreturn ${held}`,
    () => texts`${held} ??= ${start}\nreturn ${held}`,
    () => texts`if (${held}) return ${held}\n${held} = ${start}\nreturn ${held}`,
    () => texts`if (${held} === undefined) { ${held} = ${start} }\nreturn ${held}`,
  )
  const [all, twice] = [`seen.push(...await Promise.all([${load}(), ${load}()]))`, `seen.push(await ${load}())`]
  const wants = choices.make(
    () => inEach(all, all, `seen.push(open(${load}()), open(${load}()))`),
    () => inEach(`${twice}\n${twice}`, `${twice}\n${twice}`, `seen.push(open(${load}()))\nseen.push(open(${load}()))`),
  )
  const value = inEach(`${load}()`, `(await ${load}())`, `open(${load}())`)
  return alone(place, texts`let ${held}\nconst ${load} = () => {\n${body}\n}\n${wants}\ntotal = total * 2 + ${value}\n`)
}

function mapMemo(choices: Choices, place: MixedPlace): MixedBlock {
  const [map, load] = [choices.name('m'), choices.name('load')]
  const known = { ...place, sources: [...place.sources, constant('key')] }
  const call = makeKeptCall(choices, waitless(known), true, 'number')
  const start = texts`(state.starts += 1, ${call.text})`
  const body = choices.make(
    () => texts`const had = ${map}.get(key) ?? ${start}\n${map}.set(key, had)\nreturn had`,
    () => texts`if (!${map}.has(key)) ${map}.set(key, ${start})\nreturn ${map}.get(key)`,
    () =>
      texts`const had = ${map}.get(key)\nif (had) return had\nconst made = ${start}\n${map}.set(key, made)\nreturn made`,
  )
  const all = `seen.push(...await Promise.all([1, 2, 1].map(${load})))`
  const same = `seen.push(${load}(1) === ${map}.get(1))`
  return alone(
    place,
    texts`const ${map} = new Map()\nconst ${load} = (key) => {\n${body}\n}\n${inEach(all, all, `seen.push(...[1, 2, 1].map(${load}).map(open))`)}\n${choices.one(['', same])}\n`,
  )
}

/** What looks like a test of presence and does something else: the value decides. */
function adversary(choices: Choices, place: MixedPlace): MixedBlock {
  const name = choices.name('r')
  const call = makeKeptCall(choices, place, true, choices.one(['truth', 'truth', 'number']))
  const other = makeKeptCall(choices, place, true, call.kind)
  const [value, later] = [
    inEach(name, `(await ${name})`, `open(${name})`),
    inEach(texts`${other.text}`, texts`(await ${other.text})`, texts`open(${other.text})`),
  ]
  const guard = choices.make(
    () => texts`if (${value}) state.paid += 1`,
    () => texts`if (!${value}) { ${name} = ${other.text}; state.paid += 1 }`,
    () => texts`if (${value}) { seen.push('yes') } else { ${name} = ${other.text} }`,
    () => texts`seen.push(${value} ? 'yes' : 'no')`,
    () => texts`seen.push((${value} || ${later}) ? 'yes' : 'no')`,
    () => texts`${value} && (state.paid += 1)`,
    () => texts`while (${value}) { state.paid += 1; break }`,
    () => texts`seen.push([${value}].filter(Boolean).length)`,
    () => texts`for (let round = 0; round < 2 && ${value}; round++) state.paid += 1`,
  )
  return alone(
    place,
    texts`let ${name} = ${call.text}\n;${guard}\nseen.push(${inEach(`await ${name}`, `await ${name}`, `open(${name})`)})\n`,
  )
}

/** A job that only code outside of it lets through its gate: it is left to itself. */
function gate(choices: Choices, place: MixedPlace): MixedBlock {
  const [open, wait, job, closed] = ['open', 'gate', 'job', 'closed'].map((name) => choices.name(name)) as [
    string,
    string,
    string,
    string,
  ]
  choices.overlaps = true
  const value = makeValue(choices, { ...place, calm: true, quiet: true, depth: 0 }, 'number')
  const tool = inEach(choices.one(['twice(1)', 'await twice(1)']), 'await twice(1)', 'twice(1)')
  const text = texts`let ${closed} = false, ${open}
const ${wait} = new Promise((resolve) => { ${open} = resolve })
async function ${job}(n) { ${tool}; if (!${closed}) state.paid += 1; await ${wait} }
${inEach(`${job}`, `keep(${job}`, `${job}`)}(${value})${inEach('', ')', '')}
${closed} = true
${open}()
`
  return alone(place, inEach(text, text, texts`twice(1)\n`))
}

/** A loop that a flag from outside ends. */
function flag(choices: Choices, place: MixedPlace): MixedBlock {
  const [stop, rounds, beat] = ['stop', 'rounds', 'beat'].map((name) => choices.name(name)) as [string, string, string]
  const pause = 'await new Promise((resolve) => { setTimeout(resolve, 1) })'
  const text = (call: string): string => `let ${stop} = false, ${rounds} = 0
async function ${beat}() { while (!${stop}) { ${pause}; ${rounds}++ } }
${call}
seen.push(await twice(2))
${stop} = true
seen.push(${rounds} >= 0)
`
  const start = choices.one([`${beat}()`, `void ${beat}()`])
  return alone(place, inEach(text(start), text(`keep(${beat}())`), 'seen.push(twice(2))\nseen.push(true)\n'))
}

/** Jobs that wait for each other by name. */
function lock(choices: Choices, place: MixedPlace): MixedBlock {
  const [locks, take, job] = ['locks', 'take', 'job'].map((name) => choices.name(name)) as [string, string, string]
  const inner = within({ ...place, quiet: true, calm: true }, { awaits: true }, [constant('n')])
  const value = makeValue(choices, inner, 'number')
  const effect = choices.one(['total = total * 2 + made', 'seen.push(made)'])
  const body = functionTexts(true, `function ${job}(n) `, texts`{ const made = ${value}; ${effect} }`)
  const names = choices.one(["'a', 'a'", "'b', 'b'"])
  const [one, other] = names.split(', ') as [string, string]
  const text = texts`const ${locks} = new Map()
async function ${take}(key, run) {
const last = ${locks}.get(key) ?? Promise.resolve()
const mine = last.then(run)
${locks}.set(key, mine)
try { return await mine } finally { if (${locks}.get(key) === mine) ${locks}.delete(key) }
}
${body}
await Promise.all([${take}(${one}, () => ${job}(1)), ${take}(${other}, () => ${job}(2))])
seen.push(${locks}.size)
`
  return alone(place, promising(text, texts`${body}\n${job}(1)\n${job}(2)\nseen.push(0)\n`))
}

/** An object with a method that is named as one of a promise, and is its own. */
function maybe(choices: Choices, place: MixedPlace): MixedBlock {
  const [own, load] = [choices.name('Maybe'), choices.name('load')]
  const method = choices.one(['catch', 'finally', 'all', 'race'])
  const [isAsync, written] = [choices.once(2), choices.one(['', 'async '])]
  const inner = within(place, { awaits: isAsync, calm: true }, [parameter('n')])
  const [value, argument] = [makeValue(choices, inner, 'truth'), makeValue(choices, within(place), 'number')]
  const body = (prefix: string): Texts =>
    inEach(
      `${written}${prefix}(run) { return this.v ? this.v : run() }`,
      `async ${prefix}(run) { return this.v ? this.v : await run() }`,
      `${prefix}(run) { return this.v ? this.v : run() }`,
    )
  const made = choices.make(
    () => texts`class ${own} {\nconstructor(v) { this.v = v }\n${body(method)}\n}\n`,
    () => texts`function ${own}(v) { this.v = v }\nObject.assign(${own}.prototype, { ${body(method)} })\n`,
    () => texts`function ${own}(v) { this.v = v }\n${own}.prototype.${method} = ${body('function ')}\n`,
  )
  const loading = functionTexts(isAsync, '(n)', texts` => new ${own}(${value})`)
  const call = waited(choices, place, texts`${load}(${argument})`)
  const answer = waited(choices, place, texts`${call}.${method}(() => false)`)
  return alone(place, texts`${made}const ${load} = ${loading}\nif (${answer}) state.paid += 1\n`)
}

/** Questions about the promise itself. */
function identity(choices: Choices, place: MixedPlace): MixedBlock {
  const [name, map] = [choices.name('p'), choices.name('m')]
  const call = makeKeptCall(choices, place, true, 'number')
  const text = (value: string): Texts => texts`const ${name} = ${call.text}
const ${map} = new Map([[1, ${name}]])
seen.push(${name} instanceof Promise, typeof ${name}.then, ${map}.get(1) === ${name}, ${value})
`
  const plain = texts`seen.push(true, 'function', true, open(${call.text}))\n`
  return alone(place, inEach(text(`await ${name}`), text(`await ${name}`), plain))
}

/** A function that a template calls. */
function tag(choices: Choices, place: MixedPlace): MixedBlock {
  const [name, result] = [choices.name('tag'), choices.name('n')]
  const isAsync = choices.once(2)
  const inner = within(place, { awaits: isAsync }, [parameter('n')])
  const value = makeValue(choices, inner, 'number')
  const made = functionTexts(isAsync, `function ${name}(strings, n) `, texts`{ return ${value} }`)
  const tagged = texts`${name}\`x\${${makeValue(choices, within(place), 'number')}}y\``
  const call = waited(choices, place, isAsync ? tagged : handing(tagged, value))
  return leaving(place, texts`${made}\nconst ${result} = ${call}\n`, [constant(result, 'number', call)])
}

/** Maps and sets with async callbacks: all start, and all have ended when the next statement runs. */
function holders(choices: Choices, place: MixedPlace): MixedBlock {
  choices.overlaps = true
  const item = choices.name('p')
  // Of a list that holds no promise: a set would compare them.
  const list = choices.one([texts`[2, 1, 2]`, texts`[]`, texts`[4, 7, 1]`])
  const sources = place.sources.filter(({ target }) => target === undefined)
  const inner = within({ ...place, sources, quiet: true }, { awaits: true }, [constant(item)])
  const callback = functionTexts(
    true,
    `(${item})`,
    texts` => { const made = ${makeValue(choices, inner, 'number')}; total += made }`,
  )
  const text = choices.make(
    () =>
      inEach(
        texts`new Set(${list}).forEach(${callback})`,
        texts`await $.forEachBeside([...new Set(${list})], ${callback})`,
        texts`$.forEachBeside([...new Set(${list})], ${callback})`,
      ),
    () =>
      inEach(
        texts`new Map(${list}.entries()).forEach(${callback})`,
        texts`await $.forEachBeside(${list}, ${callback})`,
        texts`$.forEachBeside(${list}, ${callback})`,
      ),
  )
  return alone(place, texts`${text}\n`)
}
