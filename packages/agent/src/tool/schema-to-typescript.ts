import { describeConstraints } from './describe-constraints.ts'
import { isIdentifier } from './identifiers.ts'
import { cut } from './in-words.ts'
import { isRecord } from './is-record.ts'
import { type JsonSchema, resolveReference } from './json-schema.ts'

/** How much is shown: past it a schema costs more to read than it tells. */
const MOST_CHARACTERS = 6000
const MOST_SCHEMAS = 200
const MOST_PROPERTIES = 60
const MOST_LITERALS = 40
const DEEPEST = 6
const ONE_LINE = 80

/** `comments`: in lines, with what is known of each property; `lines`: without; `line`: all in one line. */
type Layout = 'comments' | 'lines' | 'line'

interface Scope {
  readonly root: JsonSchema
  /** Counts down the schemas that may still be shown; shared by the whole type. */
  readonly budget: { schemas: number }
  /** References that the place stands inside of. */
  readonly above: readonly string[]
  /** Objects and arrays that the place stands inside of. */
  readonly depth: number
  readonly layout: Layout
}

/**
 * Writes a JSON Schema as a TypeScript type, with comments for what a type cannot say.
 *
 * `root` is the schema that references start from: the schema itself, unless it is a part of another. A shape inside
 * itself is `any` with a comment that names it, and what is too large or too deep to show is `any` or counted.
 *
 * @example
 * schemaToTypescript({ type: 'array', items: { enum: ['a', 'b'] } }) // → "Array<'a' | 'b'>"
 */
export function schemaToTypescript(schema: JsonSchema, root: JsonSchema = schema): string {
  const attempts = [['comments', MOST_SCHEMAS] as const, ['lines', MOST_SCHEMAS] as const, ['lines', 30] as const]
  for (const [layout, schemas] of attempts) {
    const type = write(schema, root, layout, schemas)
    if (type.length <= MOST_CHARACTERS) return type
  }
  return 'any /* too large to show */'
}

/** Writes a JSON Schema as {@link schemaToTypescript} does, without comments, as one line of at most 300 characters. */
export function schemaInOneLine(schema: JsonSchema, root: JsonSchema = schema): string {
  return cut(write(schema, root, 'line', 60), 300)
}

/** Makes a text safe inside a comment: nothing in it ends the comment. */
export function inComment(text: string): string {
  return text.replaceAll('*/', '*\\/')
}

function write(schema: JsonSchema, root: JsonSchema, layout: Layout, schemas: number): string {
  return typeOf(schema, { root, budget: { schemas }, above: schema === root ? ['#'] : [], depth: 0, layout })
}

function typeOf(schema: unknown, scope: Scope): string {
  if (schema === false) return 'never'
  if (!isRecord(schema)) return 'any'
  if (--scope.budget.schemas < 0 || scope.depth > DEEPEST) return note('any', 'too large to show', scope)
  const parts = [
    ownType(schema, scope),
    referredType(schema['$ref'], scope),
    ...['anyOf', 'oneOf'].map((key) => alternatives(schema[key], scope)),
    ...list(schema['allOf']).map((part) => typeOf(part, scope)),
  ].filter((part) => part !== 'any')
  const telling = parts.length > 1 ? parts.filter((part) => part !== 'Record<string, any>') : parts
  const distinct = [...new Set(telling)]
  const whole = distinct.length > 1 ? distinct.map(inBrackets).join(' & ') : (distinct[0] ?? parts[0] ?? 'any')
  return schema['nullable'] === true ? union([whole, 'null']) : whole
}

/** The type that the keywords of the schema itself tell, without those that combine schemas. */
function ownType(schema: JsonSchema, scope: Scope): string {
  if (Object.hasOwn(schema, 'const')) return literal(schema['const'])
  const literals = schema['enum']
  if (Array.isArray(literals)) {
    const shown = literals.slice(0, MOST_LITERALS).map(literal)
    const left = literals.length - shown.length
    return left > 0 ? `${union(shown)} | ${note('string', `or one of ${left} more`, scope)}` : union(shown)
  }
  return union(typesOf(schema).map((type) => namedType(type, schema, scope)))
}

function typesOf(schema: JsonSchema): readonly unknown[] {
  if (schema['type'] !== undefined) return [schema['type']].flat()
  if (isRecord(schema['properties']) || isRecord(schema['additionalProperties'])) return ['object']
  return schema['items'] !== undefined || schema['prefixItems'] !== undefined ? ['array'] : ['any']
}

function namedType(type: unknown, schema: JsonSchema, scope: Scope): string {
  const below = { ...scope, depth: scope.depth + 1 }
  if (type === 'integer') return 'number'
  if (type === 'array') return arrayType(schema, below)
  if (type === 'object') return objectType(schema, below)
  return ['string', 'number', 'boolean', 'null'].includes(String(type)) ? String(type) : 'any'
}

