import { schemaProblem } from './check-schema.ts'
import { isIdentifier, isReserved } from './identifiers.ts'
import { TOOL_TYPES } from './inputs.ts'
import { isRecord } from './is-record.ts'
import { isStandardSchema } from './standard-schema.ts'
import type { Tool } from './tool.ts'

const INPUT_FIELDS = new Set(['type', 'description', 'nullable', 'schema', 'lenient'])

type Refuse = (problem: string) => never
type Candidate = Readonly<Record<string, unknown>>

/** Checks that a value is a sound tool; throws a TypeError that names the tool and says what to change. */
export function checkTool(candidate: unknown): asserts candidate is Tool {
  if (!isRecord(candidate)) throw new TypeError(`Cannot use ${String(candidate)} as a tool: a tool is an object`)
  const { name, description, inputs, outputType, forward } = candidate
  checkToolName(name)
  const refuse: Refuse = (problem) => {
    throw new TypeError(`Cannot use the tool ${name}: ${problem}`)
  }
  if (!isText(description)) refuse('description must say what it does')
  if (!isType(outputType)) refuse(`outputType is ${show(outputType)}, and must be one of ${TOOL_TYPES.join(', ')}`)
  if (typeof forward !== 'function') refuse('forward must be a function')
  if (!isRecord(inputs)) refuse('inputs must be an object of inputs by name')
  else if (candidate['parameters'] === undefined) {
    for (const [key, input] of Object.entries(inputs)) checkInput(key, input, refuse)
  }
  checkSchemas(candidate, refuse)
  checkCalling(candidate, refuse)
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

/** Checks that the model's code can call something by a name: an identifier that is not reserved. */
export function checkToolName(name: unknown): asserts name is string {
  if (typeof name !== 'string' || !isIdentifier(name)) {
    throw new TypeError(`Cannot name a tool ${show(name)}: the model calls it as a function, so use an identifier`)
  }
  if (isReserved(name) || name.startsWith('$$'))
    throw new TypeError(`Cannot name a tool ${show(name)}: JavaScript keeps that name for itself`)
}

function checkInput(key: string, input: unknown, refuse: Refuse): void {
  if (!isIdentifier(key)) refuse(`input ${show(key)} must be named by an identifier`)
  if (isReserved(key)) refuse(`input ${show(key)} must have another name: JavaScript keeps that one for itself`)
  if (!isRecord(input)) return refuse(`input ${key} must be an object with type and description`)
  const types = Array.isArray(input['type']) ? input['type'] : [input['type']]
  if (types.length === 0 || !types.every(isType)) {
    refuse(`input ${key} has the type ${show(input['type'])}, and must have one of ${TOOL_TYPES.join(', ')}`)
  }
  if (!isText(input['description'])) refuse(`input ${key} needs a description`)
  for (const flag of ['nullable', 'lenient']) {
    if (input[flag] === undefined || typeof input[flag] === 'boolean') continue
    refuse(`input ${key} has ${flag}: ${show(input[flag])}, and it must be true or false`)
  }
  const problem = input['schema'] === undefined ? undefined : schemaProblem(input['schema'])
  if (problem !== undefined) refuse(`the schema of input ${key} is not sound: ${problem}`)
  const unknown = Object.keys(input).find((field) => !INPUT_FIELDS.has(field))
  if (unknown !== undefined) refuse(`input ${key} has an unknown field ${unknown}: use ${[...INPUT_FIELDS].join(', ')}`)
}

function checkSchemas({ parameters, inputSchema, outputSchema }: Candidate, refuse: Refuse): void {
  if (parameters !== undefined) {
    const problem = schemaProblem(parameters)
    if (problem !== undefined) refuse(`parameters are not a sound JSON Schema: ${problem}`)
    const { type } = parameters as Candidate
    if (type !== undefined && type !== 'object') refuse(`parameters are of type ${show(type)}, and must be an object`)
  }
  if (inputSchema !== undefined) {
    if (!isStandardSchema(inputSchema)) refuse('inputSchema must be a Standard Schema, of zod, valibot, arktype …')
    if (parameters === undefined) refuse('inputSchema needs parameters beside it: the JSON Schema that the model sees')
  }
  if (outputSchema === undefined || isStandardSchema(outputSchema)) return
  const problem = schemaProblem(outputSchema)
  if (problem !== undefined) refuse(`outputSchema is neither a Standard Schema nor a sound JSON Schema: ${problem}`)
}

function checkCalling(candidate: Candidate, refuse: Refuse): void {
  const { needsApproval, approvalTimeoutMs, setup, answeredByPerson } = candidate
  if (!['undefined', 'boolean', 'function'].includes(typeof needsApproval)) {
    refuse(`needsApproval is ${show(needsApproval)}, and must be true, false or a function of the arguments`)
  }
  if (setup !== undefined && typeof setup !== 'function') refuse('setup must be a function')
  if (answeredByPerson !== undefined && typeof answeredByPerson !== 'boolean') {
    refuse(`answeredByPerson is ${show(answeredByPerson)}, and must be true or false`)
  }
  if (approvalTimeoutMs === undefined) return
  if (typeof approvalTimeoutMs !== 'number')
    refuse(`approvalTimeoutMs is ${show(approvalTimeoutMs)}, and must be a number`)
  if (!((approvalTimeoutMs as number) > 0)) {
    const message = `approvalTimeoutMs is ${String(approvalTimeoutMs)}, and must be over 0 milliseconds`
    throw new RangeError(`Cannot use the tool ${String(candidate['name'])}: ${message}`)
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

const isType = (value: unknown): boolean => TOOL_TYPES.some((type) => type === value)

function show(value: unknown): string {
  return typeof value === 'string' || Array.isArray(value) ? JSON.stringify(value) : String(value)
}
