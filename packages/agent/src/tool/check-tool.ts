import { TOOL_TYPES } from './inputs.ts'
import type { Tool } from './tool.ts'

/** Names that JavaScript or the sandbox keeps for itself. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static ' +
    'super switch this throw true try typeof var void while with yield arguments eval undefined NaN Infinity globalThis ' +
    'Object Array Function Promise Proxy Reflect Symbol Map Set WeakMap WeakSet JSON Math Number String Boolean BigInt ' +
    'Date RegExp Error TypeError RangeError SyntaxError ReferenceError console'
  ).split(' '),
)
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u
const INPUT_FIELDS = new Set(['type', 'description', 'nullable'])

/** Checks that a value is a sound tool; throws a TypeError that names the tool and says what to change. */
export function checkTool(candidate: unknown): asserts candidate is Tool {
  if (!isRecord(candidate)) throw new TypeError(`Cannot use ${String(candidate)} as a tool: a tool is an object`)
  const { name, description, inputs, outputType, forward } = candidate
  if (typeof name !== 'string' || !IDENTIFIER.test(name)) {
    throw new TypeError(`Cannot name a tool ${show(name)}: the model calls it as a function, so use an identifier`)
  }
  if (RESERVED.has(name) || name.startsWith('$$'))
    throw new TypeError(`Cannot name a tool ${show(name)}: JavaScript keeps that name for itself`)
  const refuse = (problem: string): never => {
    throw new TypeError(`Cannot use the tool ${name}: ${problem}`)
  }
  if (!isText(description)) refuse('description must say what it does')
  if (!isType(outputType)) refuse(`outputType is ${show(outputType)}, and must be one of ${TOOL_TYPES.join(', ')}`)
  if (typeof forward !== 'function') refuse('forward must be a function')
  if (!isRecord(inputs) || Array.isArray(inputs)) refuse('inputs must be an object of inputs by name')
  else for (const [key, input] of Object.entries(inputs)) checkInput(key, input, refuse)
}

/** Checks a list of tools and that no two share a name; throws a TypeError otherwise. */
export function checkTools(candidates: unknown): asserts candidates is readonly Tool[] {
  if (!Array.isArray(candidates)) throw new TypeError('Cannot use these tools: tools must be an array')
  const seen = new Set<string>()
  for (const candidate of candidates) {
    checkTool(candidate)
    if (seen.has(candidate.name))
      throw new TypeError(`Cannot use two tools named ${candidate.name}: rename one of them`)
    seen.add(candidate.name)
  }
}

function checkInput(key: string, input: unknown, refuse: (problem: string) => never): void {
  if (!IDENTIFIER.test(key)) refuse(`input ${show(key)} must be named by an identifier`)
  if (RESERVED.has(key)) refuse(`input ${show(key)} must have another name: JavaScript keeps that one for itself`)
  if (!isRecord(input)) {
    refuse(`input ${key} must be an object with type and description`)
    return
  }
  const types = Array.isArray(input['type']) ? input['type'] : [input['type']]
  if (types.length === 0 || !types.every(isType)) {
    refuse(`input ${key} has the type ${show(input['type'])}, and must have one of ${TOOL_TYPES.join(', ')}`)
  }
  if (!isText(input['description'])) refuse(`input ${key} needs a description`)
  if (input['nullable'] !== undefined && typeof input['nullable'] !== 'boolean') {
    refuse(`input ${key} has nullable: ${show(input['nullable'])}, and it must be true or false`)
  }
  const unknown = Object.keys(input).find((field) => !INPUT_FIELDS.has(field))
  if (unknown !== undefined) refuse(`input ${key} has an unknown field ${unknown}: use type, description and nullable`)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

function isType(value: unknown): boolean {
  return TOOL_TYPES.some((type) => type === value)
}

function show(value: unknown): string {
  return typeof value === 'string' || Array.isArray(value) ? JSON.stringify(value) : String(value)
}
