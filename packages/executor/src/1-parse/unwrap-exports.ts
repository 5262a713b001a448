import type {
  AnonymousClassDeclaration,
  AnonymousFunctionDeclaration,
  ClassExpression,
  ExportDefaultDeclaration,
  Expression,
  FunctionExpression,
  ModuleDeclaration,
  Program,
  Statement,
} from 'acorn'
import { failAt } from './syntax-failure.ts'

/**
 * Takes the `export` habit out of a cell: declarations stay, lists of names go, a default expression becomes a
 * statement. `export const x = 1` → `const x = 1`; `export default f(x)` → `f(x)`; `export { x }` → nothing.
 * @throws SyntaxFailure for `export … from`, which a cell has no use for
 */
export function unwrapExports(program: Program, code: string): Program {
  if (!program.body.some((statement) => statement.type.startsWith('Export'))) return program
  return { ...program, body: program.body.flatMap((statement) => unwrap(statement, code)) }
}

/** `export default function () {}` → `export default (function () {})`: a function without a name is an expression. */
export function nameDefaults(program: Program): Program {
  return { ...program, body: program.body.map(nameDefault) }
}

function nameDefault(node: Statement | ModuleDeclaration): Statement | ModuleDeclaration {
  if (node.type !== 'ExportDefaultDeclaration') return node
  const { declaration } = node
  if (declaration.type === 'FunctionDeclaration' && !isNamed(declaration)) {
    return { ...node, declaration: functionExpression(declaration) }
  }
  if (declaration.type === 'ClassDeclaration' && !isNamed(declaration)) {
    return { ...node, declaration: classExpression(declaration) }
  }
  return node
}

function unwrap(node: Statement | ModuleDeclaration, code: string): (Statement | ModuleDeclaration)[] {
  if (node.type === 'ExportDefaultDeclaration') return [defaultStatement(node)]
  if (node.type === 'ExportAllDeclaration') throw exportFrom(node.start, code)
  if (node.type !== 'ExportNamedDeclaration') return [node]
  if (node.source) throw exportFrom(node.start, code)
  return node.declaration ? [node.declaration] : []
}

function defaultStatement({ declaration, start, end }: ExportDefaultDeclaration): Statement {
  if (declaration.type === 'FunctionDeclaration') {
    return isNamed(declaration) ? declaration : statementOf(functionExpression(declaration), start, end)
  }
  if (declaration.type === 'ClassDeclaration') {
    return isNamed(declaration) ? declaration : statementOf(classExpression(declaration), start, end)
  }
  return statementOf(declaration, start, end)
}

function isNamed<T extends { id?: unknown }>(node: T): node is Exclude<T, { id: null }> {
  return Boolean(node.id)
}

function functionExpression(node: AnonymousFunctionDeclaration): FunctionExpression {
  return { ...node, type: 'FunctionExpression' }
}

function classExpression(node: AnonymousClassDeclaration): ClassExpression {
  return { ...node, type: 'ClassExpression' }
}

function statementOf(expression: Expression, start: number, end: number): Statement {
  return { type: 'ExpressionStatement', expression, start, end }
}

function exportFrom(offset: number, code: string): Error {
  return failAt(code, offset, 'A cell cannot export from a module', 'Import the names and use them.')
}
