import type {
  ArrowFunctionExpression,
  BlockStatement,
  CallExpression,
  Expression,
  ExpressionStatement,
  Identifier,
  Literal,
  Pattern,
  Statement,
  VariableDeclaration,
} from 'acorn'
import type { Node } from '../ast/nodes.ts'

/** The place in the model's code that a made node stands for. */
export interface At {
  readonly start: number
  readonly end: number
}

// Nodes that a rewrite makes. Each carries the offsets of the node it stands for, so that errors point there.

/** `name` */
export function identifier(name: string, { start, end }: At): Identifier {
  return { type: 'Identifier', name, start, end }
}

/** A string literal. */
export function text(value: string, { start, end }: At): Literal {
  return { type: 'Literal', value, raw: JSON.stringify(value), start, end }
}

/** `callee(…args)` */
export function call(callee: Expression, args: readonly Node[], { start, end }: At): CallExpression {
  // Arguments are expressions and spreads; the caller answers for it.
  return { type: 'CallExpression', callee, arguments: args as CallExpression['arguments'], optional: false, start, end }
}

/** A call of a function of the guest library: `$$name(…args)`. */
export function libraryCall(name: string, args: readonly Node[], at: At): CallExpression {
  return call(identifier(`$$${name}`, at), args, at)
}

/** `$$lock(isConstant, …slots)` */
export function lock(isConstant: boolean, slots: readonly string[], at: At): CallExpression {
  const { start, end } = at
  const value: Literal = { type: 'Literal', value: isConstant, raw: String(isConstant), start, end }
  return libraryCall('lock', [value, ...slots.map((slot) => text(slot, at))], at)
}

/** `(test) ? $$unboxed(await $$take()) : $$take()` */
export function awaitIfTaken(test: Expression, at: At): Expression {
  const { start, end } = at
  const take = libraryCall('take', [], at)
  return {
    type: 'ConditionalExpression',
    test,
    consequent: libraryCall('unboxed', [{ type: 'AwaitExpression', argument: take, start, end }], at),
    alternate: take,
    start,
    end,
  }
}

/** `(test) ? await $$take() : $$take()` */
export function awaitIf(test: Expression, at: At): Expression {
  const { start, end } = at
  const take = libraryCall('take', [], at)
  const consequent: Expression = { type: 'AwaitExpression', argument: take, start, end }
  return { type: 'ConditionalExpression', test, consequent, alternate: take, start, end }
}

/** `$$boxed(value)`, but for expressions that never give a promise. */
export function boxed(before: Node, value: Expression): Expression {
  return UNBOXED.has(before.type) ? value : libraryCall('boxed', [value], before)
}

const UNBOXED: ReadonlySet<Node['type']> = new Set([
  'Literal',
  'TemplateLiteral',
  'BinaryExpression',
  'UnaryExpression',
  'UpdateExpression',
  'ArrayExpression',
])

/** `[…elements]` */
export function array(elements: readonly Node[], { start, end }: At): Expression {
  return { type: 'ArrayExpression', elements: elements as Expression[], start, end }
}

/** `left = right` */
export function assign(left: Pattern, right: Expression, { start, end }: At): Expression {
  return { type: 'AssignmentExpression', operator: '=', left, right, start, end }
}

/** `void 0` */
export function undefinedValue({ start, end }: At): Expression {
  const zero: Literal = { type: 'Literal', value: 0, raw: '0', start, end }
  return { type: 'UnaryExpression', operator: 'void', prefix: true, argument: zero, start, end }
}

/** An expression as a statement. */
export function statement(expression: Expression, { start, end }: At): ExpressionStatement {
  return { type: 'ExpressionStatement', expression, start, end }
}

/** `{ body }` */
export function block(body: readonly Statement[], { start, end }: At): BlockStatement {
  return { type: 'BlockStatement', body: [...body], start, end }
}

/** The body of a function as a block: an expression is returned. */
export function blockOf(body: Node, at: At): BlockStatement {
  if (body.type === 'BlockStatement') return body
  const { start, end } = at
  return block([{ type: 'ReturnStatement', argument: body as Expression, start, end }], at)
}

/** `let` or `const` with pairs of pattern and value; null for no value. */
export function declare(
  kind: 'let' | 'const',
  pairs: readonly (readonly [Pattern, Expression | null])[],
  { start, end }: At,
): VariableDeclaration {
  return {
    type: 'VariableDeclaration',
    kind,
    declarations: pairs.map(([id, init]) => ({ type: 'VariableDeclarator', id, init, start, end })),
    start,
    end,
  }
}

/** `(…params) => body` */
export function arrow(params: Identifier[], body: Expression, { start, end }: At): ArrowFunctionExpression {
  return {
    ...{ type: 'ArrowFunctionExpression', id: null, generator: false, async: false, expression: true },
    ...{ params, body, start, end },
  }
}

/** `async (…params) => { body }` */
export function asyncArrow(
  params: readonly Pattern[],
  body: BlockStatement,
  { start, end }: At,
): ArrowFunctionExpression {
  return {
    type: 'ArrowFunctionExpression',
    id: null,
    generator: false,
    async: true,
    expression: false,
    params: [...params],
    body,
    start,
    end,
  }
}

/** Splits the directives off the front of a body. */
export function splitDirectives<T extends Node>(body: readonly T[]): { readonly directives: T[]; readonly rest: T[] } {
  const isDirective = (node: T): boolean =>
    node.type === 'ExpressionStatement' && 'directive' in node && !!node.directive
  const count = body.findIndex((node) => !isDirective(node))
  const at = count < 0 ? body.length : count
  return { directives: body.slice(0, at), rest: body.slice(at) }
}

/** `typeof value === "object"` */
export function isObject(value: Expression): Expression {
  const { start, end } = value
  const left: Expression = { type: 'UnaryExpression', operator: 'typeof', prefix: true, argument: value, start, end }
  return { type: 'BinaryExpression', operator: '===', left, right: text('object', value), start, end }
}

/** A number as it is written. */
export function number(value: number, { start, end }: At): Literal {
  return { type: 'Literal', value, raw: String(value), start, end }
}

/** Which parameters of a function keep promises, when any does: a bit each. */
export function maskLiteral(mask: number, at: At): Literal | undefined {
  return mask === 0 ? undefined : number(mask, at)
}
