import type { BinaryExpression, Expression, LogicalExpression } from 'acorn'
import { keyName, type Region } from '../2-analyze/program-map.ts'
import type { FilledPlace } from '../2-analyze/promises/asked-calls.ts'
import type { Operation } from '../2-analyze/promises/right-first.ts'
import { isCalledName } from '../2-analyze/promises/tails.ts'
import type { Node } from '../ast/nodes.ts'
import { type At, assign, awaitIf, identifier, isObject, libraryCall, number, text } from './build.ts'
import { comparedAsWritten } from './promise-functions.ts'
import type { Rewriter } from './rewriter.ts'

/** How code at a place waits: `wait` but for a driven function, `await` always, `now` where nothing can wait. */
export type Waiting = 'wait' | 'await' | 'now'

/** How code of a region waits for a promise of the guest's. */
export function waitingIn({ kind }: Region, engineWaits: boolean): Waiting {
  if (kind === 'fixed') return 'now'
  if (kind === 'async') return 'await'
  // Where the engine itself waits for host functions, functions that are not written asynchronous stay so.
  return kind === 'sync' && engineWaits ? 'now' : 'wait'
}

/**
 * How code waits that makes no function asynchronous. What is converted does not, and neither does a name that is
 * called: hardly ever is one a list with promises in it, or the other a promise of a function.
 */
export function hardlyEverIn(region: Region, { analysis }: Rewriter): Waiting {
  const waiting = waitingIn(region, analysis.engineWaits)
  const stays = region.kind === 'sync' && region.fn !== undefined && !analysis.suspending.has(region.fn)
  return stays ? 'now' : waiting
}

/**
 * The value of what may be a promise, where only a value makes sense.
 *
 *     if (ok(1)) …   →  if (typeof ($$t0 = ok(1)) === "object" ? $$held($$t0) ? await $$take() : $$take() : $$t0) …
 *     load(1).name   →  (typeof ($$t0 = load(1)) === "object" ? $$heldOwner($$t0, "name") ? … : $$t0).name
 *     get a() { return !ok(1) }  →  get a() { return !$$now(ok(1)) }
 *
 * A call whose answer nobody takes is waited for until it settles, or nothing else is left to wait for.
 *
 *     main()         →  ($$t0 = $$opening(), … $$heldDropped($$t1, $$t0) ? await $$take() : $$take() …)
 */
export function settle(node: Node, given: Expression, rewriter: Rewriter): Expression {
  const { settling, map, engineWaits } = rewriter.analysis
  const conversion = settling?.converted.get(node)
  const value = conversion === 'Later' ? inHolder(given, node) : given
  const converted = conversion === 'Later' ? 'Within' : (conversion ?? '')
  const region = map.regionOf(node)
  const isCalled = isCalledName(node, map)
  const isHardlyEver = converted || isCalled || settling?.places.get(node) === 'now'
  const waiting = isHardlyEver ? hardlyEverIn(region, rewriter) : waitingIn(region, engineWaits)
  const asked = askedOf(node, converted, rewriter)
  if (waiting === 'now') {
    // The engine waits in it as another would at an `await`.
    const here = engineWaits && region.kind === 'sync' && !converted ? 'nowHere' : `now${converted}`
    if (asked !== undefined) return libraryCall(`${here}${asked.helper}`, [value, asked.of], node)
    if (isCalled) return unlessPlain(value, (kept) => libraryCall(here, [kept], node), rewriter, node)
    return libraryCall(settling?.dropped.has(node) ? 'nowDropped' : here, [value, ...madeBy(node, rewriter)], node)
  }
  const callee = map.places.get(node)?.key === 'callee' ? 'Callee' : ''
  const helper = `${waiting === 'await' ? 'heldAsync' : 'held'}${converted || callee}`
  if (asked !== undefined) return settled(value, [`${helper}${asked.helper}`, asked.of], rewriter, node)
  if (!settling?.dropped.has(node)) return settled(value, [helper, ...madeBy(node, rewriter)], rewriter, node)
  // What the call waits for in turn stands inside of its own wait: that is opened first.
  const order = rewriter.temporary()
  const opened = assign(identifier(order, node), libraryCall('opening', [], node), node)
  const ending = settling.ofCell.has(node) ? 'OfCell' : 'Dropped'
  const waited = settled(value, [`${helper}${ending}`, identifier(order, node)], rewriter, node)
  return { type: 'SequenceExpression', expressions: [opened, waited], start: node.start, end: node.end }
}

