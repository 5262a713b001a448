import { Choices } from './choices.ts'
import { makeHelper } from './mixed-helpers.ts'
import type { Helper, MixedPlace } from './mixed-place.ts'
import { makeMixedBlock } from './mixed-statements.ts'
import { inEach, joined, type Texts, texts } from './mixed-texts.ts'

/** A program in which `async` and `await` stand at random, its awaited twin, and the same without promises. */
export interface MixedProgram extends Texts {
  /** True when calls may overlap, so that their order is not fixed. */
  readonly overlaps: boolean
}

const START = `const seen = [], marks = new Set(), table = {}, state = { paid: 0, starts: 0, last: 0 }
let total = 0
`
const STATE = 'total, seen, [...marks].sort(), table, state'

/** The comment at which a program is cut into the cells of a session. */
export const NEXT_CELL = '// next cell\n'

/**
 * Makes a mixed program from a list of decisions; the same list gives the same program.
 *
 * @example makeMixedProgram([]).mixed.includes('total') // true
 */
export function makeMixedProgram(decisions: readonly number[]): MixedProgram {
  const choices = new Choices(decisions)
  const outside: MixedPlace = { sources: [], helpers: [], depth: 4, awaits: true, quiet: false, calm: false }
  const cuts = [6, 3].map((often) => (choices.once(often) ? NEXT_CELL : '')) as [string, string]
  let text = texts`${START}`
  let helpers: readonly Helper[] = []
  for (let count = choices.next(4) + 1; count > 0; count--) {
    const made = makeHelper(choices, { ...outside, helpers, depth: 3 }, choices.name('h'))
    text = texts`${text}${made.text}`
    helpers = [...helpers, made.helper]
  }
  const first = makeMixedBlock(choices, { ...outside, helpers }, choices.next(6) + 1)
  const second = makeMixedBlock(choices, first.place, choices.next(3))
  const { place } = second
  const calls = helpers.map(({ callee }) => {
    const call = inEach(`${callee}(3)`, `await ${callee}(3)`, `${callee}(3)`)
    return texts`try { console.log(JSON.stringify(${call})) } catch (error) { console.log(error.message) }\n`
  })
  const main = texts`${cuts[0]}${first.text}${cuts[1]}${second.text}${joined(calls)}`
  const values = place.sources.filter(({ calm }) => calm).map(({ use }) => use)
  const list = values.reduce((all, value) => texts`${all}, ${value}`, texts`${STATE}`)
  const ended = texts`${text}${main};[${list}]`
  return { ...ended, overlaps: choices.overlaps }
}
