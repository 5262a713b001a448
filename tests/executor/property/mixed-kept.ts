import type { Choices } from './choices.ts'
import { functionTexts } from './mixed-callbacks.ts'
import { makeArgument, makeValue, startTool } from './mixed-expressions.ts'
import { handedOn, taken } from './mixed-parameters.ts'
import {
  beside,
  callable,
  constant,
  keptSource,
  type MixedPlace,
  parameter,
  type Source,
  settledValue,
  type ValueKind,
  waited,
  within,
} from './mixed-place.ts'
import { leaving, type MixedBlock, makeMixedBlock } from './mixed-statements.ts'
import { inEach, joined, type Part, type Texts, texts } from './mixed-texts.ts'

const KINDS: readonly ValueKind[] = ['number', 'truth', 'number', 'list', 'text', 'record']

/** A call that is started and kept. */
export interface KeptCall {
  readonly text: Texts
  readonly kind: ValueKind
  readonly calm: boolean
}

/** Makes a call of an async function that may run beside other code, its promise kept. */
export function makeKeptCall(choices: Choices, place: MixedPlace, calm: boolean, only?: ValueKind): KeptCall {
  choices.overlaps = true
  const kind = only ?? choices.one(KINDS)
  // The argument cannot throw, so that what is thrown is thrown inside.
  const outside = { ...beside({ ...place, calm: true }), depth: 0 }
  const helpers = callable({ ...outside, calm }, kind).filter(({ isAsync }) => isAsync)
  if (helpers.length > 0 && !choices.once(3)) {
    const helper = choices.one(helpers)
    const argument = makeArgument(choices, outside, helper)
    return { text: keeping(texts`${helper.callee}(${argument})`), kind, calm: helper.calm }
  }
  const [name, argument] = [choices.name('v'), makeValue(choices, outside, 'number')]
  const inner = within({ ...outside, depth: place.depth, calm }, { awaits: true }, [constant(name, 'number', argument)])
  const body = functionTexts(true, `(${name})`, texts` => ${makeValue(choices, inner, kind)}`)
  return { text: keeping(texts`(${body})(${argument})`), kind, calm }
}

/** A call whose promise is kept. */
export function keeping(call: Texts): Texts {
  return inEach(call, texts`keep(${call})`, texts`keep(() => ${call})`)
}

/** Statements that keep promises, use them as values, and somewhere as promises. */
export function makeKept(choices: Choices, place: MixedPlace): MixedBlock {
  return choices.make(
    () => one(choices, place),
    () => holder(choices, place),
    () => mapped(choices, place),
    () => settled(choices, place),
    () => hostCall(choices, place),
    () => taken(choices, place),
    () => handedOn(choices, place),
    () => pushed(choices, place),
  )
}

/** Statements that know the sources, and after them the uses that want promises. */
function used(choices: Choices, place: MixedPlace, start: Texts, sources: readonly Source[], wants: Texts): MixedBlock {
  const known = { ...place, sources: [...place.sources, ...sources] }
  const between = makeMixedBlock(choices, within(known), choices.next(3))
  return { text: texts`${start}${between.text}${wants}`, place: { ...known, helpers: between.place.helpers } }
}

function one(choices: Choices, place: MixedPlace): MixedBlock {
  const name = choices.name('p')
  const call = makeKeptCall(choices, place, place.calm || choices.once(2))
  const start = texts`${choices.one(['const', 'let'])} ${name} = ${call.text}\n`
  return used(choices, place, start, [keptSource(name, call.kind, call.calm)], wanted(choices, place, name, call.calm))
}

