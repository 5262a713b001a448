import type { CallExpression, ChainExpression, Expression, MemberExpression, UnaryExpression } from 'acorn'
import type { CallKind } from '../2-analyze/analyze.ts'
import { unchained } from '../2-analyze/program-map.ts'
import { mapChildren } from '../ast/children.ts'
import type { Node } from '../ast/nodes.ts'
import { type At, assign, awaitIfTaken, call, identifier, libraryCall, text, undefinedValue } from './build.ts'
import { caller, formOf, isNow, isPromiseForm, keyOf, openOf } from './call.ts'
import { readName } from './constant.ts'
import { takesPromise } from './giving.ts'
import type { CallForm } from './list-forms.ts'
import { markedPrivate } from './marked-private.ts'
import { gotten } from './member.ts'
import { promised, thenHelper } from './promise-method.ts'
import type { Rewriter } from './rewriter.ts'
import { hardlyEverIn, settle } from './settle.ts'
import { takenForm } from './taken-call.ts'

type Link = MemberExpression | CallExpression

/**
 * An optional chain in which a call may suspend becomes nested conditions, since `?.` cannot hold an `await`.
 *
 *     a?.tool(x).name  →  ($$t0 = a) == null ? void 0
 *                         : ($$method($$t0, "tool")(x) ? await $$take() : $$take()).name
 *
 * Other chains keep their form.
 */
export function rewriteChain(node: ChainExpression, rewriter: Rewriter): Node {
  const { links, base } = unlink(node)
  if (!suspends(links, rewriter)) return rewriter.children(node)
  if (base.type === 'Super') return { ...node, expression: keepForm(node.expression, rewriter) }
  return new ChainBuilder(links, rewriter, END_OF_VALUE).from(rewriter.expression(base), 0)
}

/**
 *     delete a?.tool(x).b  →  ($$t0 = a) == null ? true : delete (…).b
 */
export function rewriteUnary(node: UnaryExpression, rewriter: Rewriter): Node {
  const { operator, argument, start, end } = node
  if (operator === 'typeof') return rewriteTypeof(node, rewriter)
  if (operator !== 'delete' || argument.type !== 'ChainExpression') return rewriter.children(node)
  const { links, base } = unlink(argument)
  if (!suspends(links, rewriter) || base.type === 'Super') return rewriter.children(node)
  const deleted = (value: Expression): Expression => ({ ...node, argument: value })
  const kept: Expression = { type: 'Literal', value: true, raw: 'true', start, end }
  return new ChainBuilder(links, rewriter, { leaf: deleted, nullish: () => kept }).from(rewriter.expression(base), 0)
}

/**
 * The kind of a name that need not be declared: only what is an object may be a promise.
 *
 *     typeof x  →  typeof x === "object" ? typeof <value of x> : typeof x
 */
function rewriteTypeof(node: UnaryExpression, rewriter: Rewriter): Node {
  const name = unchained(node.argument)
  const isSettled = rewriter.analysis.settling?.places.has(node.argument) ?? false
  const rewritten = rewriter.children(node)
  if (!isSettled || name.type !== 'Identifier' || rewriter.variableOf(name) !== undefined) return rewritten
  const { start, end } = node
  const plain: Expression = { ...node, argument: readName(name, rewriter) }
  const object = text('object', node)
  const test: Expression = { type: 'BinaryExpression', operator: '===', left: plain, right: object, start, end }
  return { type: 'ConditionalExpression', test, consequent: rewritten, alternate: plain, start, end }
}

function unlink(node: ChainExpression): { readonly links: readonly Link[]; readonly base: Node } {
  const links: Link[] = []
  let base: Node = node.expression
  while (base.type === 'MemberExpression' || base.type === 'CallExpression') {
    links.unshift(base)
    base = (base.type === 'MemberExpression' ? base.object : base.callee) as Node
  }
  return { links, base }
}

function suspends(links: readonly Link[], rewriter: Rewriter): boolean {
  const { calls, settling } = rewriter.analysis
  const isThen = (link: Link): boolean => link.type === 'CallExpression' && thenHelper(link, rewriter) !== undefined
  const isTaken = (link: Link): boolean => link.type === 'CallExpression' && takesPromise(link, rewriter)
  const isGotten = (link: Link): boolean => link.type === 'MemberExpression' && !!settling?.givers.isGotten(link)
  const isAtOnce = (link: Link): boolean => link.type === 'CallExpression' && isNow(link, rewriter)
  const isAsked = (link: Link): boolean => isThen(link) || isTaken(link) || isGotten(link) || isAtOnce(link)
  return links.some((link) => calls.has(link) || settling?.places.has(link) || isAsked(link))
}