function referredType(reference: unknown, scope: Scope): string {
  if (typeof reference !== 'string') return 'any'
  const name = reference.split('/').at(-1) ?? reference
  if (scope.above.includes(reference)) return note('any', `${name === '#' ? 'the whole' : name} again`, scope)
  const target = resolveReference(scope.root, reference)
  return typeOf(target, { ...scope, above: [...scope.above, reference] })
}

function alternatives(schemas: unknown, scope: Scope): string {
  if (!Array.isArray(schemas)) return 'any'
  const shown = schemas.slice(0, MOST_LITERALS).map((schema) => typeOf(schema, scope))
  return schemas.length > shown.length ? 'any' : union(shown)
}

function arrayType(schema: JsonSchema, scope: Scope): string {
  const { items, prefixItems } = schema
  const places = list(prefixItems ?? items)
  if (places.length === 0) return arrayOf(typeOf(items, scope))
  const shown = places.slice(0, MOST_PROPERTIES).map((place) => typeOf(place, scope))
  const rest = prefixItems === undefined ? schema['additionalItems'] : items
  return `[${[...shown, ...(rest === false ? [] : [`...${arrayOf(typeOf(rest, scope))}`])].join(', ')}]`
}

const arrayOf = (type: string): string => (/^\w+(\[\])*$/.test(type) ? `${type}[]` : `Array<${type}>`)

function objectType(schema: JsonSchema, scope: Scope): string {
  const properties = isRecord(schema['properties']) ? Object.entries(schema['properties']) : []
  const others = otherProperties(schema, scope)
  if (properties.length === 0 && schema['additionalProperties'] === false) return '{}'
  if (properties.length === 0) return `Record<string, ${others ?? 'any'}>`
  const required = list(schema['required'])
  const shown = properties.slice(0, MOST_PROPERTIES).map(([name, property]) => {
    const key = isIdentifier(name) ? name : literal(name)
    return `${commentOf(property, scope)}${key}${required.includes(name) ? '' : '?'}: ${typeOf(property, scope)}`
  })
  if (properties.length > shown.length)
    shown.push(note('', `and ${properties.length - shown.length} more`, scope) || '…')
  if (others !== undefined) shown.push(`[key: string]: ${others}`)
  return inBraces(shown, scope)
}

/** The type of the properties that are allowed beside the named ones; undefined when none are spoken of. */
function otherProperties(schema: JsonSchema, scope: Scope): string | undefined {
  const patterns = isRecord(schema['patternProperties']) ? Object.values(schema['patternProperties']) : []
  const additional = schema['additionalProperties']
  const all = additional === undefined || additional === false ? patterns : [...patterns, additional]
  return all.length === 0 ? undefined : union(all.map((one) => typeOf(one, scope)))
}

function inBraces(members: readonly string[], { layout }: Scope): string {
  const line = `{ ${members.join('; ')} }`
  if (layout === 'line' || (line.length <= ONE_LINE && !/\n|\/\*/.test(line))) return line
  return `{\n${members.map((member) => `  ${member.replaceAll('\n', '\n  ')}`).join('\n')}\n}`
}

function commentOf(property: unknown, scope: Scope): string {
  if (scope.layout !== 'comments' || !isRecord(property)) return ''
  const target = resolveReference(scope.root, property['$ref'])
  const described = { ...(isRecord(target) ? target : {}), ...property } as JsonSchema
  const constraints = describeConstraints(described)
  const description = typeof described['description'] === 'string' ? described['description'] : ''
  const text = [
    cut(description.trim().replace(/\s+/g, ' '), 200),
    constraints === '' ? '' : description === '' ? constraints : `(${constraints})`,
  ]
  const comment = text.filter((part) => part !== '').join(' ')
  return comment === '' ? '' : `/** ${inComment(comment.replace(/\s+/g, ' '))} */\n`
}

function union(types: readonly string[]): string {
  const distinct = [...new Set(types)]
  if (distinct.includes('any')) return 'any'
  const withNullLast = [...distinct.filter((type) => type !== 'null'), ...distinct.filter((type) => type === 'null')]
  return withNullLast.join(' | ') || 'never'
}

/** A constant as a literal type, in single quotes as the code around it is. */
function literal(value: unknown): string {
  const json = JSON.stringify(value) ?? 'any'
  if (typeof value !== 'string') return json
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

function note(type: string, text: string, { layout }: Scope): string {
  if (layout === 'line') return type
  return `${type}${type === '' ? '' : ' '}/* ${inComment(cut(text, 80))} */`
}

const inBrackets = (type: string): string => (type.includes(' | ') ? `(${type})` : type)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
