import type {
  Expression,
  ForInStatement,
  ForOfStatement,
  Pattern,
  ReturnStatement,
  VariableDeclaration,
  VariableDeclarator,
} from 'acorn'
import { boundIdentifiers, boundNames } from '../2-analyze/program-map.ts'
import type { Node } from '../ast/nodes.ts'
import { assign, boxed, identifier, libraryCall, lock, statement, undefinedValue } from './build.ts'
import { rewriteForAwait } from './for-await.ts'
import { repeatsName } from './repeated-name.ts'
import type { Rewriter } from './rewriter.ts'
import { rewriteStreamLoop } from './stream.ts'

/** A `return` at the top level throws what ends the cell: `return x` → `throw $$return(await x)`. */
export function rewriteReturn(node: ReturnStatement, rewriter: Rewriter): Node {
  if (!rewriter.isTopLevelReturn(node)) return answerOf(node, rewriter)
  const { start, end } = node
  // A promise is waited for, as the value of a cell always is.
  const value = node.argument
    ? [{ type: 'AwaitExpression', argument: rewriter.expression(node.argument), start, end } as const]
    : []
  return { type: 'ThrowStatement', argument: libraryCall('return', value, node), start, end }
}

/** A function that became asynchronous would wait for a promise that it returns: `return x` → `return $$boxed(x)`. */
function answerOf(node: ReturnStatement, rewriter: Rewriter): Node {
  if (!rewriter.inSuspending || !node.argument) return rewriter.children(node)
  return { ...node, argument: boxed(node.argument, rewriter.expression(node.argument)) }
}

/**
 * Declarations of the top level.
 *
 *     const x = 1           →  const x = 1               (assignments are refused by `$$constant`, before)
 *     const x = 2           →  x = 2, $$lock(true, "x")  (a later cell: the script begins with `$$lock(false, "x")`)
 *     let x = 2             →  x = 2                     (a later cell: the name is declared already)
 *     var y = 3             →  y = 3                     (with `let y` at the top of the script)
 */
export function rewriteVariableDeclaration(node: VariableDeclaration, rewriter: Rewriter): Node {
  if (repeatsName(node, rewriter)) {
    return asAssignments(
      node,
      node.declarations.map((declarator) => rewriter.children(declarator)),
      rewriter,
    )
  }
  if (!isTopLevel(node, rewriter)) return rewriter.children(node)
  const names = node.declarations.flatMap(({ id }) => boundNames(id))
  const declarations = node.declarations.map((declarator) => rewriter.declarator(declarator))
  if (node.kind !== 'var' && names.every((name) => rewriter.topLevel.isNew(name))) {
    return { ...node, declarations }
  }
  if (node.kind !== 'var') for (const name of names) rewriter.mixedNames.add(name)
  const slots = node.kind === 'const' ? names.map((name) => rewriter.topLevel.slotOf(name)) : []
  return asAssignments(node, declarations, rewriter, slots)
}

/** A declaration whose names are declared elsewhere. */
function asAssignments(
  node: VariableDeclaration,
  declarations: readonly VariableDeclarator[],
  rewriter: Rewriter,
  constants: readonly string[] = [],
): Node {
  const assignments = declarations.flatMap((declarator) => assignmentOf(declarator, node))
  if (constants.length > 0) assignments.push(lock(true, constants, node))
  const inLoop = rewriter.analysis.map.places.get(node)?.parent?.type === 'ForStatement'
  const expression = sequence(assignments, node)
  if (inLoop) return expression ?? undefinedValue(node)
  const { start, end } = node
  return expression === undefined ? { type: 'EmptyStatement', start, end } : statement(expression, node)
}

/** `for (var x of list)` → `for (x of list)` at the top level, and where `x` is a parameter. */
export function rewriteForEach(node: ForInStatement | ForOfStatement, rewriter: Rewriter): Node {
  if (node.type === 'ForOfStatement' && node.await) return rewriteForAwait(node, hasOuterName(node, rewriter), rewriter)
  if (node.type === 'ForOfStatement' && rewriter.analysis.settling?.streams.has(node.right)) {
    return rewriteStreamLoop(node, hasOuterName(node, rewriter), rewriter)
  }
  return withOuterName(node, rewriter)
}

function withOuterName(node: ForInStatement | ForOfStatement, rewriter: Rewriter): Node {
  const { left } = node
  if (left.type !== 'VariableDeclaration' || !hasOuterName(node, rewriter)) return rewriter.children(node)
  const [declarator] = left.declarations
  const target = rewriter.rewrite((declarator as VariableDeclarator).id)
  return { ...node, left: target, right: rewriter.expression(node.right), body: rewriter.rewrite(node.body) } as Node
}

/** True for `var` whose name is declared elsewhere. */
function hasOuterName({ left }: ForInStatement | ForOfStatement, rewriter: Rewriter): boolean {
  if (left.type !== 'VariableDeclaration' || left.kind !== 'var') return false
  return isTopLevel(left, rewriter) || repeatsName(left, rewriter)
}

/** True when a declaration declares names of the program's own scope. */
export function isTopLevel(node: VariableDeclaration, rewriter: Rewriter): boolean {
  const [declarator] = node.declarations
  const identifiers = declarator === undefined ? [] : boundIdentifiers(declarator.id)
  const { names } = rewriter.analysis.map
  if (rewriter.isModule) return false
  return identifiers.some((id) => names.declared.get(id)?.scope === names.program)
}

function assignmentOf({ id, init }: VariableDeclarator, node: VariableDeclaration): Expression[] {
  if (init) return [assign(id, init, node)]
  return node.kind === 'var' ? [] : [assign(id, undefinedValue(node), node)]
}

function sequence(expressions: readonly Expression[], { start, end }: Node): Expression | undefined {
  const [only] = expressions
  return expressions.length < 2 ? only : { type: 'SequenceExpression', expressions: [...expressions], start, end }
}

/** The statement that gives a cell the value of its last declarator. */
export function valueOf(pattern: Pattern, temporary: string | undefined, rewriter: Rewriter): Node {
  const name = pattern.type === 'Identifier' ? rewriter.topLevel.slotOf(pattern.name) : (temporary ?? '')
  return statement(identifier(name, pattern), pattern)
}
