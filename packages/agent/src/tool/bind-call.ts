import { andThen } from './and-then.ts'
import { checkJson } from './check-json.ts'
import { describeParameters } from './declare-tool.ts'
import { cut, describeTypes, describeValue } from './in-words.ts'
import { isOfType, type ToolInput, typesOf } from './inputs.ts'
import { isPlainObject, isRecord } from './is-record.ts'
import { nearMiss } from './near-miss.ts'
import { readParameters } from './read-parameters.ts'
import type { Tool } from './tool.ts'
import { validateWith } from './validate-with.ts'

/** The arguments of one call, checked. */
export interface Bound {
  /** By name, without those that were left out, as the tool gets them: what `needsApproval` sees. */
  readonly named: Readonly<Record<string, unknown>>
  /**
   * By name, as they came: a schema that changes values has not changed them yet, so they can be bound again. Equal to
   * `named` wherever the schema changes nothing.
   */
  readonly given: Readonly<Record<string, unknown>>
  /** As `forward` takes them: in the order of the inputs, or one object where the tool has `parameters`. */
  readonly values: readonly unknown[]
}

type Named = Readonly<Record<string, unknown>>
type Binding = Bound | { readonly problem: string }
type Reading = () => Binding | Promise<Binding>

/**
 * Binds the arguments of a call in code: puts them into the order of the tool's inputs and checks them.
 *
 * Arguments come by position, or as one object whose keys are all inputs. Extra positional arguments are dropped, as
 * JavaScript does (`list.map(tool)` passes three). Where both readings fit, one object is read by name, unless the
 * first input takes anything: such an input takes whatever came. Gives a promise only where a schema checks
 * asynchronously; throws (or rejects with) a TypeError that tells the model how to call.
 *
 * @example
 * const inputs = { city: { type: 'string', description: 'Where' } } as const
 * const weather = tool({ name: 'weather', description: 'Tells it.', inputs, execute: () => 'sunny' })
 * bindCall(weather, [{ city: 'Lyon' }]).values // → ['Lyon']
 */
export function bindCall(tool: Tool, args: readonly unknown[]): Bound | Promise<Bound> {
  const shape = shapeOf(tool)
  const [first] = args
  const given = isPlainObject(first) ? first : undefined
  const unknown = given === undefined || shape.isOpen ? [] : unknownKeys(given, shape.names)
  const named = given !== undefined && unknown.length === 0 ? [() => bindGiven(tool, given)] : []
  const values = args.slice(0, shape.names.length).map((value, index) => [shape.names[index], value])
  const positional: Reading = () => bindGiven(tool, Object.fromEntries(values) as Named)
  // A slip in one name must not hide that the call is by name.
  const isByName = given !== undefined && Object.keys(given).length > unknown.length
  const slips = isByName ? unknownProblems(unknown, shape.names) : []
  if (given !== undefined && !shape.isPositional)
    return firstThatFits(tool, named.length > 0 ? named : [positional], slips)
  const isNamedFirst = args.length === 1 && !shape.takesAnything
  return firstThatFits(tool, isNamedFirst ? [...named, positional] : [positional, ...named], slips)
}

/**
 * Binds the arguments of a native tool call: one object by name, or nothing where all may be left out.
 *
 * Nothing is converted; an unknown name is refused, with the name that was likely meant. Errors as {@link bindCall}'s.
 */
export function bindNamedCall(tool: Tool, args: unknown): Bound | Promise<Bound> {
  const { names, isOpen } = shapeOf(tool)
  const given = args ?? {}
  if (!isRecord(given)) throw refusal(tool, `the arguments must be one object, and got ${describeValue(given)}`)
  const unknown = isOpen ? [] : unknownKeys(given, names)
  if (unknown.length > 0) throw refusal(tool, unknownProblems(unknown, names).join('; '))
  return firstThatFits(tool, [() => bindGiven(tool, given)], [])
}

