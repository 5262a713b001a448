import { isFunction, type Node } from '../../ast/nodes.ts'
import { COMBINATORS } from '../built-ins.ts'
import { boundIdentifiers, keyName, unchained } from '../program-map.ts'
import type { FlowMap } from './flow-map.ts'
import { ALL } from './levels.ts'

/**
 * What functions wait for of which the text does not show whence it comes, where they look into it: later cells may
 * give them an object with promises in it.
 *
 * `asks` is true for an expression in which promises are asked for. Of a loop it gives the declaration.
 *
 *     const use = async (load) => { const { status } = await load(); return status ? 1 : 2 }
 */
export function* arrivalsIn(flow: FlowMap, asks: (node: Node) => boolean): Generator<Node> {
  for (const [node] of flow.map.places) {
    const waits = node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)
    if (!waits || flow.map.regionOf(node).fn === undefined) continue
    if (node.type === 'AwaitExpression') {
      if (isUnknown(unchained(node.argument), flow) && isLookedInto(node, flow) && !asks(node)) yield node
    } else if (node.left.type === 'VariableDeclaration' && isUnknown(unchained(node.right), flow)) {
      const [declaration] = node.left.declarations
      if (declaration && !asksIn(declaration.id, flow)) yield node.left
    }
  }
}

/** The same for a callback of `then` and its kin in a function. */
export function isCalledWithArrivals(callback: Node, promise: Node, flow: FlowMap): boolean {
  if (!isFunction(callback) || callback.params.length === 0 || flow.map.regionOf(promise).fn === undefined) return false
  return isUnknown(unchained(promise), flow) && !callback.params.some((parameter) => asksIn(parameter, flow))
}

/** True where promises are asked for in what a pattern binds. */
function asksIn(pattern: Node, flow: FlowMap): boolean {
  return boundIdentifiers(pattern).some((name) => {
    const { holds, wants } = flow.name(name)
    return ((holds | wants) & ALL) !== 0
  })
}

/** True for what an unknown function gives, a parameter, and promises of what others give. */
function isUnknown(node: Node, flow: FlowMap): boolean {
  if (node.type === 'Identifier') return flow.variableOf(node)?.kind === 'parameter'
  if (node.type === 'NewExpression') return flow.isGlobal(node.callee, 'Promise')
  if (node.type !== 'CallExpression') return false
  const callee = unchained(node.callee)
  if (callee.type === 'MemberExpression' && flow.isData(callee.object))
    return flow.isGlobal(callee.object, 'Promise') && COMBINATORS.has(keyName(callee) ?? '')
  return !flow.isData(callee) && flow.callees(callee).functions.length === 0
}

/** True unless the value is dropped, or only given back: then it is for others to look. */
function isLookedInto(node: Node, flow: FlowMap): boolean {
  const { parent, key } = flow.map.places.get(node) ?? {}
  switch (parent?.type) {
    case 'ParenthesizedExpression':
      return isLookedInto(parent, flow)
    case 'MemberExpression':
      return key === 'object'
    case 'VariableDeclarator': {
      if (parent.id.type !== 'Identifier') return true
      const references = flow.map.names.declared.get(parent.id)?.references ?? []
      return references.some(({ node: use, writes }) => !writes && isLookedInto(use, flow))
    }
    default:
      return false
  }
}
