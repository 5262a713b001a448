import type { Expression, Statement } from 'acorn'
import type { Node } from '../../ast/nodes.ts'
import { keyName, unchained } from '../program-map.ts'

/**
 * What a test asks for, when it only guards filling or handing out that, and so asks for the promise itself:
 *
 *     if (!x) x = f()        if (x) return x        if (!m.get(k)) m.set(k, f())        x ? x : f()
 *
 * Where the guarded branch does anything else, the value decides.
 */
export function presenceOf(node: Node & { test?: Expression | null }): Node | undefined {
  if (node.type !== 'ConditionalExpression' && node.type !== 'IfStatement') return undefined
  const holder = holderOf(node.test)
  if (holder === undefined) return undefined
  if (node.type === 'ConditionalExpression') {
    return !holder.isAbsent && same(holder.node, node.consequent) ? holder.node : undefined
  }
  if (node.alternate) return undefined
  const guards = holder.isAbsent ? isFilling(node.consequent, holder.node) : isHandingOut(node.consequent, holder.node)
  return guards ? holder.node : undefined
}

/** What a test asks for: `x`, `!x`, `x === undefined`, `x == null`, and so for `m.get(k)`. */
function holderOf(test: Expression): { readonly node: Node; readonly isAbsent: boolean } | undefined {
  if (test.type === 'UnaryExpression' && test.operator === '!') {
    return isPath(test.argument) ? { node: test.argument, isAbsent: true } : undefined
  }
  if (test.type === 'BinaryExpression' && isNothing(test.right) && isPath(test.left)) {
    if (test.operator === '===' || test.operator === '==') return { node: test.left, isAbsent: true }
    if (test.operator === '!==' || test.operator === '!=') return { node: test.left, isAbsent: false }
  }
  return isPath(test) ? { node: test, isAbsent: false } : undefined
}

/** `undefined`, `null` */
function isNothing(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.raw === 'null')
}

/** A name, or members and `get` calls of one, in which nothing else happens. */
function isPath(expression: Node): boolean {
  const node = unchained(expression)
  switch (node.type) {
    case 'Identifier':
    case 'ThisExpression':
    case 'Literal':
      return true
    case 'MemberExpression':
      return isPath(node.object) && (!node.computed || isPath(node.property))
    case 'CallExpression': {
      const callee = unchained(node.callee)
      return (
        callee.type === 'MemberExpression' &&
        keyName(callee) === 'get' &&
        isPath(callee.object) &&
        node.arguments.every(isPath)
      )
    }
    case 'TemplateLiteral':
      return node.expressions.every(isPath)
    default:
      return false
  }
}

function isHandingOut(statement: Statement, holder: Node): boolean {
  const only = statement.type === 'BlockStatement' && statement.body.length === 1 ? statement.body[0] : statement
  return only?.type === 'ReturnStatement' && !!only.argument && same(only.argument, holder)
}

/** `x = f()`, `m.set(k, f())`; a name declared for what is filled in and `return x` may stand beside it. */
function isFilling(statement: Statement, holder: Node): boolean {
  const body = statement.type === 'BlockStatement' ? [...statement.body] : [statement]
  const declared = body.length > 1 ? declaredName(body[0] as Statement) : undefined
  if (declared !== undefined) body.shift()
  const last = body.at(-1)
  if (last?.type === 'ReturnStatement' && last.argument) {
    if (!same(last.argument, holder) && !isNamed(last.argument, declared)) return false
    body.pop()
  }
  if (holder.type === 'Identifier' && body.length > 1 && isKeeping(body.at(-1) as Statement, holder.name)) body.pop()
  const [only] = body
  if (body.length !== 1 || only?.type !== 'ExpressionStatement') return false
  return fillsHolder(only.expression, holder, declared)
}

/** `const p = f()`: the name. */
function declaredName(statement: Statement): string | undefined {
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return undefined
  const id = statement.declarations[0]?.id
  return id?.type === 'Identifier' ? id.name : undefined
}

function isNamed(node: Node, name: string | undefined): boolean {
  return node.type === 'Identifier' && node.name === name
}

/** `m.set(key, p)`, `o[key] = p`: what a name was filled with is kept. */
function isKeeping(statement: Statement, name: string): boolean {
  if (statement.type !== 'ExpressionStatement') return false
  const { expression } = statement
  if (expression.type === 'AssignmentExpression') {
    return expression.operator === '=' && isNamed(expression.right, name) && isMemberPath(expression.left)
  }
  if (expression.type !== 'CallExpression' || !isMemberPath(expression.callee)) return false
  const [key, value, ...others] = expression.arguments
  const isSetter = expression.callee.type === 'MemberExpression' && keyName(expression.callee) === 'set'
  return isSetter && !!key && isPath(key) && !!value && isNamed(value, name) && others.length === 0
}

const isMemberPath = (node: Node): boolean => node.type === 'MemberExpression' && isPath(node)

/** A name that was declared for it must be what is filled in. */
function fillsHolder(node: Node, holder: Node, declared: string | undefined): boolean {
  if (node.type === 'AssignmentExpression') {
    return same(node.left, holder) && (declared === undefined || isNamed(node.right, declared))
  }
  const kept = unchained(holder)
  if (node.type !== 'CallExpression' || kept.type !== 'CallExpression') return false
  const setter = unchained(node.callee)
  const getter = unchained(kept.callee)
  if (setter.type !== 'MemberExpression' || getter.type !== 'MemberExpression') return false
  const [key, value] = node.arguments
  const [keptKey] = kept.arguments
  if (declared !== undefined && !(value && isNamed(value, declared))) return false
  return keyName(setter) === 'set' && same(setter.object, getter.object) && !!key && !!keptKey && same(key, keptKey)
}

/** True when two paths are written alike. */
function same(one: Node, other: Node): boolean {
  const left = unchained(one)
  const right = unchained(other)
  if (left.type !== right.type || !isPath(left)) return false
  if (left.type === 'Identifier' && right.type === 'Identifier') return left.name === right.name
  if (left.type === 'Literal' && right.type === 'Literal') return left.raw === right.raw
  if (left.type === 'MemberExpression' && right.type === 'MemberExpression') {
    const keys = [keyName(left), keyName(right)]
    const sameKey =
      keys[0] === undefined ? keys[1] === undefined && same(left.property, right.property) : keys[0] === keys[1]
    return sameKey && same(left.object, right.object)
  }
  if (left.type === 'CallExpression' && right.type === 'CallExpression') {
    const matches = left.arguments.every((argument, index) => {
      const twin = right.arguments[index]
      return twin !== undefined && same(argument, twin)
    })
    return matches && left.arguments.length === right.arguments.length && same(left.callee, right.callee)
  }
  if (left.type === 'TemplateLiteral' && right.type === 'TemplateLiteral') {
    const texts = left.quasis.map(({ value }) => value.raw).join('$')
    return (
      texts === right.quasis.map(({ value }) => value.raw).join('$') &&
      left.expressions.every((part, index) => same(part, right.expressions[index] as Node))
    )
  }
  return left.type === 'ThisExpression'
}
