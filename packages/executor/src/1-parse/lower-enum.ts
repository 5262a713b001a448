import { isLooseNode, type LooseNode } from './loose-node.ts'
import { failAt } from './syntax-failure.ts'

type Constant = number | string

/** The name that an enum declares. */
export function enumName(node: LooseNode): string {
  return String((node['id'] as LooseNode)['name'])
}

/** The members that enums of one name in one scope have so far; the value of those that can be told. */
export type EnumMembers = Map<string, Constant | undefined>

/** Where an enum stands, and what is known of it. */
export interface EnumPlace {
  /** Members of the enum so far, when the scope has one of that name. */
  readonly earlier: EnumMembers | undefined
  /** True at the top of the program: others are seen in their block alone. */
  readonly isTopLevel: boolean
}

/**
 * Writes an enum out as TypeScript does; a repeated one adds to the first.
 *
 * Before: `enum Size { S, L = 5, Name = 'x' }`
 * After: `var Size = ((Size) => { Size[Size['S'] = 0] = 'S'; …; Size['Name'] = 'x'; return Size })({})`
 *
 * In a computed initialiser members go by their bare names: those it names are variables of the arrow function, so that
 * parameters and variables of the initialiser hide them as they hide any other.
 *
 * Before: `enum Size { S, L = S + list.map((S) => S).length }`
 * After: `((Size) => { var S; Size[S = Size['S'] = 0] = 'S'; Size[Size['L'] = S + list.map((S) => S).length] = …`
 * @param visit drops the types inside an initialiser
 * @returns the declaration, and the members that the enum has now
 * @throws SyntaxFailure when a member follows a computed one and has no value of its own
 */
export function lowerEnum(
  node: LooseNode,
  code: string,
  { earlier, isTopLevel }: EnumPlace,
  visit: (node: LooseNode) => LooseNode | undefined,
): { readonly lowered: LooseNode; readonly members: EnumMembers } {
  const name = enumName(node)
  const members: EnumMembers = new Map(earlier)
  const at = builders(node.start, node.end)
  const parts: { readonly key: string; readonly value: Constant | undefined; readonly right: LooseNode }[] = []
  const used = new Set<string>()
  let next: number | undefined = 0
  for (const member of node['members'] as LooseNode[]) {
    const id = member['id'] as LooseNode
    const key = String(id['name'] ?? id['value'])
    const initializer = member['initializer'] as LooseNode | undefined
    if (!initializer && next === undefined) throw failAt(code, member.start, `Enum member '${key}' needs a value`)
    const given = initializer && visit(initializer)
    const value: Constant | undefined = given ? constantOf(given, name, members) : next
    if (given && value === undefined) noteNames(given, used)
    parts.push({ key, value, right: given && value === undefined ? given : at.literal(value ?? 0) })
    members.set(key, value)
    next = typeof value === 'number' ? value + 1 : undefined
  }
  const locals = [...members.keys()].filter((key) => used.has(key))
  const parameter = locals.includes(name) ? freeName(name, code) : name
  const statements = parts.map(({ key, value, right }) => {
    const assigned = at.assign(at.member(parameter, key), right)
    const forward = locals.includes(key) ? at.assign(at.identifier(key), assigned) : assigned
    return at.statement(typeof value === 'string' ? forward : at.assign(at.member(parameter, forward), at.literal(key)))
  })
  const own = new Set(parts.map(({ key }) => key))
  const declared = locals.map((key) => [key, own.has(key) ? null : at.member(parameter, key)] as const)
  const value = at.call(parameter, at.variables(declared), statements, earlier && name)
  const isAssigned = earlier !== undefined && !isTopLevel
  const lowered = isAssigned
    ? at.statement(at.assign(at.identifier(name), value))
    : at.declaration(isTopLevel ? 'var' : 'let', name, value)
  return { lowered, members }
}

/** Names that an initialiser may read. */
function noteNames(node: LooseNode, names: Set<string>): void {
  if (node.type === 'Identifier') names.add(String(node['name']))
  for (const field of Object.values(node).flat()) if (isLooseNode(field)) noteNames(field, names)
}

/** A name for the enum inside, where a member has its own: TypeScript does the same. */
function freeName(name: string, code: string): string {
  let free = `${name}_1`
  for (let number = 2; code.includes(free); number++) free = `${name}_${number}`
  return free
}