/** What is asked of something that a promise may have itself: a property, or whether it is an instance of a class. */
function askedOf(
  node: Node,
  converted: string,
  rewriter: Rewriter,
): { readonly helper: string; readonly of: Expression } | undefined {
  const { map, settling } = rewriter.analysis
  const { parent, key } = map.places.get(node) ?? {}
  if (converted !== '' || settling?.dropped.has(node)) return undefined
  if (parent?.type === 'MemberExpression' && key === 'object') {
    const name = parent.computed ? undefined : keyName(parent)
    if (name !== undefined) return { helper: 'Owner', of: text(name, node) }
    return isReadAgain(parent.property, rewriter)
      ? { helper: 'Owner', of: rewriter.expression(parent.property) }
      : undefined
  }
  if (parent?.type === 'BinaryExpression' && parent.operator === 'in' && key === 'right') {
    return isReadAgain(parent.left, rewriter)
      ? { helper: 'Owner', of: rewriter.expression(parent.left as Node) }
      : undefined
  }
  if (parent?.type !== 'BinaryExpression' || parent.operator !== 'instanceof' || key !== 'left') return undefined
  return isReadAgain(parent.right, rewriter) ? { helper: 'Instance', of: rewriter.expression(parent.right) } : undefined
}

/** True for what may be evaluated twice. */
function isReadAgain(node: Node, { analysis: { settling } }: Rewriter): boolean {
  return node.type === 'Literal' || (node.type === 'Identifier' && !settling?.places.has(node))
}

function settled(
  value: Expression,
  [helper, ...others]: readonly [helper: string, ...others: Expression[]],
  rewriter: Rewriter,
  at: At,
): Expression {
  return unlessPlain(value, (kept) => awaitIf(libraryCall(helper, [kept, ...others], at), at), rewriter, at)
}

/** The class that is given a value, or the place, where that says what is looked for in it. */
function madeBy(node: Node, rewriter: Rewriter): Expression[] {
  const { settling, map } = rewriter.analysis
  const conversion = settling?.converted.get(node)
  const { parent, index = 0 } = map.places.get(node) ?? {}
  if (conversion === 'Placed' && parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
    const { object, property, computed } = parent.left
    const key = computed ? rewriter.expression(property) : text(keyName(parent.left) ?? '', node)
    return [rewriter.expression(object as Node), key]
  }
  const isMade = conversion === 'Made' || conversion === 'Keyed'
  if ((!isMade && conversion !== 'Asked') || parent?.type !== 'NewExpression') return []
  const maker = rewriter.expression(parent.callee)
  return isMade ? [maker] : [maker, number(index, node)]
}

/** Asks inline whether there is an object at all: most values that may be promises are none. */
function unlessPlain(
  value: Expression,
  settle: (kept: Expression) => Expression,
  rewriter: Rewriter,
  at: At,
): Expression {
  const { start, end } = at
  const { write, read } = keep(value, rewriter, at)
  return { type: 'ConditionalExpression', test: isObject(write), consequent: settle(read), alternate: read, start, end }
}

/**
 * A promise that is put into a container stays one, where it is the built-in which takes it.
 *
 *     out.push(f(1))  →  out.push(typeof ($$t0 = $$giver(f)(1)) === "object" ? $$putAway($$t0, out, "push") : $$t0)
 */
export function filling(value: Expression, { method, index }: FilledPlace, rewriter: Rewriter): Expression {
  const owner = [rewriter.expression(method.object as Node), text(keyName(method) ?? '', method)]
  // Of what is `splice` given, only the elements stay.
  if (index > 0) owner.push(number(index, method))
  return unlessPlain(value, (kept) => libraryCall('putAway', [kept, ...owner], method), rewriter, method)
}

/**
 * The right side of an operation goes first where it waits and the left is only read.
 *
 *     total += made  →  ($$t0 = <value of made>, total += $$t0)
 */
