import type { BlockStatement, Expression, Pattern, Statement, StaticBlock, SwitchStatement } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import {
  type At,
  assign,
  asyncArrow,
  block,
  blockOf,
  boxed,
  call,
  declare,
  identifier,
  libraryCall,
  number,
  splitDirectives,
  statement,
  text,
} from './build.ts'
import { cellBeforeGiving, givesPromises, giving } from './giving.ts'
import { askedVersion, relaying } from './relayed.ts'
import { besideRepeated, hoistRepeated, isRepeatedFunction } from './repeated-name.ts'
import type { Rewriter } from './rewriter.ts'
import { settledSetter } from './settled-setter.ts'
import { bodiesOf, givesNow } from './two-bodies.ts'

/**
 * A function that may reach a host function becomes one whose body is asynchronous; all others stay as written.
 *
 *     function f(a) { return tool(a) }
 *  →  function f(a) { return $$enter("cell-1.js 1", async () => { return $$boxed($$call(tool, a) ? … : $$take()) }) }
 *
 *     const g = ({ id }) => tool(id)
 *  →  const g = $$mark(($$p0, ...$$rest) => $$enter("cell-1.js 2", async ({ id }) => { … }, $$rest, $$p0),
 *       "cell-1.js 2", "g")
 *
 * The parameters move inside where reading them may run code: nothing may run between the call and `$$enter`.
 */
export function rewriteFunction(node: FunctionNode, rewriter: Rewriter): Node {
  const rewritten = takingFunction(node, rewriter)
  const parent = rewriter.analysis.map.places.get(node)?.parent
  if (node.type === 'FunctionDeclaration' || isPartOfMember(parent)) return rewritten
  const name = node.id ? undefined : inferredName(node, parent)
  if (!givesPromises(node, rewriter)) return relaying(rewritten as Expression, name, node, rewriter)
  if (givesNow(node, rewriter)) return rewritten
  return giving(rewritten as Expression, name, node, cellBeforeGiving([node], rewriter))
}

function takingFunction(node: FunctionNode, rewriter: Rewriter): Node {
  const rewritten = markedFunction(node, rewriter)
  const mask = node.type === 'FunctionDeclaration' ? 0 : rewriter.takes(node)
  if (mask === 0) return rewritten
  const parent = rewriter.analysis.map.places.get(node)?.parent
  if (isPartOfMember(parent)) return rewritten
  return taking(rewritten as Expression, mask, node.id ? undefined : inferredName(node, parent), node)
}

/** `$$takes(f, mask)`: which parameters of a function keep promises. */
export function taking(fn: Expression, mask: number, name: string | undefined, at: At): Expression {
  const bits = number(mask, at)
  return libraryCall('takes', name === undefined ? [fn, bits] : [fn, bits, text(name, at)], at)
}

/**
 * A conversion or trap that is written `async` is called by the engine itself, which waits for nothing.
 *
 *     async toString() { … }  →  toString() { return $$now((async () => { … })()) }
 */
function answeredNow(node: FunctionNode, rewriter: Rewriter): FunctionNode {
  const { result, temporaries } = rewriter.inFunction(() => ({
    params: rewriter.parameters(node.params),
    body: bodiesOf(node, rewriter),
  }))
  const body = withTemporaries(blockOf(result.body, node.body), temporaries, node)
  const started = call(asyncArrow([], body, node), [], node)
  const { start, end } = node
  const answer: Statement = { type: 'ReturnStatement', argument: libraryCall('now', [started], node), start, end }
  return {
    ...node,
    async: false,
    params: result.params,
    body: block([answer], node.body),
    expression: false,
  } as FunctionNode
}

