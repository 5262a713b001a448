import type { Identifier } from 'acorn'
import { type FunctionNode, isClass, type Node } from '../../ast/nodes.ts'
import type { Variable } from '../scopes.ts'

/** The constructor of a class of the program; `none` for a class without one of its own. */
export function constructorOf(
  callee: Node,
  referenceOf: ReadonlyMap<Node, { readonly variable: Variable | undefined }>,
): FunctionNode | 'none' | undefined {
  const variable = callee.type === 'Identifier' ? referenceOf.get(callee as Identifier)?.variable : undefined
  // A class of the language that is not Promise.
  if (callee.type === 'Identifier' && variable === undefined) return PLAIN_CLASSES.has(callee.name) ? 'none' : undefined
  const [definition, ...others] = variable?.definitions ?? (isClass(callee) ? [callee] : [])
  if (others.length > 0 || variable?.isWritten) return undefined
  const made = definition?.type === 'VariableDeclarator' ? definition.init : definition
  if (made?.type !== 'ClassDeclaration' && made?.type !== 'ClassExpression') return undefined
  const parent = made.superClass ? constructorOf(made.superClass, referenceOf) : 'none'
  if (parent === undefined) return undefined
  const own = made.body.body.find((member) => member.type === 'MethodDefinition' && member.kind === 'constructor')
  return own?.type === 'MethodDefinition' ? (own.value as FunctionNode) : parent
}

/** Classes of the language whose instances are no promises. */
const PLAIN_CLASSES: ReadonlySet<string> = new Set([
  'Object',
  'Array',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'Date',
  'RegExp',
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
  'AggregateError',
  'URL',
  'EventTarget',
])