/** A use that wants the promise. */
function wanted(choices: Choices, place: MixedPlace, promise: Part, calm: boolean): Texts {
  const all = (way: string): Texts => inEach(texts`await ${way}([${promise}])`, texts`await ${way}([${promise}])`, '')
  const caught = texts`catch (error) { console.log('caught ' + error.message) }\n`
  const value = inEach(texts`await ${promise}`, texts`await ${promise}`, texts`open(${promise})`)
  const uses: (() => Texts)[] = [
    () => texts`seen.push(${value})\n`,
    () => texts`${value}\n`,
    () => texts`console.log(JSON.stringify(${value}))\n`,
    () =>
      inEach(
        texts`seen.push(${all('Promise.race')})\n`,
        texts`seen.push(${all('Promise.race')})\n`,
        texts`seen.push(open(${promise}))\n`,
      ),
    () =>
      inEach(
        texts`seen.push(...${all('Promise.all')})\n`,
        texts`seen.push(...${all('Promise.all')})\n`,
        texts`seen.push(open(${promise}))\n`,
      ),
    () => {
      const chain = texts`await ${promise}.then((value) => { seen.push(value) })\n`
      return inEach(chain, chain, texts`seen.push(open(${promise}))\n`)
    },
    () => {
      const chain = texts`seen.push(await ${promise}.finally(() => { total += 1 }))\n`
      return inEach(chain, chain, texts`try { seen.push(open(${promise})) } finally { total += 1 }\n`)
    },
    () => texts`try { seen.push(${value}) } ${caught}`,
    () => {
      const chain = texts`seen.push(await ${promise}.catch((error) => error.message))\n`
      return inEach(
        chain,
        chain,
        texts`try { seen.push(open(${promise})) } catch (error) { seen.push(error.message) }\n`,
      )
    },
  ]
  // The last three take the error too.
  return choices.one(place.calm && !calm ? uses.slice(-2) : uses)()
}

/**
 * Promises in an object, a map or a list. Properties have names that no record has: those of one name are one place,
 * and the error of a host call that a record has under it would be thrown where it is read, or nowhere.
 */
function holder(choices: Choices, place: MixedPlace): MixedBlock {
  const name = choices.name('o')
  const calls = [0, 1].map(() => makeKeptCall(choices, place, place.calm || choices.once(2)))
  const [first, second] = calls.map(({ text }) => text) as [Texts, Texts]
  const [start, reads, all] = choices.one<readonly [Texts, readonly [string, string], string]>([
    [texts`{ p: ${first}, q: ${second} }`, [`${name}.p`, `${name}.q`], `Object.values(${name})`],
    [texts`new Map([['a', ${first}], ['b', ${second}]])`, [`${name}.get('a')`, `${name}.get('b')`], `${name}.values()`],
    [texts`[${first}, ${second}]`, [`${name}[0]`, `${name}[1]`], name],
    [texts`{ in: { p: ${first} }, q: [${second}] }`, [`${name}.in.p`, `${name}.q[0]`], `[${name}.in.p, ...${name}.q]`],
  ])
  const calm = calls.every((call) => call.calm)
  const sources = calls.map((call, at) => keptSource(reads[at] as string, call.kind, call.calm))
  const together = `seen.push(...await Promise.all(${all}))\n`
  const wants = choices.make(
    () => joined(reads.map((read, at) => wanted(choices, place, read, (calls[at] as KeptCall).calm))),
    () =>
      calm
        ? inEach(together, together, `seen.push(...[...${all}].map(open))\n`)
        : joined(reads.map((read) => wanted(choices, place, read, false))),
  )
  return used(choices, place, texts`const ${name} = ${start}\n`, sources, wants)
}

