import type { LooseNode } from './loose-node.ts'
import { failAt } from './syntax-failure.ts'

/**
 * Writes out parameter properties of a class body's constructor, in place.
 *
 * Before: `constructor(private a: string, b = 1) { work() }`
 * After: `a; constructor(a, b = 1) { this.a = a; work() }`; in a derived class the assignments follow `super(…)`.
 *
 * The fields come before all others, as TypeScript has it: what they initialise finds them undefined.
 * @throws SyntaxFailure when a derived class calls `super` anywhere but as a statement of the constructor itself
 */
export function lowerParameterProperties(classBody: LooseNode, code: string): void {
  const fields: LooseNode[] = []
  for (const member of nodesIn(classBody, 'body')) {
    if (member['kind'] !== 'constructor') continue
    const method = member['value'] as LooseNode
    const properties = nodesIn(method, 'params').filter(isParameterProperty)
    if (properties.length === 0) continue
    method['params'] = nodesIn(method, 'params').map((param) =>
      isParameterProperty(param) ? (param['parameter'] as LooseNode) : param,
    )
    const body = method['body'] as LooseNode
    const statements = nodesIn(body, 'body')
    const at = placeFor(statements, body, code)
    body['body'] = [...statements.slice(0, at), ...properties.map(assignment), ...statements.slice(at)]
    fields.push(...properties.map(field))
  }
  classBody['body'] = [...fields, ...nodesIn(classBody, 'body')]
}

/** After `super(…)`, else after the directives. */
function placeFor(statements: readonly LooseNode[], body: LooseNode, code: string): number {
  const afterSuper =
    1 + statements.findIndex((statement) => isSuperCall(statement['expression'] as LooseNode | undefined))
  if (afterSuper > 0) return afterSuper
  if (/\bsuper\s*\(/.test(code.slice(body.start, body.end))) {
    const message = 'super(…) must be a statement of its own in a constructor with parameter properties'
    throw failAt(code, body.start, message, 'Assign the properties by hand: `this.name = name`.')
  }
  return statements.filter((statement) => statement['directive'] !== undefined).length
}

function isSuperCall(expression: LooseNode | undefined): boolean {
  return expression?.type === 'CallExpression' && (expression['callee'] as LooseNode).type === 'Super'
}

function nameOf(property: LooseNode): LooseNode {
  const { start, end } = property
  const parameter = property['parameter'] as LooseNode
  const { name } = parameter.type === 'AssignmentPattern' ? (parameter['left'] as LooseNode) : parameter
  return { type: 'Identifier', name, start, end }
}

/** `a;` */
function field(property: LooseNode): LooseNode {
  const { start, end } = property
  return { type: 'PropertyDefinition', key: nameOf(property), value: null, computed: false, static: false, start, end }
}

/** `this.a = a` */
function assignment(property: LooseNode): LooseNode {
  const { start, end } = property
  const identifier = (): LooseNode => nameOf(property)
  const object = { type: 'ThisExpression', start, end }
  const left = {
    type: 'MemberExpression',
    object,
    property: identifier(),
    computed: false,
    optional: false,
    start,
    end,
  }
  const expression = { type: 'AssignmentExpression', operator: '=', left, right: identifier(), start, end }
  return { type: 'ExpressionStatement', expression, start, end }
}

function isParameterProperty({ type }: LooseNode): boolean {
  return type === 'TSParameterProperty'
}

function nodesIn(node: LooseNode, key: string): readonly LooseNode[] {
  return node[key] as readonly LooseNode[]
}
