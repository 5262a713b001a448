import type { CallExpression, Expression, MemberExpression, TaggedTemplateExpression } from 'acorn'
import type { CallKind } from '../2-analyze/analyze.ts'
import { keyName, unchained } from '../2-analyze/program-map.ts'
import type { Node } from '../ast/nodes.ts'
import { type At, awaitIfTaken, call, identifier, libraryCall, text, undefinedValue } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * Calls that may suspend.
 *
 *     tool(x)                          →  $$call(tool, x) ? $$unboxed(await $$take()) : $$take()
 *     api.tool(x)                      →  $$method(api, "tool")(x) ? $$unboxed(await $$take()) : $$take()
 *     await tool(x)                    →  await $$callPromise(tool, x)
 *     Promise.all(ids.map((id) => tool(id)))  →  Promise.all($$methodWrapped(ids, "map")($$mark((id) => …)))
 */
export function rewriteCall(node: CallExpression, rewriter: Rewriter): Node {
  const kind = rewriter.analysis.calls.get(node)
  if (kind === undefined || kind === 'list') return withWrapped(node, rewriter)
  const args = node.arguments.map((argument) => rewriter.rewrite(argument as Node))
  const callee = unchained(node.callee)
  const start = startOf(callee, args, kind, rewriter, node)
  return kind === 'promise' ? start : awaitIfTaken(start, node)
}

/**
 *     tag`a${x}`  →  $$with(void 0, tag)`a${x}` ? $$unboxed(await $$take()) : $$take()
 */
export function rewriteTaggedTemplate(node: TaggedTemplateExpression, rewriter: Rewriter): Node {
  const kind = rewriter.analysis.calls.get(node)
  if (kind === undefined) return rewriter.children(node)
  const tag = callerOf(unchained(node.tag), kind, rewriter, node)
  const start: TaggedTemplateExpression = { ...node, tag, quasi: rewriter.rewrite(node.quasi) }
  return kind === 'promise' ? start : awaitIfTaken(start, node)
}

/**
 * Callbacks of `then` and of `map` under `Promise.all` give promises, when it is the built-in that is called. In an
 * optional chain, and on `super`, they stay plain: what suspends in them is driven.
 *
 *     p.then(f)  →  $$methodWrapped(p, "then")(f)
 */
function withWrapped(node: CallExpression, rewriter: Rewriter): Node {
  const { wrapped } = rewriter.analysis
  const { callee } = node
  if (!node.arguments.some((argument) => wrapped.has(argument))) return rewriter.children(node)
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super' || isOptional(node))
    return rewriter.children(node)
  const method = libraryCall('methodWrapped', [rewriter.expression(callee.object), keyOf(callee, rewriter)], callee)
  return call(
    method,
    node.arguments.map((argument) => rewriter.rewrite(argument as Node)),
    node,
  )
}

/** True for a call in an optional chain that may end before it. */
function isOptional(node: Node): boolean {
  if (node.type === 'CallExpression') return node.optional || isOptional(node.callee)
  return node.type === 'MemberExpression' && (node.optional || isOptional(node.object))
}

/**
 * The call that starts `callee`: it gives true when the answer is a promise, or the promise itself when that is
 * wanted.
 */
function startOf(callee: Node, args: readonly Node[], kind: CallKind, rewriter: Rewriter, at: At): Expression {
  if (callee.type !== 'MemberExpression') {
    return libraryCall(libraryName('call', kind), [rewriter.rewrite(callee), ...args], at)
  }
  return call(callerOf(callee, kind, rewriter, at), args, at)
}

/** A function that calls `callee` on its receiver with the token armed. */
function callerOf(callee: Node, kind: CallKind, rewriter: Rewriter, at: At): Expression {
  if (callee.type !== 'MemberExpression')
    return caller('with', kind, [undefinedValue(at), rewriter.rewrite(callee)], at)
  if (callee.object.type === 'Super') return caller('with', kind, [thisValue(at), rewriter.children(callee)], at)
  const object = rewriter.expression(callee.object)
  if (callee.property.type === 'PrivateIdentifier') return privateCaller(callee, object, kind, rewriter, at)
  return caller('method', kind, [object, keyOf(callee, rewriter)], callee)
}

/** `$$method(object, key)` or `$$with(receiver, f)`: gives the function that takes the arguments. */
export function caller(name: 'method' | 'with', kind: CallKind, args: readonly Node[], at: At): Expression {
  return libraryCall(libraryName(name, kind), args, at)
}

/** `$$call`, `$$callAsync`, `$$callPromise`, and so for `method` and `with`. */
function libraryName(name: 'call' | 'method' | 'with', kind: CallKind): string {
  if (kind === 'promise') return `${name}Promise`
  return kind === 'await' ? `${name}Async` : name
}

/** The key of a member expression as an expression: `a.b` → `"b"`. */
export function keyOf(member: MemberExpression, rewriter: Rewriter): Node {
  return member.computed ? rewriter.rewrite(member.property as Node) : text(keyName(member) as string, member.property)
}

/** `a.#b(x)` → `$$with($$t0 = a, $$t0.#b)(x)`; the one method of that name is marked where it is read. */
function privateCaller(
  callee: MemberExpression,
  object: Expression,
  kind: CallKind,
  rewriter: Rewriter,
  at: At,
): Expression {
  const name = rewriter.temporary()
  const { start, end } = callee.object
  const receiver: Expression = {
    type: 'AssignmentExpression',
    operator: '=',
    left: identifier(name, callee.object),
    right: object,
    start,
    end,
  }
  const member: Expression = { ...callee, object: identifier(name, callee.object) }
  const suspending = isSuspendingPrivate(keyName(callee) as string, rewriter)
  return caller('with', kind, [receiver, suspending ? libraryCall('mark', [member], at) : member], at)
}

/** True when every private method of that name in the program is one that the rewriter made asynchronous. */
function isSuspendingPrivate(name: string, rewriter: Rewriter): boolean {
  const { map, suspending } = rewriter.analysis
  let found = false
  for (const fn of map.functions) {
    const parent = map.places.get(fn)?.parent
    if (parent?.type === 'PropertyDefinition' && keyName(parent) === name) return false
    if (parent?.type !== 'MethodDefinition' || keyName(parent) !== name) continue
    if (parent.kind !== 'method' || !suspending.has(fn)) return false
    found = true
  }
  return found
}

function thisValue({ start, end }: At): Expression {
  return { type: 'ThisExpression', start, end }
}
