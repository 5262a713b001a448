import { ExecutorError } from '../errors.ts'
import type { Machine } from './machine.ts'

// What scripts declare at their top (`let`, `const`, `class`) are properties of an object of the context's that no code
// sees. Each points to its variable, which says whether it is a constant. The engine has no way to change that; a
// session needs one, since a later cell may declare a constant again.

/** Where an engine build keeps the variables that scripts declare. */
export interface DeclaredPlaces {
  /** Address of the value that is their object. */
  readonly object: number
  /** Offset in the object of the address of its properties, and in a variable of the byte that makes it a constant. */
  readonly properties: number
  readonly isConstant: number
}

const PROPERTY_BYTES = 8

/** Makes the variable in a place of the list of all a constant, or one that can be assigned. */
export function setConstant(machine: Machine, place: number, isConstant: boolean): void {
  const places = machine.declared
  const variable = variableAt(machine, places, place)
  // The engine's own numbers; what the guest has broken by then is its own memory.
  if ((machine.text.bytes[variable + places.isConstant] ?? 2) < 2)
    machine.text.bytes[variable + places.isConstant] = isConstant ? 1 : 0
}

/** Address of the value that is the object: it stands behind the global object, in values of 64 bits. */
export function findDeclaredObject({ engine, context }: Machine, global: number): number {
  const values = new BigUint64Array(engine.memory.buffer)
  const start = context >> 3
  const found = values.subarray(start, start + 64).indexOf(values[global >> 3] ?? 0n)
  const [one = 0n, other = 0n] = values.subarray(start + found, start + found + 2)
  // Both are objects: values with the same tag.
  if (found >= 0 && one !== other && one >> 32n === other >> 32n) return (start + found + 1) * 8
  throw elsewhere()
}

/** Finds the rest by what is there: `count` constants, and behind them one variable that is none. */
export function findDeclaredPlaces(machine: Machine, object: number, count: number): DeclaredPlaces {
  const { bytes } = machine.text
  const found: DeclaredPlaces[] = []
  for (let properties = 0; properties < OBJECT_BYTES; properties += 4) {
    const at = (place: number): number => variableAt(machine, { object, properties }, place)
    for (let isConstant = 0; isConstant < VARIABLE_BYTES; isConstant++) {
      const marks = Array.from({ length: count + 1 }, (_, place) => bytes[at(place) + isConstant])
      if (marks.pop() === 0 && marks.every((mark) => mark === 1)) found.push({ object, properties, isConstant })
    }
  }
  const [only] = found
  if (only === undefined || found.length > 1) throw elsewhere()
  return only
}
const OBJECT_BYTES = 48
const VARIABLE_BYTES = 32

/** Address of the variable in a place of the list of all. */
function variableAt(
  { text }: Machine,
  { object, properties }: Omit<DeclaredPlaces, 'isConstant'>,
  place: number,
): number {
  const word = (address: number): number => text.words[address >> 2] ?? 0
  return word(word(word(object) + properties) + place * PROPERTY_BYTES)
}

function elsewhere(): ExecutorError {
  return new ExecutorError('engine', 'Cannot start: this engine build keeps its declared names elsewhere')
}
