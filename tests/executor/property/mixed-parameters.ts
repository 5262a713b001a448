import type { Choices } from './choices.ts'
import { functionTexts, passed } from './mixed-callbacks.ts'
import { makeValue, startTool } from './mixed-expressions.ts'
import { makeKeptCall } from './mixed-kept.ts'
import { beside, constant, keptSource, type MixedPlace, waited, within } from './mixed-place.ts'
import { leaving, type MixedBlock } from './mixed-statements.ts'
import { inEach, type Part, type Texts, texts } from './mixed-texts.ts'

/** A parameter that is awaited takes the promise; one that is used as a value only takes the value. */
export function taken(choices: Choices, place: MixedPlace): MixedBlock {
  const [name, taken] = [choices.name('take'), choices.name('q')]
  const call = makeKeptCall(choices, place, place.calm || choices.once(2), 'number')
  const [written, value] = [choices.once(2), keptSource(taken, 'number', false).use]
  const opened = inEach(`await ${taken}`, `await ${taken}`, `open(${taken})`)
  const body = (text: Texts): Texts => texts`(${taken}) => { try { ${text} } catch { return -1 } }`
  const [helper, argument] = choices.make<readonly [Texts, Texts]>(
    () => [functionTexts(true, '', body(texts`return ${opened}`)), call.text],
    () => [functionTexts(true, '', body(texts`return ${value} + (${opened})`)), call.text],
    () => [functionTexts(written, '', body(texts`return ${taken} + 1`)), valueOf(call.text)],
    () => [functionTexts(written, '', body(texts`return ${taken} ? 1 : 2`)), valueOf(call.text)],
  )
  const result = choices.name('n')
  const use = waited(choices, place, texts`${name}(${argument})`)
  return leaving(place, texts`const ${name} = ${helper}\nconst ${result} = ${use}\n`, [constant(result)])
}

/** A parameter that is handed on to an `await` takes the promise, whatever runs before that. */
export function handedOn(choices: Choices, place: MixedPlace): MixedBlock {
  const [name, given, result] = [choices.name('pass'), choices.name('q'), choices.name('n')]
  const call = makeKeptCall(choices, place, place.calm || choices.once(2), 'number').text
  const inner = within(beside({ ...place, calm: true }), { awaits: false })
  const [tool, truth] = [
    waited(choices, inner, startTool(choices, inner, 'number')),
    makeValue(choices, inner, 'truth'),
  ]
  const pass = functionTexts(false, `(${given})`, texts` => { ${tool}; return ${given} }`)
  const chosen = opened(texts`(${truth} ? ${given} : 2)`)
  const choose = functionTexts(true, `(${given})`, texts` => { ${tool}; return ${chosen} }`)
  const sum = choices.name('sum')
  const add = functionTexts(true, `(${sum}, ${given})`, texts` => ${sum} + ${chosen}`)
  const [start, use] = choices.make<readonly [Texts, Texts]>(
    () => [texts`const ${name} = ${pass}\n`, opened(texts`${name}(${call})`)],
    () => [texts`const ${name} = ${pass}\n`, opened(texts`${name}.call(null, ${call})`)],
    () => [texts`const ${name} = ${choose}\n`, waited(choices, place, texts`${name}(${call})`)],
    () => [texts`const ${name} = [${call}, 1]\n`, passed('reduce', texts`${name}`, add, texts`2`)],
  )
  return leaving(place, texts`${start}const ${result} = ${use}\n`, [constant(result)])
}

/** A promise that is awaited in every way of saying it. */
function opened(promise: Part): Texts {
  return inEach(texts`(await ${promise})`, texts`(await ${promise})`, texts`open(${promise})`)
}

/** A kept call as the value it comes to, at the call. */
function valueOf(kept: Texts): Texts {
  return inEach(kept, texts`(await ${kept})`, texts`open(${kept})`)
}
