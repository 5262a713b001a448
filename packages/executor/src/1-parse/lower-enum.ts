import { isLooseNode, type LooseNode } from './loose-node.ts'
import { failAt } from './syntax-failure.ts'

type Constant = number | string

/** The name that an enum declares. */
export function enumName(node: LooseNode): string {
  return String((node['id'] as LooseNode)['name'])
}

/**
 * Writes an enum out as TypeScript does; a repeated one adds to the first.
 *
 * Before: `enum Size { S, L = 5, Name = 'x' }`
 * After: `var Size = ((Size) => { Size[Size['S'] = 0] = 'S'; …; Size['Name'] = 'x'; return Size })({})`
 * @param visit drops the types inside a computed initialiser
 * @throws SyntaxFailure when a member follows a computed one and has no value of its own
 */
export function lowerEnum(
  node: LooseNode,
  code: string,
  isRepeated: boolean,
  visit: (node: LooseNode) => LooseNode | undefined,
): LooseNode {
  const name = enumName(node)
  const known = new Map<string, Constant | undefined>()
  const at = builders(node.start, node.end)
  const statements: LooseNode[] = []
  let next: number | undefined = 0
  for (const member of node['members'] as LooseNode[]) {
    const id = member['id'] as LooseNode
    const key = String(id['name'] ?? id['value'])
    const initializer = member['initializer'] as LooseNode | undefined
    if (!initializer && next === undefined) throw failAt(code, member.start, `Enum member '${key}' needs a value`)
    const value: Constant | undefined = initializer ? constantOf(initializer, known) : next
    const computed = initializer && visit(initializer)
    const right = value === undefined && computed ? qualify(computed, name, known) : at.literal(value ?? 0)
    const forward = at.assign(at.member(name, key), right)
    const isText = typeof value === 'string'
    statements.push(at.statement(isText ? forward : at.assign(at.member(name, forward), at.literal(key))))
    known.set(key, value)
    next = typeof value === 'number' ? value + 1 : undefined
  }
  return at.enumeration(name, statements, isRepeated)
}

/** The value of an initialiser that can be told without running it. */
function constantOf(node: LooseNode, known: ReadonlyMap<string, Constant | undefined>): Constant | undefined {
  const { type, value, operator } = node
  if (type === 'Literal') return typeof value === 'number' || typeof value === 'string' ? value : undefined
  if (type === 'Identifier') return known.get(String(node['name']))
  if (type === 'TemplateLiteral') return templateConstant(node)
  if (type === 'UnaryExpression') return unary(String(operator), constantOf(node['argument'] as LooseNode, known))
  if (type !== 'BinaryExpression') return undefined
  const left = constantOf(node['left'] as LooseNode, known)
  const right = constantOf(node['right'] as LooseNode, known)
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
    return left === undefined || right === undefined ? undefined : `${left}${right}`
  }
  return typeof left === 'number' && typeof right === 'number' ? BINARY[String(operator)]?.(left, right) : undefined
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

function templateConstant(node: LooseNode): string | undefined {
  const [only, ...more] = node['quasis'] as LooseNode[]
  return more.length === 0 && only ? (only['value'] as { cooked: string }).cooked : undefined
}

/** In a computed initialiser earlier members go by their bare names: `A` → `Size.A`. Changed in place. */
function qualify(node: LooseNode, name: string, known: ReadonlyMap<string, unknown>): LooseNode {
  if (node.type === 'Identifier' && known.has(String(node['name']))) {
    return builders(node.start, node.end).member(name, String(node['name']))
  }
  const isPlainMember = node.type === 'MemberExpression' && node['computed'] !== true
  for (const [key, field] of Object.entries(node)) {
    if ((isPlainMember && key === 'property') || (node.type === 'Property' && key === 'key')) continue
    if (Array.isArray(field)) node[key] = field.map((item) => (isLooseNode(item) ? qualify(item, name, known) : item))
    else if (isLooseNode(field)) node[key] = qualify(field, name, known)
  }
  return node
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
  const enumeration = (name: string, statements: readonly LooseNode[], isRepeated: boolean): LooseNode => {
    const body = make('BlockStatement', {
      body: [...statements, make('ReturnStatement', { argument: identifier(name) })],
    })
    const shape = { id: null, expression: false, generator: false, async: false, params: [identifier(name)], body }
    const empty = make('ObjectExpression', { properties: [] })
    const first = make('LogicalExpression', { operator: '||', left: identifier(name), right: empty })
    const fields = {
      callee: make('ArrowFunctionExpression', shape),
      arguments: [isRepeated ? first : empty],
      optional: false,
    }
    const declarator = make('VariableDeclarator', { id: identifier(name), init: make('CallExpression', fields) })
    return make('VariableDeclaration', { kind: 'var', declarations: [declarator] })
  }
  return { literal, member, assign, statement, enumeration }
}
