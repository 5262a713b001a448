import type { LogicalExpression } from 'acorn'
import { isFunction, type Node } from '../../ast/nodes.ts'
import { PROMISE_METHODS } from '../built-ins.ts'
import { type CallSite, keyName, type ProgramMap, unchained } from '../program-map.ts'

/** The expressions that an expression may take its value from: branches of conditions, last parts of sequences. */
export function tailsOf(node: Node): Node[] {
  switch (node.type) {
    case 'ParenthesizedExpression':
      return tailsOf(node.expression)
    case 'ConditionalExpression':
      return [...tailsOf(node.consequent), ...tailsOf(node.alternate)]
    case 'LogicalExpression':
      return [...tailsOf(node.left), ...tailsOf(node.right)]
    case 'SequenceExpression':
      return tailsOf(node.expressions.at(-1) as Node)
    default:
      return [node]
  }
}

/** Those of them that are handed out without being tested: `b` of `a && b`. */
export function untestedTailsOf(node: Node): Node[] {
  const tested = new Set(logicalsOf(node).flatMap((logical) => tailsOf(logical.left)))
  return tailsOf(node).filter((tail) => !tested.has(tail))
}

/** The `??`, `||` and `&&` on the way to those. */
export function logicalsOf(node: Node): LogicalExpression[] {
  switch (node.type) {
    case 'ParenthesizedExpression':
      return logicalsOf(node.expression)
    case 'ConditionalExpression':
      return [...logicalsOf(node.consequent), ...logicalsOf(node.alternate)]
    case 'LogicalExpression':
      return [node, ...logicalsOf(node.left), ...logicalsOf(node.right)]
    default:
      return []
  }
}

/**
 * True for a call that may be one of a guest function: where its promise is not wanted it is waited for at the call.
 * What `new`, `then` and the combinators give is a promise that somebody made: it is kept until a value is needed.
 */
export function isAnswer(node: Node): boolean {
  const call = unchained(node)
  if (call.type === 'TaggedTemplateExpression') return true
  if (call.type !== 'CallExpression') return false
  const callee = unchained(call.callee)
  if (callee.type !== 'MemberExpression') return true
  if (callee.object.type === 'Identifier' && callee.object.name === 'Promise') return false
  return !isOnPromise(callee)
}

/** True for `….then`, `….catch` and `….finally`. */
export function isOnPromise(callee: Node): boolean {
  const member = unchained(callee)
  return member.type === 'MemberExpression' && PROMISE_METHODS.has(keyName(member) ?? '')
}

/** True for callees whose value is called: not for methods, and functions where they stand. */
export function isReadToCall(callee: Node): boolean {
  return unchained(callee).type !== 'MemberExpression' && !isFunction(callee)
}

/** `f(); void f(); a && f(); (f(), 1)`: nobody takes what the call gives. */
export function isDropped(call: Node, { places }: ProgramMap): boolean {
  for (let at = call; ; ) {
    const { parent, key } = places.get(at) ?? {}
    switch (parent?.type) {
      case 'ExpressionStatement':
        return true
      case 'UnaryExpression':
        return parent.operator === 'void'
      case 'ForStatement':
        return key === 'init' || key === 'update'
      case 'SequenceExpression':
        if (parent.expressions.at(-1) !== at) return true
        break
      case 'ConditionalExpression':
        if (key === 'test') return false
        break
      case 'LogicalExpression':
        if (key === 'left') return false
        break
      case 'ParenthesizedExpression':
      case 'ChainExpression':
        break
      default:
        return false
    }
    at = parent
  }
}

/** True for a name that is called where it stands. */
export function isCalledName(node: Node, { places }: ProgramMap): boolean {
  return node.type === 'Identifier' && places.get(node)?.key === 'callee'
}

/** Methods of promises are asked when they are called; the engine takes only `eval(…)` as written for a direct call. */
export function isAsIs(node: Node): boolean {
  if (node.type !== 'CallExpression') return false
  return isOnPromise(node.callee) || (node.callee.type === 'Identifier' && node.callee.name === 'eval')
}

/** True within a `try` of the function around: what is returned there is waited for there. */
export function isInTry(node: Node, { places }: ProgramMap): boolean {
  for (let at = node; !isFunction(at); ) {
    const place = places.get(at)
    if (place?.parent === undefined) return false
    if (place.parent.type === 'TryStatement' && place.key === 'block') return true
    at = place.parent
  }
  return false
}

/** `list.map(f)`, `Array.from(list, f)` */
export function isMapping(node: CallSite): boolean {
  const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
  const key = callee?.type === 'MemberExpression' && !callee.computed ? callee.property : undefined
  return key?.type === 'Identifier' && ['map', 'from'].includes(key.name)
}