function markedFunction(node: FunctionNode, rewriter: Rewriter): Node {
  if (node.async && !node.generator && rewriter.analysis.settling?.isForEngineAlone(node))
    return answeredNow(node, rewriter)
  const { suspending, engineWaits } = rewriter.analysis
  const isSuspending = suspending.has(node)
  const rewritten = isSuspending && !engineWaits ? suspendingFunction(node, rewriter) : plainFunction(node, rewriter)
  if (node.type === 'FunctionDeclaration' || !isSuspending) return rewritten
  const parent = rewriter.analysis.map.places.get(node)?.parent
  if (isPartOfMember(parent)) return rewritten
  const name = node.id ? undefined : inferredName(node, parent)
  const id = rewriter.idOf(node, node)
  return libraryCall('mark', name === undefined ? [rewritten, id] : [rewritten, id, text(name, node)], node)
}

/** A block marks the functions that it declares before anything in it runs. */
export function rewriteBlock(node: BlockStatement, rewriter: Rewriter): Node {
  const { directives, rest } = splitDirectives(node.body)
  const repeated = hoistRepeated(node.body, rewriter)
  const own = rest.filter((child) => !isRepeatedFunction(child, rewriter))
  const marks = [...repeated, ...marksOf(own, rewriter)]
  const body = rewriter.statements(own)
  return marks.length === 0 && body.every((child, index) => child === rest[index])
    ? node
    : { ...node, body: [...directives, ...marks, ...body] }
}

/** Functions that are declared in a case are those of the whole `switch`, wherever it is entered. */
export function rewriteSwitch(node: SwitchStatement, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  const marks = marksOf(
    node.cases.flatMap(({ consequent }) => consequent as Node[]),
    rewriter,
  )
  if (marks.length === 0) return rewritten
  return { ...rewritten, cases: rewritten.cases.map((one) => ({ ...one, consequent: [...marks, ...one.consequent] })) }
}

/** A static block marks the functions that it declares. */
export function rewriteStaticBlock(node: StaticBlock, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  const marks = marksOf(node.body as Node[], rewriter)
  return marks.length === 0 ? rewritten : { ...rewritten, body: [...marks, ...rewritten.body] }
}

/** `$$mark(f)`, `$$takes(f, mask)` for functions declared directly in a list of statements. */
export function marksOf(body: readonly Node[], rewriter: Rewriter): Statement[] {
  return [
    ...suspendingMarks(body, rewriter),
    ...takingMarks(body, rewriter),
    ...givers(body, rewriter),
    ...relayMarks(body, rewriter),
  ]
}

function relayMarks(body: readonly Node[], rewriter: Rewriter): Statement[] {
  return body.flatMap((child) => {
    if (child.type !== 'FunctionDeclaration' || !child.id) return []
    if (body.findLast((other) => isDeclarationOf(child.id?.name, other)) !== child) return []
    const asked = askedVersion(child as FunctionNode, rewriter)
    if (asked === undefined) return []
    return [statement(libraryCall('relaying', [identifier(child.id.name, child), asked], child), child)]
  })
}

/** `f = $$giving(f)` */
function givers(body: readonly Node[], rewriter: Rewriter): Statement[] {
  return body.flatMap((child) => {
    if (child.type !== 'FunctionDeclaration' || !child.id || !givesPromises(child as FunctionNode, rewriter)) return []
    if (body.findLast((other) => isDeclarationOf(child.id?.name, other)) !== child) return []
    const { name } = child.id
    const cell = cellBeforeGiving([child as FunctionNode], rewriter)
    const made = giving(identifier(name, child), undefined, child, cell)
    return [statement(assign(identifier(name, child), made, child), child)]
  })
}

function takingMarks(body: readonly Node[], rewriter: Rewriter): Statement[] {
  return body.flatMap((child) => {
    const mask = child.type === 'FunctionDeclaration' && child.id ? rewriter.takes(child as FunctionNode) : 0
    if (mask === 0 || child.type !== 'FunctionDeclaration' || !child.id) return []
    return [statement(taking(identifier(child.id.name, child), mask, undefined, child), child)]
  })
}

function suspendingMarks(body: readonly Node[], rewriter: Rewriter): Statement[] {
  return body
    .filter((child) => child.type === 'FunctionDeclaration')
    .filter((child) => child.id !== null && rewriter.analysis.suspending.has(child as FunctionNode))
    .filter((child) => body.findLast((other) => isDeclarationOf(child.id?.name, other)) === child)
    .map((child) => {
      const marked = [identifier(child.id?.name ?? '', child), rewriter.idOf(child as FunctionNode, child)]
      return statement(libraryCall('mark', marked, child), child)
    })
}