/** The value of an initialiser that can be told without running it. */
function constantOf(node: LooseNode, name: string, known: EnumMembers): Constant | undefined {
  const { type, value, operator } = node
  const of = (field: string): Constant | undefined => constantOf(node[field] as LooseNode, name, known)
  if (type === 'Literal') return typeof value === 'number' || typeof value === 'string' ? value : undefined
  if (type === 'Identifier') return known.get(String(node['name']))
  if (type === 'MemberExpression') return memberConstant(node, name, known)
  if (type === 'TemplateLiteral') return templateConstant(node, name, known)
  if (type === 'UnaryExpression') return unary(String(operator), of('argument'))
  if (type !== 'BinaryExpression') return undefined
  const [left, right] = [of('left'), of('right')]
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
    return left === undefined || right === undefined ? undefined : `${left}${right}`
  }
  return typeof left === 'number' && typeof right === 'number' ? BINARY[String(operator)]?.(left, right) : undefined
}

/** `Size.S` and `Size['S']`, unless a member has the name of the enum. */
function memberConstant(node: LooseNode, name: string, known: EnumMembers): Constant | undefined {
  const [object, property] = [node['object'] as LooseNode, node['property'] as LooseNode]
  if (object.type !== 'Identifier' || object['name'] !== name || known.has(name)) return undefined
  if (node['computed'] !== true) return known.get(String(property['name']))
  return typeof property['value'] === 'string' ? known.get(property['value']) : undefined
}

const BINARY: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '**': (left, right) => left ** right,
  '|': (left, right) => left | right,
  '&': (left, right) => left & right,
  '^': (left, right) => left ^ right,
  '<<': (left, right) => left << right,
  '>>': (left, right) => left >> right,
  '>>>': (left, right) => left >>> right,
}

function unary(operator: string, value: Constant | undefined): number | undefined {
  if (typeof value !== 'number') return undefined
  if (operator === '-') return -value
  if (operator === '~') return ~value
  return operator === '+' ? value : undefined
}

function templateConstant(node: LooseNode, name: string, known: EnumMembers): string | undefined {
  const values = (node['expressions'] as LooseNode[]).map((part) => constantOf(part, name, known))
  if (values.includes(undefined)) return undefined
  const texts = (node['quasis'] as LooseNode[]).map((part) => (part['value'] as { cooked: string }).cooked)
  return texts.map((part, index) => `${part}${values[index] ?? ''}`).join('')
}

/** Makers of the few kinds of node an enum needs, all standing for the enum's place in the code. */
function builders(start: number, end: number) {
  const make = (type: string, fields: Record<string, unknown>): LooseNode => ({ type, start, end, ...fields })
  const identifier = (name: string): LooseNode => make('Identifier', { name })
  const literal = (value: Constant): LooseNode =>
    typeof value === 'string' || (value >= 0 && Number.isFinite(value) && !Object.is(value, -0))
      ? make('Literal', { value, raw: JSON.stringify(value) })
      : number(value)
  const number = (value: number): LooseNode =>
    Number.isFinite(value)
      ? make('UnaryExpression', { operator: '-', prefix: true, argument: literal(-value) })
      : make('BinaryExpression', { operator: '/', left: literal(Math.sign(value) || 0), right: literal(0) })
  const member = (object: string, key: string | LooseNode): LooseNode => {
    const property = typeof key === 'string' ? literal(key) : key
    return make('MemberExpression', { object: identifier(object), property, computed: true, optional: false })
  }
  const assign = (left: LooseNode, right: LooseNode): LooseNode =>
    make('AssignmentExpression', { operator: '=', left, right })
  const statement = (expression: LooseNode): LooseNode => make('ExpressionStatement', { expression })
  const declare = (kind: string, pairs: readonly (readonly [string, LooseNode | null])[]): LooseNode =>
    make('VariableDeclaration', {
      kind,
      declarations: pairs.map(([key, init]) => make('VariableDeclarator', { id: identifier(key), init })),
    })
  const variables = (pairs: readonly (readonly [string, LooseNode | null])[]): LooseNode[] =>
    pairs.length === 0 ? [] : [declare('var', pairs)]
  const declaration = (kind: string, name: string, value: LooseNode): LooseNode => declare(kind, [[name, value]])
  /** Calls the function that fills the enum: a new one, or the one that there is. */
  const call = (
    parameter: string,
    before: readonly LooseNode[],
    statements: readonly LooseNode[],
    name: string | undefined,
  ): LooseNode => {
    const body = make('BlockStatement', {
      body: [...before, ...statements, make('ReturnStatement', { argument: identifier(parameter) })],
    })
    const shape = { id: null, expression: false, generator: false, async: false, params: [identifier(parameter)], body }
    const empty = make('ObjectExpression', { properties: [] })
    const filled =
      name === undefined ? empty : make('LogicalExpression', { operator: '||', left: identifier(name), right: empty })
    const callee = make('ArrowFunctionExpression', shape)
    return make('CallExpression', { callee, arguments: [filled], optional: false })
  }
  return { identifier, literal, member, assign, statement, variables, declaration, call }
}
