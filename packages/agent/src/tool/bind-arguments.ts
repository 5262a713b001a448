import { describeParameters, describeTypes } from './declare-tool.ts'
import { isOfType, typesOf } from './inputs.ts'
import type { Tool } from './tool.ts'

type Binding = { readonly values: readonly unknown[] } | { readonly problem: string }

/**
 * Puts the arguments of one call into the order of the tool's inputs and checks their types.
 *
 * Arguments come by position, or as one object whose keys are all inputs. Extra positional arguments are dropped, as
 * JavaScript does (`list.map(tool)` passes three). Where both readings fit, one object is read by name, unless the
 * first input is of type `any`: such an input takes whatever came. Throws a TypeError that tells the model how to call.
 */
export function bindArguments(tool: Tool, args: readonly unknown[]): readonly unknown[] {
  const names = Object.keys(tool.inputs)
  const [first] = Object.values(tool.inputs)
  const named = isNamed(args[0], names) ? [() => bindNamed(tool, args[0] as Readonly<Record<string, unknown>>)] : []
  const takesAnything = first !== undefined && typesOf(first).includes('any')
  const positional = () => bindValues(tool, args.slice(0, names.length), args.length)
  const readings = args.length === 1 && !takesAnything ? [...named, positional] : [positional, ...named]
  let problem = ''
  for (const read of readings) {
    const binding = read()
    if ('values' in binding) return binding.values
    problem ||= binding.problem
  }
  throw new TypeError(`Cannot call ${tool.name}(${describeParameters(tool)}): ${problem}`)
}

function bindNamed(tool: Tool, given: Readonly<Record<string, unknown>>): Binding {
  const names = Object.keys(tool.inputs)
  const values = names.map((name) => (Object.hasOwn(given, name) ? given[name] : undefined))
  return bindValues(tool, values, names.length, (name) => Object.hasOwn(given, name))
}

function bindValues(
  tool: Tool,
  values: readonly unknown[],
  count: number,
  isGiven: (name: string, index: number) => boolean = (_, index) => index < count,
): Binding {
  const problems = Object.entries(tool.inputs).flatMap(([name, input], index) => {
    const value = values[index]
    if (input.nullable === true && (value === undefined || value === null)) return []
    if (!isGiven(name, index)) return [`${name} is missing`]
    const types = typesOf(input)
    if (types.some((type) => isOfType(value, type))) return []
    return [`${name} must be ${describeTypes(types)}, and got ${describeValue(value)}`]
  })
  if (problems.length > 0) return { problem: problems.join('; ') }
  return { values: Object.keys(tool.inputs).map((_, index) => values[index]) }
}

/** Whether a value can be the arguments by name: a plain object with nothing in it but inputs. */
function isNamed(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) return false
  return Object.keys(value).every((key) => names.includes(key))
}

function describeValue(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'string')
    return `the string ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`
  if (typeof value === 'object') {
    const keys = Object.keys(value).slice(0, 5).join(', ')
    return keys === '' ? 'an empty object' : `an object with ${keys}`
  }
  return `the ${typeof value} ${String(value)}`
}
