import type { Expression, Identifier, MemberExpression, Pattern, Statement } from 'acorn'
import { asksAt, keepsAt } from '../2-analyze/promises/taken-promises.ts'
import { assignedAt } from '../2-analyze/setters.ts'
import type { FunctionNode, Node } from '../ast/nodes.ts'
import {
  type At,
  assign,
  asyncArrow,
  block,
  blockOf,
  call,
  identifier,
  isObject,
  libraryCall,
  number,
  splitDirectives,
  statement,
} from './build.ts'
import type { Rewriter } from './rewriter.ts'
import { laterThan } from './two-bodies.ts'

// No text of a later cell shows that it calls a setter, so a setter asks what it is given. Nothing can wait there.
//
//     set d(v) { … }       →  set d(v) { if ($$later.since > 1 && typeof v === "object") { v = $$values(v) } … }
//     set d({ id }) { … }  →  set d($$p0) { return (({ id }) => { … })(… ? $$values($$p0) : $$p0) }

/** What a function is made of. */
interface Made {
  readonly params: Pattern[]
  readonly body: Node
}

/** Has a setter take values from later cells, where it asks for no promise; any other function stays what it is. */
export function settledSetter(node: FunctionNode, made: Made, rewriter: Rewriter, isAsync: boolean): Made {
  const { settles, map } = rewriter.analysis
  const index = settles ? assignedAt(node, map) : undefined
  if (index === undefined) return made
  const target = made.params[index]
  const helper = helperFor(rewriter.takes(node), index)
  if (helper === undefined || target?.type === 'RestElement') return made
  const isAsked = (place: Expression): Expression => {
    const [left, right] = [laterThan(rewriter, node), isObject(place)]
    return { type: 'LogicalExpression', operator: '&&', left, right, start, end }
  }
  const { start, end } = node
  const body = blockOf(made.body, node.body)
  if (target === undefined || target.type === 'Identifier') {
    const { directives, rest } = splitDirectives(body.body)
    const places: (Identifier | MemberExpression)[] = target === undefined ? [] : [target]
    if (map.usesArguments(node)) places.push(argumentAt(index, node))
    const [first] = places
    if (first === undefined) return made
    const asks = places.map((place) => statement(assign(place, libraryCall(helper, [place], node), node), node))
    const asking: Statement = { type: 'IfStatement', test: isAsked(first), consequent: block(asks, node), start, end }
    return { ...made, body: block([...directives, asking, ...rest], node.body) }
  }
  const name = identifier('$$p0', node)
  const consequent = libraryCall(helper, [name], node)
  const value: Expression = {
    type: 'ConditionalExpression',
    test: isAsked(name),
    consequent,
    alternate: name,
    start,
    end,
  }
  const inner: Expression = { ...asyncArrow([target], body, node), async: isAsync }
  const returned: Statement = { type: 'ReturnStatement', argument: call(inner, [value], node), start, end }
  const params = made.params.map((one) => (one === target ? name : one))
  return { params, body: block([returned], node.body) }
}

/** What is settled of an argument: nothing of one that is kept as a promise, and in which some are asked for. */
function helperFor(mask: number, index: number): string | undefined {
  const [keeps, asks] = [keepsAt(mask, index), asksAt(mask, index)]
  if (asks) return keeps ? undefined : 'now'
  return keeps ? 'valuesWithin' : 'values'
}

/** `arguments[0]` */
function argumentAt(index: number, at: At): MemberExpression {
  const { start, end } = at
  const [object, property] = [identifier('arguments', at), number(index, at)]
  return { type: 'MemberExpression', object, property, computed: true, optional: false, start, end }
}
