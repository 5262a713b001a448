import type { BlockStatement, Expression, Pattern, Statement } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import {
  type At,
  array,
  asyncArrow,
  block,
  boxed,
  declare,
  identifier,
  libraryCall,
  splitDirectives,
  statement,
  text,
} from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * A function that may reach a host function becomes one whose body is asynchronous; all others stay as written.
 *
 *     function f(a) { return tool(a) }
 *  →  function f(a) { return $$enter(async () => { return $$boxed($$call(tool, a) ? … : $$take()) }) }
 *
 *     const g = ({ id }) => tool(id)
 *  →  const g = $$mark((...$$rest) => $$enter(async ({ id }) => { … }, [...$$rest]), "g")
 *
 * The parameters move inside where reading them may run code: nothing may run between the call and `$$enter`.
 */
export function rewriteFunction(node: FunctionNode, rewriter: Rewriter): Node {
  const { suspending, engineWaits } = rewriter.analysis
  const isSuspending = suspending.has(node)
  const rewritten = isSuspending && !engineWaits ? suspendingFunction(node, rewriter) : plainFunction(node, rewriter)
  if (node.type === 'FunctionDeclaration' || !isSuspending) return rewritten
  const parent = rewriter.analysis.map.places.get(node)?.parent
  if (parent?.type === 'MethodDefinition' || (parent?.type === 'Property' && parent.method)) return rewritten
  const name = node.id ? undefined : inferredName(node, parent)
  return libraryCall('mark', name === undefined ? [rewritten] : [rewritten, text(name, node)], node)
}

/** A block marks the functions that it declares before anything in it runs. */
export function rewriteBlock(node: BlockStatement, rewriter: Rewriter): Node {
  const { directives, rest } = splitDirectives(node.body)
  const marks = marksOf(node.body, rewriter)
  const body = rewriter.statements(rest)
  return marks.length === 0 && body.every((child, index) => child === rest[index])
    ? node
    : { ...node, body: [...directives, ...marks, ...body] }
}

/** `$$mark(f)` for each function declared directly in a list of statements. */
export function marksOf(body: readonly Node[], rewriter: Rewriter): Statement[] {
  return body
    .filter((child) => child.type === 'FunctionDeclaration')
    .filter((child) => child.id !== null && rewriter.analysis.suspending.has(child as FunctionNode))
    .filter((child) => body.findLast((other) => isDeclarationOf(child.id?.name, other)) === child)
    .map((child) => statement(libraryCall('mark', [identifier(child.id?.name ?? '', child)], child), child))
}

/** The last function of a name is the one that the name means: only that may be marked through it. */
function isDeclarationOf(name: string | undefined, node: Node): boolean {
  return node.type === 'FunctionDeclaration' && node.id?.name === name
}

function plainFunction(node: FunctionNode, rewriter: Rewriter): Node {
  const { result, temporaries } = rewriter.inFunction(() => ({
    params: rewriter.patterns(node.params),
    body: rewriter.rewrite(node.body),
  }))
  if (temporaries.length === 0) return { ...node, ...result } as FunctionNode
  const body = withTemporaries(blockOf(result.body, node), temporaries, node)
  return { ...node, params: result.params, body, expression: false } as FunctionNode
}

function suspendingFunction(node: FunctionNode, rewriter: Rewriter): FunctionNode {
  const { result, temporaries } = rewriter.inFunction(() => {
    const params = rewriter.patterns(node.params)
    const body = rewriter.rewrite(node.body)
    return { params, body: node.body.type === 'BlockStatement' ? body : boxed(node.body, body as Expression) }
  }, true)
  const body = withTemporaries(blockOf(result.body, node), temporaries, node)
  const { directives, rest } = splitDirectives(body.body)
  if (isSimple(node, rewriter)) {
    const enter = entry(asyncArrow([], block(rest, node.body), node), undefined, node)
    return {
      ...node,
      params: result.params,
      body: block([...directives, enter], node.body),
      expression: false,
    } as FunctionNode
  }
  // The directives go with the parameters: a function with a rest parameter may not have one.
  const { params, args } = stubs(node)
  const enter = entry(asyncArrow(result.params, body, node), args, node)
  return { ...node, params, body: block([enter], node.body), expression: false } as FunctionNode
}

function entry(body: Expression, args: Expression | undefined, at: At): Statement {
  const { start, end } = at
  const argument = libraryCall('enter', args === undefined ? [body] : [body, args], at)
  return { type: 'ReturnStatement', argument, start, end }
}

/** Parameters that take what comes and keep the function's `length`, and the list that hands them on. */
function stubs(node: FunctionNode): { readonly params: Pattern[]; readonly args: Expression } {
  const optional = node.params.findIndex(({ type }) => type === 'AssignmentPattern' || type === 'RestElement')
  const count = optional < 0 ? node.params.length : optional
  const names = Array.from({ length: count }, (_, index) => identifier(`$$p${index}`, node))
  const rest = identifier('$$rest', node)
  const { start, end } = node
  return {
    params: [...names, { type: 'RestElement', argument: rest, start, end }],
    args: array([...names, { type: 'SpreadElement', argument: rest, start, end }], node),
  }
}

/** True when reading the parameters runs no code, and no `var` of the body repeats one. */
function isSimple(node: FunctionNode, rewriter: Rewriter): boolean {
  const names = new Set<string>()
  for (const parameter of node.params) {
    if (parameter.type !== 'Identifier') return false
    names.add(parameter.name)
  }
  return !rewriter.analysis.map.varNames(node).some((name) => names.has(name) || name === 'arguments')
}

function blockOf(body: Node, node: FunctionNode): BlockStatement {
  if (body.type === 'BlockStatement') return body
  const { start, end } = node.body
  return block([{ type: 'ReturnStatement', argument: body as Expression, start, end }], node.body)
}

/** Declares temporary names at the top of a body. */
export function withTemporaries(body: BlockStatement, names: readonly string[], at: At): BlockStatement {
  if (names.length === 0) return body
  const { directives, rest } = splitDirectives(body.body)
  const declaration = declare(
    'let',
    names.map((name) => [identifier(name, at), null] as const),
    at,
  )
  return { ...body, body: [...directives, declaration, ...rest] }
}

/** The name that a function without one gets from where it stands (ECMA-262, NamedEvaluation). */
function inferredName(node: Node, parent: Node | undefined): string | undefined {
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent.left.type === 'Identifier' && !isFunction(parent.left) ? parent.left.name : undefined
    case 'Property':
    case 'PropertyDefinition':
      return parent.value === node ? keyName(parent) : undefined
    default:
      return undefined
  }
}
