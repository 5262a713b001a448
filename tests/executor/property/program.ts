import { Choices, type Place } from './choices.ts'
import { makeBlock } from './statements.ts'

/** A generated program: statements, and an expression over the names they leave. */
export interface GeneratedProgram {
  readonly statements: string
  readonly value: string
  /** True when calls may overlap, so that their order is not fixed. */
  readonly overlaps: boolean
}

const OUTSIDE: Place = { known: [], classes: [], depth: 5, labels: [], canAwait: true, inFunction: false }

/**
 * Makes a program that ends, from a list of decisions; the same list gives the same program.
 *
 * @example makeProgram([0, 0, 1]).value // '[n0]'
 */
export function makeProgram(decisions: readonly number[]): GeneratedProgram {
  const choices = new Choices(decisions)
  const { text, place } = makeBlock(choices, OUTSIDE, choices.next(7) + 1)
  const names = place.known.filter(({ kind }) => kind !== 'function').map(({ name }) => name)
  const calls = place.known.filter(({ kind }) => kind === 'function').map(({ name }) => `${name}(3)`)
  const statements = `const tools = { add, twice, less }\n${text}`
  return { statements, value: `[${[...names, ...calls].join(', ')}]`, overlaps: choices.overlaps }
}
