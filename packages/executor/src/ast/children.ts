import type { Node } from './nodes.ts'

/** Fields that hold child nodes, per kind of node, in source order. A template literal's two fields interleave. */
export const CHILD_KEYS: Readonly<Record<Node['type'], readonly string[]>> = {
  ArrayExpression: ['elements'],
  ArrayPattern: ['elements'],
  ArrowFunctionExpression: ['params', 'body'],
  AssignmentExpression: ['left', 'right'],
  AssignmentPattern: ['left', 'right'],
  AwaitExpression: ['argument'],
  BinaryExpression: ['left', 'right'],
  BlockStatement: ['body'],
  BreakStatement: ['label'],
  CallExpression: ['callee', 'arguments'],
  CatchClause: ['param', 'body'],
  ChainExpression: ['expression'],
  ClassBody: ['body'],
  ClassDeclaration: ['id', 'superClass', 'body'],
  ClassExpression: ['id', 'superClass', 'body'],
  ConditionalExpression: ['test', 'consequent', 'alternate'],
  ContinueStatement: ['label'],
  DebuggerStatement: [],
  DoWhileStatement: ['body', 'test'],
  EmptyStatement: [],
  ExportAllDeclaration: ['exported', 'source', 'attributes'],
  ExportDefaultDeclaration: ['declaration'],
  ExportNamedDeclaration: ['declaration', 'specifiers', 'source', 'attributes'],
  ExportSpecifier: ['local', 'exported'],
  ExpressionStatement: ['expression'],
  ForInStatement: ['left', 'right', 'body'],
  ForOfStatement: ['left', 'right', 'body'],
  ForStatement: ['init', 'test', 'update', 'body'],
  FunctionDeclaration: ['id', 'params', 'body'],
  FunctionExpression: ['id', 'params', 'body'],
  Identifier: [],
  IfStatement: ['test', 'consequent', 'alternate'],
  ImportAttribute: ['key', 'value'],
  ImportDeclaration: ['specifiers', 'source', 'attributes'],
  ImportDefaultSpecifier: ['local'],
  ImportExpression: ['source', 'options'],
  ImportNamespaceSpecifier: ['local'],
  ImportSpecifier: ['imported', 'local'],
  LabeledStatement: ['label', 'body'],
  Literal: [],
  LogicalExpression: ['left', 'right'],
  MemberExpression: ['object', 'property'],
  MetaProperty: ['meta', 'property'],
  MethodDefinition: ['key', 'value'],
  NewExpression: ['callee', 'arguments'],
  ObjectExpression: ['properties'],
  ObjectPattern: ['properties'],
  ParenthesizedExpression: ['expression'],
  PrivateIdentifier: [],
  Program: ['body'],
  Property: ['key', 'value'],
  PropertyDefinition: ['key', 'value'],
  RestElement: ['argument'],
  ReturnStatement: ['argument'],
  SequenceExpression: ['expressions'],
  SpreadElement: ['argument'],
  StaticBlock: ['body'],
  Super: [],
  SwitchCase: ['test', 'consequent'],
  SwitchStatement: ['discriminant', 'cases'],
  TaggedTemplateExpression: ['tag', 'quasi'],
  TemplateElement: [],
  TemplateLiteral: ['quasis', 'expressions'],
  ThisExpression: [],
  ThrowStatement: ['argument'],
  TryStatement: ['block', 'handler', 'finalizer'],
  UnaryExpression: ['argument'],
  UpdateExpression: ['argument'],
  VariableDeclaration: ['declarations'],
  VariableDeclarator: ['id', 'init'],
  WhileStatement: ['test', 'body'],
  WithStatement: ['object', 'body'],
  YieldExpression: ['argument'],
}

/** What a node may hold under one of its {@link CHILD_KEYS}. */
type Field = Node | readonly (Node | null)[] | null | undefined

/** Called for one child; `index` is its place when the field `key` is a list. */
export type VisitChild = (child: Node, key: string, index: number | undefined) => void

/**
 * Calls `visit` for every child of `node`, in source order. Holes of array literals are skipped.
 * @example forEachChild(call, (child, key) => console.log(key, child.type)) // callee Identifier, arguments Literal
 */
export function forEachChild(node: Node, visit: VisitChild): void {
  if (node.type === 'TemplateLiteral') {
    forEachTemplatePart(node.quasis, node.expressions, visit)
    return
  }
  for (const key of CHILD_KEYS[node.type]) {
    const field = fieldOf(node, key)
    if (field === null || field === undefined) continue
    if (!isList(field)) {
      visit(field, key, undefined)
      continue
    }
    for (let index = 0; index < field.length; index++) {
      const child = field[index]
      if (child) visit(child, key, index)
    }
  }
}

/** The children of `node` in source order, as a list. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  forEachChild(node, (child) => children.push(child))
  return children
}

/**
 * A node like `node` with each child replaced by what `replace` gives; `node` itself when nothing changed.
 * A list of nodes takes several places in a list field, an empty one leaves the child out; in a single field
 * `null` empties it.
 * @example mapChildren(node, (child) => (child.type === 'EmptyStatement' ? [] : rewrite(child)))
 */
export function mapChildren<T extends Node>(
  node: T,
  replace: (child: Node, key: string, index: number | undefined) => Node | readonly Node[] | null,
): T {
  let copy: Record<string, unknown> | undefined
  for (const key of CHILD_KEYS[node.type]) {
    const field = fieldOf(node, key)
    if (field === null || field === undefined) continue
    const next = isList(field) ? mapList(field, key, replace) : replace(field, key, undefined)
    if (next === field) continue
    copy ??= { ...node }
    copy[key] = next
  }
  // The caller answers for giving each field a kind of node that may stand there.
  return copy === undefined ? node : (copy as unknown as T)
}

function mapList(
  list: readonly (Node | null)[],
  key: string,
  replace: (child: Node, key: string, index: number) => Node | readonly Node[] | null,
): readonly (Node | null)[] {
  let copy: (Node | null)[] | undefined
  for (let index = 0; index < list.length; index++) {
    const child = list[index] ?? null
    const next = child && replace(child, key, index)
    if (next !== child) copy ??= list.slice(0, index)
    if (copy === undefined) continue
    if (isList(next)) copy.push(...next)
    else copy.push(next ?? null)
  }
  return copy ?? list
}

function forEachTemplatePart(quasis: readonly Node[], expressions: readonly Node[], visit: VisitChild): void {
  for (let index = 0; index < quasis.length; index++) {
    visit(quasis[index] as Node, 'quasis', index)
    const expression = expressions[index]
    if (expression) visit(expression, 'expressions', index)
  }
}

// The table names only fields that hold nodes; the type system cannot follow a field name through it.
function fieldOf(node: Node, key: string): Field {
  return (node as unknown as Record<string, Field>)[key]
}

function isList(field: Field | readonly Node[]): field is readonly (Node | null)[] {
  return Array.isArray(field)
}
