import type { CallExpression, Expression, MemberExpression, TaggedTemplateExpression } from 'acorn'
import type { CallKind } from '../2-analyze/analyze.ts'
import { type CallSite, keyName, unchained } from '../2-analyze/program-map.ts'
import { isDropped } from '../2-analyze/promises/tails.ts'
import { isCallbackMethod } from '../2-analyze/wishes.ts'
import type { Node } from '../ast/nodes.ts'
import { type At, assign, awaitIfTaken, call, identifier, libraryCall, text, undefinedValue } from './build.ts'
import { isDirectEval, rewriteDirectEval } from './direct-eval.ts'
import { isTaken } from './giving.ts'
import { type CallForm, isListAsked, isOfMethod, openListForm } from './list-forms.ts'
import { markedPrivate } from './marked-private.ts'
import { isOptional, promised, thenHelper } from './promise-method.ts'
import type { Rewriter } from './rewriter.ts'
import { isTakenForm, LATE, startTaken, takenForm } from './taken-call.ts'
import { isNamedInWith, rewriteNamedInWith, rewriteTagInWith } from './with.ts'

/**
 * Calls that may suspend.
 *
 *     tool(x)                          →  $$call(tool, x) ? $$unboxed(await $$take()) : $$take()
 *     api.tool(x)                      →  $$method(api, "tool")(x) ? $$unboxed(await $$take()) : $$take()
 *     await tool(x)                    →  await $$callPromise(tool, x)
 *     Promise.all(ids.map((id) => tool(id)))
 *       →  ($$t0 = $$combine(Promise, "all"))($$listIf($$t0, ids, "map")($$mark((id) => …)) ? … : $$take())
 */
export function rewriteCall(node: CallExpression, rewriter: Rewriter): Node {
  if (rewriter.relayed?.has(node)) return startOf(node.callee, node.arguments, LATE, rewriter, node)
  const kind = rewriter.analysis.calls.get(node)
  if (isDirectEval(node, rewriter)) return rewriteDirectEval(node, rewriter)
  if (isNamedInWith(node.callee, rewriter)) return rewriteNamedInWith(node, isNow(node, rewriter), rewriter)
  if (isNow(node, rewriter)) return callNow(node, rewriter)
  if (rewriter.analysis.byIdentity.choosing.has(node)) return withWrapped(node, rewriter)
  const combine = combineOf(node, rewriter)
  if (combine !== undefined) return combine
  const isNoted = kind === undefined && !!rewriter.analysis.settling?.isNoted(node) && !isOptional(node)
  if (!isNoted && (kind === undefined || (kind === 'list' && !isListAsked(node, rewriter))))
    return isTaken(node, rewriter)
      ? startOf(unchained(node.callee), node.arguments, takenForm(node, rewriter), rewriter, node)
      : withWrapped(node, rewriter)
  const form = isNoted ? notedForm(node, rewriter) : formOf(node, kind ?? 'promise', rewriter)
  const start = startOf(unchained(node.callee), node.arguments, form, rewriter, node)
  return isPromiseForm(form) ? start : awaitIfTaken(start, node)
}

const PROMISES: ReadonlySet<string> = new Set(['IfNow', 'Noted', 'Giving', 'Late'])

/** True when the call gives the promise itself. */
export function isPromiseForm({ suffix }: CallForm): boolean {
  return suffix.endsWith('Promise') || PROMISES.has(suffix)
}

/**
 * A call that is not seen to suspend, of what may be written `async`: what it gives stays what it is, and is known as
 * the promise of a call. Of what suspends all the same the promise is asked for only where it is wanted: what makes the
 * list of a combinator stands in it, and gives a value.
 *
 *     this.kept = run()  →  this.kept = $$callNoted(run)
 */
function notedForm(node: CallExpression, rewriter: Rewriter): CallForm {
  const { settling } = rewriter.analysis
  // `await (list.find(f) ?? 0)`
  const isAsked = settling?.wantsPromise(node) && !isCallbackMethod(node)
  return isAsked ? formOf(node, 'promise', rewriter) : { suffix: 'Noted' }
}

/** The form of a call of a kind. */
export function formOf(node: Node, kind: CallKind, rewriter: Rewriter): CallForm {
  const { byIdentity, settling } = rewriter.analysis
  const isAsked = settling?.calls.has(node) || settling?.callsNow.has(node)
  const isOpen = settling?.converting.has(node) ? kind === 'wait' || kind === 'await' : isAsked
  const open = isOpen ? 'Open' : ''
  if (open && (kind === 'list' || kind === 'ordered-list') && isOfMethod(node)) return openListForm(node, rewriter)
  if (kind === 'ordered-promise' || kind === 'ordered-list') return orderedForm(node, kind, rewriter)
  const combine = kind === 'promise' || kind === 'list' ? rewriter.combineAt(node) : undefined
  if (combine !== undefined && !open) {
    const suffix = canWait(node, rewriter) ? 'If' : 'IfNow'
    return { suffix, combine, isList: kind === 'list' }
  }
  if (kind === 'promise' && !open && byIdentity.isBoxed(node)) return { suffix: 'BoxedPromise' }
  if (kind === 'promise') return { suffix: `${open}Promise` }
  return { suffix: `${isOpen ? openOf(node, rewriter) : ''}${kind === 'await' ? 'Async' : ''}` }
}

