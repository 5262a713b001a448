import { ORDERED, THROWN } from './adversarial-effects.ts'
import { HIDDEN } from './adversarial-hidden.ts'
import { HELD } from './adversarial-holders.ts'
import { NAMED } from './adversarial-names.ts'
import { Choices, type Kind, type Place } from './choices.ts'
import { makeExpression } from './expressions.ts'

/** What a pattern is made of: expressions that call tools, and names of its own. */
export interface Parts {
  readonly choices: Choices
  /** An expression of a kind in which tools may be called, and nothing is a promise. */
  readonly value: (kind: Exclude<Kind, 'function'>) => string
  /** An expression that is true or false and calls a tool. */
  readonly asked: () => string
  readonly name: (prefix: string) => string
}

/** A piece that decides by what a call gives: declarations, and statements that use them, perhaps in a later cell. */
export interface Pattern {
  readonly declares: string
  readonly uses: string
}

/** Makes a piece of an adversarial program. */
export type MakePattern = (parts: Parts) => Pattern

const PLACE: Place = { known: [], classes: [], depth: 2, labels: [], canAwait: false, inFunction: true }

/**
 * Makes the cells of a program in which names, identities and hidden code invite a wrong decision, from a list of
 * decisions. Every cell is a script without `await`, and leaves what it found in the list `out`; what callbacks of
 * promises find is in `late`, by name, since they may run while a later call waits.
 *
 * @example makeAdversarialCells([]).at(-1) // '[out, late, paid]'
 */
export function makeAdversarialCells(decisions: readonly number[]): readonly string[] {
  const choices = new Choices(decisions)
  const parts: Parts = {
    choices,
    value: (kind) => makeExpression(choices, PLACE, kind),
    asked: () =>
      choices.make(
        () => `isEven(${choices.next(9)})`,
        () => 'never()',
        () => `isOver(${makeExpression(choices, PLACE, 'number')}, 3)`,
        () => `(isEven(twice(${choices.next(9)})) && never())`,
      ),
    name: (prefix) => choices.name(prefix),
  }
  const cells = Array.from({ length: choices.next(3) + 1 }, () => '')
  cells[0] = 'const tools = { add, twice, less }, out = [], late = {}\nlet paid = 0\n'
  for (let count = choices.next(4) + 1; count > 0; count--) {
    const { declares, uses } = choices.one([...NAMED, ...HIDDEN, ...HELD, ...ORDERED, ...THROWN])(parts)
    const at = choices.next(cells.length)
    const later = at + choices.next(cells.length - at)
    cells[at] += declares
    cells[later] += uses
  }
  return [...cells, '[out, late, paid]']
}