/** A chain on `super` keeps its form: what suspends in it is driven. */
function keepForm<T extends Node>(node: T, rewriter: Rewriter): T {
  const inSpine = (key: string): boolean => key === 'object' || key === 'callee'
  return mapChildren(node, (child, key) => (inSpine(key) ? keepForm(child, rewriter) : rewriter.rewrite(child)))
}

const isList = (kind: CallKind): boolean => kind === 'list' || kind === 'ordered-list'

/** What the chain's end becomes, and what a nullish link gives. */
interface ChainEnd {
  readonly leaf: (value: Expression) => Expression
  readonly nullish: (at: At) => Expression
}
const END_OF_VALUE: ChainEnd = { leaf: (value) => value, nullish: undefinedValue }

/** A call as it is written: its receiver has been read already. */
const PLAIN: CallForm = { suffix: 'Plain' }

class ChainBuilder {
  readonly #links: readonly Link[]
  readonly #rewriter: Rewriter
  readonly #end: ChainEnd
  /** How calls of the chain wait that need not: as one that may. */
  readonly #form: CallForm
  /** True where nothing can wait. */
  readonly #isNow: boolean

  constructor(links: readonly Link[], rewriter: Rewriter, end: ChainEnd) {
    this.#links = links
    this.#rewriter = rewriter
    this.#end = end
    const { calls } = rewriter.analysis
    this.#isNow = hardlyEverIn(rewriter.analysis.map.regionOf(links[0] as Link), rewriter) === 'now'
    const isAsync = links.some((link) => calls.get(link) === 'await')
    this.#form = { suffix: this.#isNow ? 'OpenNow' : isAsync ? 'Async' : '' }
  }