/** The last function of a name is the one that the name means: only that may be marked through it. */
function isDeclarationOf(name: string | undefined, node: Node): boolean {
  return node.type === 'FunctionDeclaration' && node.id?.name === name
}

function plainFunction(node: FunctionNode, rewriter: Rewriter): Node {
  const { result, temporaries } = rewriter.inFunction(() => ({
    params: rewriter.parameters(node.params),
    body: bodiesOf(node, rewriter),
  }))
  const body =
    temporaries.length === 0 ? result.body : withTemporaries(blockOf(result.body, node.body), temporaries, node)
  const made = settledSetter(node, { params: result.params, body }, rewriter, node.async)
  return { ...node, ...made, expression: made.body.type !== 'BlockStatement' } as FunctionNode
}

function suspendingFunction(node: FunctionNode, rewriter: Rewriter): FunctionNode {
  const { result, temporaries } = rewriter.inFunction(() => {
    const params = rewriter.parameters(node.params)
    const body = bodiesOf(node, rewriter)
    return { params, body: node.body.type === 'BlockStatement' ? body : boxed(node.body, body as Expression) }
  }, true)
  const all = withTemporaries(blockOf(result.body, node.body), temporaries, node)
  const { params: taken, body } = settledSetter(node, { params: result.params, body: all }, rewriter, true)
  const { directives, rest } = splitDirectives(blockOf(body, node.body).body)
  const id = rewriter.idOf(node, node)
  const inner = [...besideRepeated(node, node.body, rewriter), ...rest]
  if (node.params.every(({ type }) => type === 'Identifier')) {
    const enter = entry(node, [id, asyncArrow([], block(inner, node.body), node)], rewriter)
    return {
      ...node,
      params: result.params,
      body: block([...directives, enter], node.body),
      expression: false,
    } as FunctionNode
  }
  // The directives go with the parameters: a function with a rest parameter may not have one.
  const { params, args } = stubs(node)
  const moved = block([...directives, ...inner], node.body)
  const enter = entry(node, [id, asyncArrow(taken, moved, node), ...args], rewriter)
  return { ...node, params, body: block([enter], node.body), expression: false } as FunctionNode
}

function entry(node: FunctionNode, args: readonly Expression[], { analysis }: Rewriter): Statement {
  const { start, end } = node
  const name = analysis.settling?.leaves(node) ? 'enterLeaving' : 'enter'
  return { type: 'ReturnStatement', argument: libraryCall(name, args, node), start, end }
}

/** Parameters that take what comes and keep the function's `length`, and the arguments that hand them on. */
function stubs(node: FunctionNode): { readonly params: Pattern[]; readonly args: readonly Expression[] } {
  const optional = node.params.findIndex(({ type }) => type === 'AssignmentPattern' || type === 'RestElement')
  const count = optional < 0 ? node.params.length : optional
  const names = Array.from({ length: count }, (_, index) => identifier(`$$p${index}`, node))
  const rest = identifier('$$rest', node)
  const { start, end } = node
  return {
    params: [...names, { type: 'RestElement', argument: rest, start, end }],
    // A spread would ask the iterator of arrays, which is the guest's to replace.
    args: [rest, ...names],
  }
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

/** True for what a method or accessor is written as: no other expression may stand there. */
function isPartOfMember(parent: Node | undefined): boolean {
  if (parent?.type === 'Property') return parent.method || parent.kind !== 'init'
  return parent?.type === 'MethodDefinition'
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
      // `__proto__: function () {}` is no property: a prototype gets no name.
      if (!parent.computed && keyName(parent) === '__proto__') return undefined
      return parent.value === node ? keyName(parent) : undefined
    case 'PropertyDefinition':
      return parent.value === node ? keyName(parent) : undefined
    default:
      return undefined
  }
}
