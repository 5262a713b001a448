import type { FunctionDeclaration, Identifier, Statement, VariableDeclaration } from 'acorn'
import { boundIdentifiers } from '../2-analyze/program-map.ts'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import { type At, assign, declare, identifier, libraryCall, statement, text } from './build.ts'
import { cellBeforeGiving, givesPromises, giving } from './giving.ts'
import type { Rewriter } from './rewriter.ts'

// The body of a function that becomes asynchronous moves into an arrow function within. A `var` there that repeats a
// parameter, or `arguments`, would be a second variable: what the two share is lost, `arguments[0] = 5` among it.
// So such names are assigned, not declared again:
//
//     var a = tool(a), b = 1   →  a = …, b = 1             (with `var b` at the top of the arrow function)
//     function a() {}          →  a = function () {}       (at the top of the body)
//     { function a() {} }      →  { let a = function () {} }

/** True when a `var` repeats a name that its function has without it. */
export function repeatsName(node: VariableDeclaration, rewriter: Rewriter): boolean {
  return node.kind === 'var' && node.declarations.some(({ id }) => boundIdentifiers(id).some(isRepeat(rewriter)))
}

/** `var` for the names whose declarations became assignments beside ones that repeat a parameter. */
export function besideRepeated(node: FunctionNode, at: At, rewriter: Rewriter): Statement[] {
  const names = [...new Set(rewriter.analysis.map.varNames(node))]
  const others = names.filter((name) => !hasWithout(node, name))
  if (others.length === names.length || others.length === 0) return []
  const declaration = declare(
    'let',
    others.map((name) => [identifier(name, at), null] as const),
    at,
  )
  return [{ ...declaration, kind: 'var' }]
}

/** True for a function declared in a block or body whose name is one that the function around it has without it. */
export function isRepeatedFunction(node: Node, rewriter: Rewriter): node is FunctionDeclaration {
  if (node.type !== 'FunctionDeclaration' || !node.id) return false
  const around = functionAround(node, rewriter)
  return around !== undefined && movesBody(around, rewriter) && hasWithout(around, node.id.name)
}

/** Gives such a function its value at the top of where it stands; of two with one name the last. */
export function hoistRepeated(body: readonly Node[], rewriter: Rewriter): Statement[] {
  const functions = new Map<string, FunctionDeclaration>()
  for (const node of body) if (isRepeatedFunction(node, rewriter)) functions.set(node.id.name, node)
  return [...functions.values()].map((node) => {
    const { name } = node.id
    const fn = { ...rewriter.rewrite(node), type: 'FunctionExpression', id: null } as const
    const value = rewriter.analysis.suspending.has(node)
      ? libraryCall('mark', [fn, rewriter.idOf(node, node), text(name, node)], node)
      : givesPromises(node as FunctionNode, rewriter)
        ? giving(fn, name, node, cellBeforeGiving([node as FunctionNode], rewriter))
        : fn
    const target = identifier(name, node)
    const around = rewriter.analysis.map.places.get(node)?.parent
    const isOfBody = around !== undefined && isFunction(rewriter.analysis.map.places.get(around)?.parent as Node)
    return isOfBody ? statement(assign(target, value, node), node) : declare('let', [[target, value]], node)
  })
}

function isRepeat(rewriter: Rewriter): (id: Identifier) => boolean {
  return (id) => {
    const around = rewriter.analysis.map.names.declared.get(id)?.scope.node
    return around !== undefined && isFunction(around) && movesBody(around, rewriter) && hasWithout(around, id.name)
  }
}

function movesBody(node: FunctionNode, rewriter: Rewriter): boolean {
  const { suspending, engineWaits } = rewriter.analysis
  return suspending.has(node) && !engineWaits
}

/** True for `arguments`, and for parameters where all are plain names: those stay outside of the arrow function. */
function hasWithout(node: FunctionNode, name: string): boolean {
  if (name === 'arguments' && node.type !== 'ArrowFunctionExpression') return true
  const { params } = node
  return (
    params.every(({ type }) => type === 'Identifier') && params.some((param) => (param as Identifier).name === name)
  )
}

function functionAround(node: Node, rewriter: Rewriter): FunctionNode | undefined {
  const { places } = rewriter.analysis.map
  let at = places.get(node)?.parent
  while (at !== undefined && !isFunction(at) && at.type !== 'StaticBlock') at = places.get(at)?.parent
  return at !== undefined && isFunction(at) ? at : undefined
}