export function rewriteRightFirst(node: Operation, rewriter: Rewriter): Node {
  const right = keep(rewriter.expression(node.right), rewriter, node)
  const operation = rewriter.rewrite<Operation>({ ...node, right: right.read })
  const { start, end } = node
  return { type: 'SequenceExpression', expressions: [right.write, operation], start, end }
}

/**
 * The value of what may be a promise decides, and the promise itself is handed out.
 *
 *     a || b  →  <value of ($$t0 = a)> ? $$t0 : b        a ?? b  →  <value of ($$t0 = a)> != null ? $$t0 : b
 */
export function rewriteLogical(node: LogicalExpression, rewriter: Rewriter): Node {
  if (!rewriter.analysis.settling?.chosen.has(node)) return rewriter.children(node)
  const left = keep(rewriter.expression(node.left), rewriter, node)
  const value = valueOf(left.write, rewriter, node)
  const { start, end } = node
  const none: Expression = { type: 'Literal', value: null, raw: 'null', start, end }
  const test: Expression =
    node.operator === '||' ? value : { type: 'BinaryExpression', operator: '!=', left: value, right: none, start, end }
  const alternate = rewriter.expression(node.right)
  return { type: 'ConditionalExpression', test, consequent: left.read, alternate, start, end }
}

function valueOf(value: Expression, rewriter: Rewriter, at: Node): Expression {
  const { map, engineWaits } = rewriter.analysis
  const waiting = waitingIn(map.regionOf(at), engineWaits)
  if (waiting === 'now') return libraryCall('now', [value], at)
  return settled(value, [waiting === 'await' ? 'heldAsync' : 'held'], rewriter, at)
}

/**
 * Two promises are compared as such, when both are; else their values are.
 *
 *     kept === mine  →  $$both($$t0 = kept, $$t1 = mine) ? $$t0 === $$t1 : <value of $$t0> === <value of $$t1>
 */
export function rewriteBinary(node: BinaryExpression, rewriter: Rewriter): Node {
  const { settling, map, engineWaits } = rewriter.analysis
  if (settling?.rightFirst.has(node)) return rewriteRightFirst(node, rewriter)
  if (!settling?.compared.has(node)) return comparedAsWritten(node, rewriter) ?? rewriter.children(node)
  const operands = [rewriter.rewrite(node.left as Node), rewriter.rewrite(node.right)] as [Expression, Expression]
  const waiting = waitingIn(map.regionOf(node), engineWaits)
  if (waiting === 'now') {
    const same = libraryCall('same', operands, node)
    const { start, end } = node
    return node.operator === '==='
      ? same
      : { type: 'UnaryExpression', operator: '!', prefix: true, argument: same, start, end }
  }
  const [left, right] = operands.map((operand) => keep(operand, rewriter, node)) as [Kept, Kept]
  const value = (kept: Kept): Expression => valueOf(kept.read, rewriter, node)
  return {
    type: 'ConditionalExpression',
    test: libraryCall('both', [left.write, right.write], node),
    consequent: { ...node, left: left.read, right: right.read },
    alternate: { ...node, left: value(left), right: value(right) },
    start: node.start,
    end: node.end,
  }
}

/** A value in a temporary: where it is put there, and how it is read again. */
export interface Kept {
  readonly write: Expression
  readonly read: Expression
}

/** Keeps a value in a temporary. */
export function keep(value: Expression, rewriter: Rewriter, at: At): Kept {
  const name = rewriter.temporary()
  return { write: assign(identifier(name, at), value, at), read: identifier(name, at) }
}

/** True for what is assigned to a place that is looked through. */
export const isPutLater = (node: Node, { analysis }: Rewriter): boolean =>
  analysis.settling?.converted.get(node) === 'Later'

/** `{ value: … }` */
function inHolder(value: Expression, { start, end }: At): Expression {
  const key = identifier('value', { start, end })
  const own = { method: false, shorthand: false, computed: false, start, end }
  return { type: 'ObjectExpression', properties: [{ type: 'Property', kind: 'init', key, value, ...own }], start, end }
}

/** `holder.value` */
export function heldValue(holder: Expression, { start, end }: At): Expression {
  const property = identifier('value', { start, end })
  return { type: 'MemberExpression', object: holder, property, computed: false, optional: false, start, end }
}