interface Shape {
  readonly names: readonly string[]
  readonly isOpen: boolean
  readonly isPositional: boolean
  /** Whether the first input can be any value at all. */
  readonly takesAnything: boolean
}

function shapeOf({ inputs, parameters }: Tool): Shape {
  if (parameters === undefined) {
    const [first] = Object.values(inputs)
    const takesAnything = first !== undefined && isUnchecked(first)
    return { names: Object.keys(inputs), isOpen: false, isPositional: true, takesAnything }
  }
  const { properties, isOpen, isPositional } = readParameters(parameters)
  const [, first] = properties[0] ?? []
  const { description: _text, title: _title, default: _default, ...rules } = isRecord(first) ? first : {}
  const takesAnything = first === true || (isRecord(first) && Object.keys(rules).length === 0)
  return { names: properties.map(([name]) => name), isOpen, isPositional, takesAnything }
}

function firstThatFits(
  tool: Tool,
  readings: readonly Reading[],
  slips: readonly string[],
  earlier = '',
): Bound | Promise<Bound> {
  const [read, ...others] = readings
  if (read === undefined) throw refusal(tool, [earlier, ...slips].join('; '))
  return andThen(read(), (binding) =>
    'problem' in binding ? firstThatFits(tool, others, slips, earlier || binding.problem) : binding,
  )
}

function bindGiven(tool: Tool, given: Named): Binding | Promise<Binding> {
  return tool.parameters === undefined ? bindInputs(tool, given) : bindParameters(tool, given)
}

function bindInputs({ inputs }: Tool, given: Named): Binding {
  const entries = Object.entries(inputs)
  const problems = entries.flatMap(([name, input]) => problemOf(name, input, given) ?? [])
  if (problems.length > 0) return { problem: problems.join('; ') }
  const values = entries.map(([name]) => (Object.hasOwn(given, name) ? given[name] : undefined))
  const entriesGiven = entries.flatMap(([name], index) => (values[index] === undefined ? [] : [[name, values[index]]]))
  const named = Object.fromEntries(entriesGiven) as Named
  return { named, given: named, values }
}

function problemOf(name: string, input: ToolInput, given: Named): string | undefined {
  const value = Object.hasOwn(given, name) ? given[name] : undefined
  if (input.nullable === true && (value === undefined || value === null)) return undefined
  if (!Object.hasOwn(given, name)) return `${name} is missing`
  if (isUnchecked(input)) return undefined
  if (input.schema !== undefined) return checkJson(input.schema, value, [name])
  const types = typesOf(input)
  if (types.some((type) => isOfType(value, type))) return undefined
  return `${name} must be ${describeTypes(types)}, and got ${describeValue(value)}`
}

const isUnchecked = (input: ToolInput): boolean =>
  input.lenient === true || (input.schema === undefined && typesOf(input).includes('any'))

function bindParameters({ parameters, inputSchema }: Tool, given: Named): Binding | Promise<Binding> {
  const args = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Named
  const validation = validateWith(inputSchema ?? parameters ?? {}, args)
  return andThen(validation, (checked) => {
    if ('problem' in checked) return { problem: checked.problem }
    return { named: isRecord(checked.value) ? checked.value : args, given: args, values: [checked.value] }
  })
}

const unknownKeys = (given: Named, names: readonly string[]): string[] =>
  Object.keys(given).filter((key) => !names.includes(key))

function unknownProblems(unknown: readonly string[], names: readonly string[]): string[] {
  return unknown.slice(0, 5).map((key) => {
    const meant = nearMiss(key, names)
    return `there is no input ${JSON.stringify(cut(key, 60))}${meant === undefined ? '' : `, did you mean ${meant}?`}`
  })
}

function refusal(tool: Tool, problem: string): TypeError {
  return new TypeError(`Cannot call ${tool.name}(${describeParameters(tool)}): ${problem}`)
}
