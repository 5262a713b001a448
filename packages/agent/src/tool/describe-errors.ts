import type { OutputUnit } from '@cfworker/json-schema'
import { cut, describePath, describeTypes, describeValue, listProblems } from './in-words.ts'
import { isRecord } from './is-record.ts'
import { at, type JsonSchema, pointerKeys, resolveReference } from './json-schema.ts'
import { schemaInOneLine } from './schema-to-typescript.ts'

/** Keywords whose errors only say that something inside was wrong: that error follows and says more. */
const WRAPPERS = new Set(
  (
    '$ref $recursiveRef additionalItems additionalProperties allOf if items patternProperties prefixItems properties ' +
    'unevaluatedItems unevaluatedProperties'
  ).split(' '),
)
/** Keywords whose own error says it, and the errors that follow from inside them do not. */
const SUMMARIES = new Set(['anyOf', 'contains', 'oneOf', 'propertyNames'])

/** Far more than are shown, and few enough to look at: a long list can be wrong in every item. */
const MOST_ERRORS = 1000

interface Place {
  readonly schema: JsonSchema
  readonly value: unknown
  readonly path: readonly PropertyKey[]
}

/** Puts the errors of a JSON Schema validator into one sentence that says where, what is wanted and what there was. */
export function describeErrors(
  errors: readonly OutputUnit[],
  schema: JsonSchema,
  value: unknown,
  path: readonly PropertyKey[],
): string {
  return listProblems(problemsOf(attached(errors.slice(0, MOST_ERRORS)), { schema, value, path }))
}

/** An error of the schema `false` tells no place in the schema: it is inside of what the error before it tells. */
function attached(errors: readonly OutputUnit[]): OutputUnit[] {
  return errors.map((error, index) => {
    const before = errors[index - 1]
    const isPlaced = error.keyword !== 'false' || before === undefined
    return isPlaced ? error : { ...error, keywordLocation: `${before.keywordLocation}/false` }
  })
}

function problemsOf(errors: readonly OutputUnit[], place: Place): string[] {
  const problems: string[] = []
  for (let index = 0; index < errors.length; index++) {
    const error = errors[index] as OutputUnit
    if (WRAPPERS.has(error.keyword)) continue
    if (!SUMMARIES.has(error.keyword)) {
      problems.push(...problemOf(error, place))
      continue
    }
    const end = errors.findIndex(
      (one, at) => at > index && !one.keywordLocation.startsWith(`${error.keywordLocation}/`),
    )
    const inside = errors.slice(index + 1, end === -1 ? errors.length : end)
    problems.push(...(problemsOfUnion(error, inside, place) ?? problemOf(error, place)))
    index += inside.length
  }
  return problems
}

/** What is wrong in the one alternative that was meant; undefined when that cannot be told. */
function problemsOfUnion(union: OutputUnit, inside: readonly OutputUnit[], place: Place): string[] | undefined {
  const branches = new Map<string, OutputUnit[]>()
  for (const error of inside) {
    const [index = ''] = error.keywordLocation.slice(union.keywordLocation.length + 1).split('/')
    branches.set(index, [...(branches.get(index) ?? []), error])
  }
  const rule = ruleAt(place.schema, union.keywordLocation)
  // More than one fits: what is wrong with the others is not to the point.
  if (union.keyword === 'oneOf' && Array.isArray(rule) && branches.size < rule.length) return undefined
  const meant = [...branches.values()].filter((errors) => !errors.some((error) => isOfOtherKind(error, union)))
  if (!/Of$/.test(union.keyword)) return undefined
  if (meant.length === 1) return problemsOf(meant[0] ?? [], place)
  // Alternatives that no type tells apart, such as two lists of what is required.
  if (schemaInOneLine({ anyOf: rule }, place.schema) !== 'any') return undefined
  return [[...branches.values()].map((errors) => listProblems(problemsOf(errors, place))).join(', or ')]
}

/** An alternative of another type was not meant; nor one whose mark, such as `kind: 'circle'`, is another. */
function isOfOtherKind(error: OutputUnit, union: OutputUnit): boolean {
  if (error.instanceLocation === union.instanceLocation)
    return ['type', 'const', 'enum', 'false'].includes(error.keyword)
  const isDirectlyInside = !error.instanceLocation.slice(union.instanceLocation.length + 1).includes('/')
  return isDirectlyInside && ['const', 'enum'].includes(error.keyword)
}

function problemOf(error: OutputUnit, { schema, value, path }: Place): string[] {
  const keys = instanceKeys(error.instanceLocation, value)
  const wrong = keys.reduce<unknown>((holder, key) => at(holder as object, String(key)), value)
  const where = [...path, ...keys]
  const subject = describePath(where) || 'the value'
  const rule = ruleAt(schema, error.keywordLocation)
  if (error.keyword === 'false') return [`${subject} is not allowed here`]
  if (error.keyword === 'required' && Array.isArray(rule) && isRecord(wrong)) {
    const missing = rule.filter((key) => !Object.hasOwn(wrong, String(key)))
    return missing.map((key) => `${describePath([...where, String(key)])} is missing`)
  }
  const wanted = wantedBy(error.keyword, rule, schema)
  if (wanted === undefined) return [`${subject}: ${error.error}`]
  return [`${subject} must ${wanted}, and got ${describeValue(wrong)}`]
}

/** Says what a keyword asks for, to follow `must`; undefined for rare ones. */
function wantedBy(keyword: string, rule: unknown, root: JsonSchema): string | undefined {
  const json = (): string => cut(JSON.stringify(rule) ?? '', 200)
  switch (keyword) {
    case 'type':
      return `be ${describeTypes(Array.isArray(rule) ? rule.map(String) : [String(rule)])}`
    case 'const':
      return `be ${json()}`
    case 'enum':
    case 'anyOf':
    case 'oneOf':
      return wantedOf(keyword, schemaInOneLine({ [keyword]: rule }, root))
    case 'format':
      return `be a valid ${cut(String(rule), 60)}`
    case 'pattern':
      return `match the pattern ${cut(String(rule), 200)}`
    case 'uniqueItems':
      return 'hold nothing twice'
    default:
      return typeof rule === 'number' ? BOUNDS[keyword]?.replace('#', String(rule)) : undefined
  }
}

function wantedOf(keyword: string, type: string): string {
  if (keyword !== 'oneOf') return `be ${type}`
  return type === 'any' ? 'fit exactly one alternative' : `be exactly one of ${type}`
}

const BOUNDS: Readonly<Record<string, string>> = {
  minimum: 'be at least #',
  maximum: 'be at most #',
  exclusiveMinimum: 'be over #',
  exclusiveMaximum: 'be under #',
  multipleOf: 'be a multiple of #',
  minLength: 'have at least # characters',
  maxLength: 'have at most # characters',
  minItems: 'have at least # items',
  maxItems: 'have at most # items',
  minProperties: 'have at least # properties',
  maxProperties: 'have at most # properties',
}

function instanceKeys(pointer: string, value: unknown): readonly PropertyKey[] {
  let holder: unknown = value
  return pointerKeys(pointer).map((key) => {
    const written = Array.isArray(holder) ? Number(key) : key
    holder = at(holder as object, key)
    return written
  })
}

/** What a keyword says, found along the way that the validator took, through references. */
function ruleAt(schema: JsonSchema, location: string): unknown {
  return pointerKeys(location).reduce<unknown>((place, key) => {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, key)) return undefined
    return key === '$ref' ? resolveReference(schema, at(place, key)) : at(place, key)
  }, schema)
}