  /** What the chain gives from the link `index` on, when `value` is what came before it. */
  from(before: Expression, index: number): Expression {
    const link = this.#links[index]
    const last = this.#links[index - 1]
    // What a link gives may be a promise, where its value is meant.
    const isSettled = last !== undefined && this.#rewriter.analysis.settling?.places.has(last)
    const value = isSettled ? settle(last, before, this.#rewriter) : before
    if (link === undefined) return this.#end.leaf(value)
    const next = this.#links[index + 1]
    if (link.optional) return this.#unlessNullish(value, link, (known) => this.#step(known, link, next, index))
    return this.#step(value, link, next, index)
  }

  #step(value: Expression, link: Link, next: Link | undefined, index: number): Expression {
    if (link.type === 'CallExpression') return this.from(this.#call(link, undefined, value), index + 1)
    if (next?.type !== 'CallExpression') return this.from(this.#read(value, link), index + 1)
    return this.#method(value, link, next, index)
  }

  /** A member and the call of it: they share a receiver. */
  #method(object: Expression, member: MemberExpression, next: CallExpression, index: number): Expression {
    const then = thenHelper(next, this.#rewriter)
    if (then !== undefined) return this.#then(then, object, member, next, index)
    const form = this.#formOf(next)
    if (!next.optional && form !== undefined && member.property.type !== 'PrivateIdentifier') {
      const start = call(
        caller('method', form, [object, keyOf(member, this.#rewriter)], member),
        this.#arguments(next),
        next,
      )
      return this.from(this.#waited(start, form, next), index + 2)
    }
    if (!next.optional && this.#isPlain(next)) {
      return this.from(call(this.#member(object, member), this.#arguments(next), next), index + 2)
    }
    const receiver = this.#rewriter.temporary()
    const kept = assign(identifier(receiver, member), object, member)
    const method = markedPrivate(member, this.#member(kept, member), this.#rewriter)
    const invoke = (fn: Expression): Expression =>
      this.from(this.#call(next, identifier(receiver, member), fn), index + 2)
    return next.optional ? this.#unlessNullish(method, next, invoke) : invoke(method)
  }

  #waited(start: Expression, form: CallForm, at: At): Expression {
    return form.isAtOnce || form === PLAIN || isPromiseForm(form) ? start : awaitIfTaken(start, at)
  }

  /** A method of promises, or one of the guest's own under such a name: which one is told when it is called. */
  #then(helper: string, object: Expression, member: MemberExpression, next: CallExpression, index: number): Expression {
    const key = keyOf(member, this.#rewriter)
    const invoke = (args: readonly Node[]): Expression => {
      const start = call(libraryCall(helper, args, member), this.#arguments(next), next)
      return this.from(helper === 'thenChosen' ? awaitIfTaken(start, next) : start, index + 2)
    }
    const value = promised(member, this.#rewriter, object)
    if (!next.optional) return invoke([value, key])
    const receiver = this.#rewriter.temporary()
    const kept = assign(identifier(receiver, member), value, member)
    return this.#unlessNullish(this.#member(kept, member), next, (method) =>
      invoke([identifier(receiver, member), key, method]),
    )
  }

  /** Calls `fn`, already evaluated, on `receiver`. */
  #call(link: CallExpression, receiver: Expression | undefined, fn: Expression): Expression {
    const args = this.#arguments(link)
    const isPlain = this.#isPlain(link)
    if (isPlain && receiver === undefined) return call(fn, args, link)
    const form = isPlain ? PLAIN : (this.#formOf(link) ?? this.#form)
    const callee = caller('with', form, [receiver ?? undefinedValue(link), fn], link)
    // Evaluated left to right the receiver is a temporary of `fn`: `fn` comes first in a sequence.
    const start =
      receiver === undefined ? call(callee, args, link) : this.#afterFunction(link, receiver, fn, form, args)
    return this.#isNow ? start : this.#waited(start, form, link)
  }

  /** `$$with(receiver, fn)`, where evaluating `fn` is what gives `receiver` its value. */
  #afterFunction(at: At, receiver: Expression, fn: Expression, form: CallForm, args: readonly Node[]): Expression {
    const name = this.#rewriter.temporary()
    const { start, end } = at
    const callee = caller('with', form, [receiver, identifier(name, at)], at)
    return {
      type: 'SequenceExpression',
      expressions: [assign(identifier(name, at), fn, at), call(callee, args, at)],
      start,
      end,
    }
  }

  /** True for a call of which nothing says that it may wait, or give a promise: it is made as it is written. */
  #isPlain(link: CallExpression): boolean {
    return this.#formOf(link) === undefined && !this.#rewriter.analysis.calls.has(link)
  }

  /** How a call is made whose callee says whether it waits; undefined where it waits if anything does. */
  #formOf(link: CallExpression): CallForm | undefined {
    // Its arguments are settled where nothing waits.
    if (isNow(link, this.#rewriter)) return { suffix: `${openOf(link, this.#rewriter)}Now`, isAtOnce: true }
    const kind = this.#rewriter.analysis.calls.get(link)
    if (kind === undefined) return takesPromise(link, this.#rewriter) ? takenForm(link, this.#rewriter) : undefined
    return isList(kind) ? undefined : formOf(link, kind, this.#rewriter)
  }

  #arguments(link: CallExpression): Node[] {
    return link.arguments.map((argument) => this.#rewriter.rewrite(argument as Node))
  }

  #read(object: Expression, link: MemberExpression): Expression {
    const isGotten = this.#rewriter.analysis.settling?.givers.isGotten(link)
    return isGotten ? gotten(object, link, this.#rewriter) : this.#member(object, link)
  }

  #member(object: Expression, link: MemberExpression): Expression {
    const property = (link.computed ? this.#rewriter.rewrite(link.property as Node) : link.property) as Expression
    return { ...link, object, property, optional: false }
  }

  /** `(t = value) == null ? void 0 : rest(t)` */
  #unlessNullish(value: Expression, at: At, rest: (known: Expression) => Expression): Expression {
    const name = this.#rewriter.temporary()
    const { start, end } = at
    const test: Expression = {
      type: 'BinaryExpression',
      operator: '==',
      left: assign(identifier(name, at), value, at),
      right: { type: 'Literal', value: null, raw: 'null', start, end },
      start,
      end,
    }
    return {
      type: 'ConditionalExpression',
      test,
      consequent: this.#end.nullish(at),
      alternate: rest(identifier(name, at)),
      start,
      end,
    }
  }
}