/** The promises of a mapped list. */
function mapped(choices: Choices, place: MixedPlace): MixedBlock {
  choices.overlaps = true
  const [name, item] = [choices.name('ps'), choices.name('v')]
  const kind = choices.one<ValueKind>(['number', 'truth', 'text'])
  const list = makeValue(choices, within(place), 'list')
  const inner = within(beside({ ...place, calm: true }), { awaits: true }, [parameter(item)])
  const body = functionTexts(true, `(${item})`, texts` => ${makeValue(choices, inner, kind)}`)
  const start = texts`const ${name} = ${list}.map(${body})\n`
  const whole = inEach(name, `(await Promise.all(${name}))`, name)
  const sources: Source[] = [
    { use: texts`${whole}.every(Boolean)`, kind: 'truth', calm: true },
    { use: texts`${whole}.some(Boolean)`, kind: 'truth', calm: true },
    { use: texts`${whole}.join()`, kind: 'text', calm: true },
    { use: texts`JSON.stringify(${whole})`, kind: 'text', calm: true },
    { use: texts`${name}.length`, kind: 'number', calm: true },
    { use: texts`${whole}.filter(Boolean).length`, kind: 'number', calm: true },
    ...(kind === 'number' ? [{ use: whole, kind: 'list', calm: true } as const] : []),
  ]
  const wants = choices.make(
    () =>
      inEach(
        `seen.push(...await Promise.all(${name}))\n`,
        `seen.push(...await Promise.all(${name}))\n`,
        `seen.push(...${name})\n`,
      ),
    () =>
      inEach(
        `for (const each of ${name}) seen.push(await each)\n`,
        `for (const each of ${name}) seen.push(await each)\n`,
        `seen.push(...${name})\n`,
      ),
    () =>
      inEach(
        `for await (const each of ${name}) seen.push(each)\n`,
        `for await (const each of ${name}) seen.push(each)\n`,
        `seen.push(...${name})\n`,
      ),
  )
  return used(choices, place, start, sources, wants)
}

/** A promise from elsewhere: no use need want it. */
function settled(choices: Choices, place: MixedPlace): MixedBlock {
  const name = choices.name('p')
  const kind = choices.one(KINDS)
  const value = settledValue(makeValue(choices, { ...place, calm: true, depth: 0 }, kind), kind)
  const made = choices.one([
    'Promise.resolve(value)',
    'new Promise((resolve) => { resolve(value) })',
    "Promise.reject(new Error('none')).catch(() => value)",
    'Promise.resolve().then(() => value)',
  ])
  const promise = `((value) => ${made})`
  const start = texts`const ${name} = ${inEach(promise, promise, '')}(${value})\n`
  return leaving(place, start, [keptSource(name, kind, true)])
}

/** A host call stays a promise only if every use wants one. */
function hostCall(choices: Choices, place: MixedPlace): MixedBlock {
  const name = choices.name('p')
  const kind = choices.one(KINDS)
  const outside = beside({ ...place, calm: true })
  const call = startTool(choices, { ...outside, depth: 1 }, kind)
  choices.overlaps = true
  if (choices.once(2)) {
    // The value has no methods of a promise; it can be awaited.
    const awaited = inEach(`seen.push(await ${name})\n`, `seen.push(${name})\n`, `seen.push(${name})\n`)
    const text = texts`const ${name} = ${waited(choices, { ...place, awaits: false }, call)}\n`
    return used(choices, place, text, [constant(name, kind)], awaited)
  }
  return used(choices, place, texts`const ${name} = ${keeping(call)}\n`, [], wanted(choices, place, name, true))
}

/** Promises pushed into a list in a loop. */
function pushed(choices: Choices, place: MixedPlace): MixedBlock {
  const [name, each] = [choices.name('ps'), choices.name('e')]
  const list = makeValue(choices, within(place), 'list')
  const known = { ...place, sources: [...place.sources, constant(each, 'number', list)] }
  const call = makeKeptCall(choices, known, true, choices.one<ValueKind>(['number', 'truth']))
  const start = texts`const ${name} = []\nfor (const ${each} of ${list}.slice(0, 3)) ${name}.push(${call.text})\n`
  const whole = inEach(name, `(await Promise.all(${name}))`, `${name}.map(open)`)
  const sources: Source[] = [
    { use: texts`${whole}.map(Number).join()`, kind: 'text', calm: true },
    { use: texts`${whole}.every(Boolean)`, kind: 'truth', calm: true },
    { use: texts`${whole}.filter((each) => each).length`, kind: 'number', calm: true },
  ]
  const wants = choices.make(
    () =>
      inEach(
        `seen.push(...await Promise.all(${name}))\n`,
        `seen.push(...await Promise.all(${name}))\n`,
        `seen.push(...${name}.map(open))\n`,
      ),
    () =>
      inEach(
        `for (const each of ${name}) seen.push(await each)\n`,
        `for (const each of ${name}) seen.push(await each)\n`,
        `seen.push(...${name}.map(open))\n`,
      ),
  )
  return used(choices, place, start, sources, wants)
}
