import type { CallExpression } from 'acorn'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import { walk } from '../ast/walk.ts'
import type { ProgramMap } from './program-map.ts'

/** The default values in a pattern. */
export function defaultsOf(pattern: Node | undefined): Node[] {
  const values: Node[] = []
  if (pattern === undefined || pattern.type === 'Identifier') return values
  walk(pattern, {
    enter: (node) => {
      if (node.type === 'AssignmentPattern') values.push(node.right)
      return !isFunction(node)
    },
  })
  return values
}

/** What a function returns, wherever. */
export function returnsOf(fn: FunctionNode): Node[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body]
  const values: Node[] = []
  walk(fn.body, {
    enter: (node) => {
      if (node.type === 'ReturnStatement' && node.argument) values.push(node.argument)
      return !isFunction(node)
    },
  })
  return values
}

/** The call that is given the function around a node as an argument: it gets what the function returns. */
export function callOfCallback(from: Node, { places }: ProgramMap): CallExpression | undefined {
  let node: Node | undefined = from
  while (node !== undefined && !isFunction(node)) node = places.get(node)?.parent
  const call = node && places.get(node)?.parent
  return call?.type === 'CallExpression' ? call : undefined
}