/** A call whose arguments may be promises: what it gives is a value, unless it is known that it may be none. */
export function openOf(node: Node, { analysis }: Rewriter): 'Open' | 'OpenGiving' {
  return analysis.settling?.mayGive(node) ? 'OpenGiving' : 'Open'
}

/** The form of a call that keeps its promise unless what it calls has to run in order. */
function orderedForm(node: Node, kind: CallKind, rewriter: Rewriter): CallForm {
  const { settling, map } = rewriter.analysis
  const waits = map.regionOf(node).kind === 'async' ? 'Async' : ''
  const isList = kind === 'ordered-list'
  if (settling?.calls.has(node)) return { suffix: isList ? `Open${waits}` : `OpenOrdered${waits}` }
  const combine = rewriter.combineAt(node)
  if (combine === undefined) return { suffix: `Ordered${waits}`, isList }
  return { suffix: `Ordered${waits}If`, combine, isList }
}

/** False where nothing can wait, and in a function that only hands promises on, and so stays as it is written. */
function canWait(node: Node, { analysis }: Rewriter): boolean {
  const { kind, fn } = analysis.map.regionOf(node)
  if (kind === 'fixed') return false
  return kind !== 'sync' || (!analysis.engineWaits && fn !== undefined && analysis.suspending.has(fn))
}

/** True for a call whose arguments are settled at once, since nothing can wait there. */
export function isNow(node: CallSite, { analysis }: Rewriter): boolean {
  const { settling, engineWaits, map } = analysis
  // What gives its promise waits for its arguments by itself.
  if (settling?.callsNow.has(node)) return analysis.calls.get(node) !== 'promise'
  if (settling?.converting.has(node) && !analysis.calls.has(node)) return true
  if (analysis.calls.get(node) === 'promise') return false
  return engineWaits && !!settling?.calls.has(node) && map.regionOf(node).kind === 'sync'
}

/**
 * `Promise.all([f(1)])`: the combinator is read first, then its list is made by what it is.
 *
 *     Promise.all([f(1)])  →  ($$t0 = $$combine(Promise, "all"))([$$callIf($$t0, f, 1) ? … : $$take()])
 */
function combineOf(node: CallExpression, rewriter: Rewriter): Node | undefined {
  const { callee } = node
  if (!rewriter.analysis.byIdentity.combinators.has(node) || callee.type !== 'MemberExpression') return undefined
  const name = rewriter.temporary()
  rewriter.combines.set(node, name)
  const made = libraryCall('combine', [rewriter.expression(callee.object), keyOf(callee, rewriter)], callee)
  const kept = assign(identifier(name, callee), made, callee)
  return call(
    kept,
    node.arguments.map((argument) => rewriter.rewrite(argument as Node)),
    node,
  )
}

/**
 *     tag`a${x}`  →  $$with(void 0, tag)`a${x}` ? $$unboxed(await $$take()) : $$take()
 */
export function rewriteTaggedTemplate(node: TaggedTemplateExpression, rewriter: Rewriter): Node {
  const kind = rewriter.analysis.calls.get(node)
  const isAtOnce = isNow(node, rewriter)
  if (isNamedInWith(node.tag, rewriter)) return rewriteTagInWith(node, isAtOnce, rewriter)
  const isTaken = kind === undefined && !isAtOnce
  if (isTaken && !rewriter.analysis.settling?.givers.isTaken(node)) return rewriter.children(node)
  const form = isTaken
    ? takenForm(node, rewriter)
    : isAtOnce
      ? { suffix: `${openOf(node, rewriter)}Now` }
      : formOf(node, kind ?? 'wait', rewriter)
  const tag = callerOf(unchained(node.tag), form, rewriter, node)
  const start: TaggedTemplateExpression = { ...node, tag, quasi: rewriter.rewrite(node.quasi) }
  return isAtOnce || isPromiseForm(form) ? start : awaitIfTaken(start, node)
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
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super' || isOptional(node))
    return rewriter.children(node)
  const then = thenHelper(node, rewriter)
  const isListed = rewriter.analysis.settling?.lists.has(node) ?? false
  const isWrapped = isListed || node.arguments.some((argument) => wrapped.has(argument))
  if (then === undefined && !isWrapped) return rewriter.children(node)
  const object = then === undefined ? rewriter.expression(callee.object) : promised(callee, rewriter)
  const isAwaited = then === 'thenChosen' || (then === undefined && isListed && canWait(node, rewriter))
  const listed = isAwaited ? 'list' : 'listNow'
  const helper = then ?? (isListed ? listed : 'methodWrapped')
  const method = libraryCall(helper, [object, keyOf(callee, rewriter)], callee)
  const args = node.arguments.map((argument) => rewriter.rewrite(argument as Node))
  const start = call(method, args, node)
  return isAwaited ? awaitIfTaken(start, node) : start
}

