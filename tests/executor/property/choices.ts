/** What a value of a generated program is: each expression is made for one of these. */
export type Kind = 'number' | 'text' | 'truth' | 'list' | 'record' | 'function'

/** A name that is in scope, and what it holds; a `function` takes a number and gives one. */
export interface Known {
  readonly name: string
  readonly kind: Kind
  readonly assignable: boolean
}

/** Where a piece of program stands. */
export interface Place {
  readonly known: readonly Known[]
  /**
   * Classes in scope: each is made from a number, and has `total`, `#grow` behind `grow(n)`, `level` and `static of`.
   */
  readonly classes: readonly string[]
  /** How many pieces may still be put into each other. */
  readonly depth: number
  /** Labels of the loops around, innermost first. */
  readonly labels: readonly string[]
  readonly canAwait: boolean
  readonly inFunction: boolean
}

/**
 * Makes the decisions of a generator from a list of numbers. When the list is used up every decision is the first, so
 * that a shorter list gives a smaller program: shrinking the numbers shrinks the program.
 */
export class Choices {
  readonly #numbers: readonly number[]
  #at = 0
  #names = 0
  /** True once the program holds calls that may overlap: then the order of calls is not fixed. */
  overlaps = false

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  /** A number from 0 to `count - 1`. */
  next(count: number): number {
    const number = this.#numbers[this.#at++] ?? 0
    return number % count
  }

  /** True once in `count` times. */
  once(count: number): boolean {
    return this.next(count) === count - 1
  }

  one<T>(list: readonly T[]): T {
    return list[this.next(list.length)] as T
  }

  /** Makes one of several pieces; the first must be the simplest. */
  make<T>(...pieces: readonly (() => T)[]): T {
    return this.one(pieces)()
  }

  name(prefix: string): string {
    return `${prefix}${this.#names++}`
  }
}

/** The place one level further in, with more names. */
export function inside(place: Place, known: readonly Known[] = [], change: Partial<Place> = {}): Place {
  return { ...place, known: [...place.known, ...known], depth: place.depth - 1, ...change }
}

/** A parameter or constant that is in scope. */
export function fixed(name: string, kind: Kind = 'number'): Known {
  return { name, kind, assignable: false }
}
