import type {
  AnyNode,
  ArrowFunctionExpression,
  ClassDeclaration,
  ClassExpression,
  DoWhileStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  FunctionDeclaration,
  FunctionExpression,
  WhileStatement,
} from 'acorn'

/**
 * Any node of a program: acorn's own union, told apart by `type`.
 *
 * Every node has `start` and `end`, offsets in the code as the model wrote it. A node that a rewrite makes carries the
 * offsets of the node it stands for. Single kinds come from acorn: `import type { CallExpression } from 'acorn'`.
 */
export type Node = AnyNode

/** A function in any form: declaration, expression or arrow. */
export type FunctionNode = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression

/** A class in either form. */
export type ClassNode = ClassDeclaration | ClassExpression

/** A statement that runs its body many times. */
export type LoopNode = ForStatement | ForInStatement | ForOfStatement | WhileStatement | DoWhileStatement

/** True for function declarations, function expressions and arrows. Methods hold a function expression as `value`. */
export function isFunction(node: Node): node is FunctionNode {
  const { type } = node
  return type === 'FunctionExpression' || type === 'ArrowFunctionExpression' || type === 'FunctionDeclaration'
}

/** True for class declarations and class expressions. */
export function isClass(node: Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
}

/** True for a getter of a class or an object. */
export function isGetter(node: Node | undefined): node is Node & { readonly type: 'Property' | 'MethodDefinition' } {
  return (node?.type === 'Property' || node?.type === 'MethodDefinition') && node.kind === 'get'
}

/** True for `for`, `for in`, `for of`, `while` and `do while`. */
export function isLoop(node: Node): node is LoopNode {
  const { type } = node
  return (
    type === 'ForStatement' ||
    type === 'ForOfStatement' ||
    type === 'ForInStatement' ||
    type === 'WhileStatement' ||
    type === 'DoWhileStatement'
  )
}

/** What hands on the value of one of its parts. */
export const BRANCHING: ReadonlySet<string> = new Set([
  'ParenthesizedExpression',
  'ChainExpression',
  'ConditionalExpression',
  'LogicalExpression',
])

/** True when a node stands in another. */
export function isIn(inner: Node, outer: Node): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}