/**
 * The call that starts `callee`: it gives true when the answer is a promise, or the promise itself when that is
 * wanted.
 */
function startOf(callee: Node, given: readonly Node[], form: CallForm, rewriter: Rewriter, at: At): Expression {
  const args = given.map((argument) => rewriter.rewrite(argument))
  if (isTakenForm(form) && !isOfSuper(callee)) return startTaken(callee, args, form, rewriter, at)
  if (callee.type !== 'MemberExpression') return caller('call', form, [rewriter.rewrite(callee), ...args], at)
  return call(callerOf(callee, form, rewriter, at), args, at)
}

/** A function that calls `callee` on its receiver with the token armed. */
function callerOf(callee: Node, form: CallForm, rewriter: Rewriter, at: At): Expression {
  if (callee.type !== 'MemberExpression')
    return caller('with', form, [undefinedValue(at), rewriter.rewrite(callee)], at)
  if (callee.object.type === 'Super') return caller('with', form, [thisValue(at), rewriter.children(callee)], at)
  const object = rewriter.expression(callee.object)
  // The engine's report of a failed call points to the name that is called.
  const named = { start: callee.property.start, end: callee.end }
  if (form.isList) return caller('list', form, [object, keyOf(callee, rewriter)], named)
  if (callee.property.type === 'PrivateIdentifier') return privateCaller(callee, object, form, rewriter, at)
  return caller('method', form, [object, keyOf(callee, rewriter)], named)
}

/** `$$method(object, key)` or `$$with(receiver, f)`: they give the function that takes arguments; `$$call(f, …)`. */
export function caller(
  name: 'method' | 'with' | 'call' | 'list',
  { suffix, combine }: CallForm,
  args: readonly Node[],
  at: At,
): Expression {
  return libraryCall(name + suffix, combine === undefined ? args : [identifier(combine, at), ...args], at)
}

/**
 * Where nothing can wait, what the callee does not keep as a promise is answered at once; what a later cell hands in
 * may give a promise there.
 *
 *     list.filter(check)  →  $$methodOpenNow(list, "filter")(check)
 */
function callNow(node: CallExpression, rewriter: Rewriter): Node {
  const args = node.arguments.map((argument) => rewriter.rewrite(argument as Node))
  const callee = unchained(node.callee)
  const { settling, calls, map } = rewriter.analysis
  const isLate = settling?.givers.isLate(node) && !calls.has(node) && !isDropped(node, map)
  const form = { suffix: isLate ? 'OpenLate' : `${openOf(node, rewriter)}Now` }
  if (callee.type === 'MemberExpression' && !isOptional(node)) {
    if (callee.object.type === 'Super') {
      return call(caller('with', form, [thisValue(node), rewriter.children(callee)], callee), args, node)
    }
    const object = rewriter.expression(callee.object)
    return callee.property.type === 'PrivateIdentifier'
      ? call(privateCaller(callee, object, form, rewriter, node), args, node)
      : call(caller('method', form, [object, keyOf(callee, rewriter)], callee), args, node)
  }
  if (callee.type === 'MemberExpression' || callee.type === 'Super') return rewriter.children(node)
  return caller('call', form, [rewriter.rewrite(callee), ...args], node)
}

/** The key of a member expression as an expression: `a.b` → `"b"`. */
export function keyOf(member: MemberExpression, rewriter: Rewriter): Node {
  return member.computed ? rewriter.rewrite(member.property as Node) : text(keyName(member) as string, member.property)
}

/** `a.#b(x)` → `$$with($$t0 = a, $$mark($$t0.#b, "cell-1.js 1"))(x)` */
function privateCaller(
  callee: MemberExpression,
  object: Expression,
  form: CallForm,
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
  return caller('with', form, [receiver, markedPrivate(callee, member, rewriter)], at)
}

const isOfSuper = (callee: Node): boolean => callee.type === 'MemberExpression' && callee.object.type === 'Super'

function thisValue({ start, end }: At): Expression {
  return { type: 'ThisExpression', start, end }
}
