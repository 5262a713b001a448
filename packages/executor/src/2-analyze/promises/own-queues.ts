import type { Identifier } from 'acorn'
import { isFunction, type Node } from '../../ast/nodes.ts'
import { functionOf } from '../callees.ts'
import { keyName, unchained } from '../program-map.ts'
import { ADDING, CALLING, GIVING_ELEMENTS } from './built-in-flow.ts'
import type { Containers } from './containers.ts'
import type { FlowMap } from './flow-map.ts'

/**
 * True for what a program takes out of a queue of its own functions to call it: `queue.shift()()`. No later cell hands
 * those in, and what they start is as they were written.
 */
export function isOfOwnQueue(callee: Node, flow: FlowMap, containers: Containers): boolean {
  const queue = takenFrom(unchained(callee), flow)
  if (queue === undefined || !containers.isMade(queue)) return false
  if (queue.type === 'ArrayExpression') return startsWithOwn(queue, flow)
  return usesOf(queue, flow).every((use) => takesOwn(use, flow))
}

/** What `queue.shift()` is called on, also where a name holds what it gave, or `queue.forEach((job) => job())`. */
function takenFrom(callee: Node, flow: FlowMap): Node | undefined {
  if (callee.type === 'Identifier') return namedFrom(callee, flow)
  const member = callee.type === 'CallExpression' ? unchained(callee.callee) : undefined
  if (member?.type !== 'MemberExpression' || !GIVING_ELEMENTS.has(keyName(member) ?? '')) return undefined
  return member.object
}

function namedFrom(name: Identifier, flow: FlowMap): Node | undefined {
  const { places } = flow.map
  const variable = flow.variableOf(name)
  if (variable?.kind === 'parameter') {
    const fn = variable.scope.node
    const call = places.get(fn)?.parent
    const member = call?.type === 'CallExpression' && call.arguments[0] === fn ? unchained(call.callee) : undefined
    if (member?.type !== 'MemberExpression' || !isFunction(fn)) return undefined
    const given = fn.params[CALLING.get(keyName(member) ?? '') ?? fn.params.length]
    return given && flow.map.names.declared.get(given) === variable ? member.object : undefined
  }
  const [definition, ...others] = variable?.definitions ?? []
  if (definition?.type !== 'VariableDeclarator' || others.length > 0) return undefined
  const loop = places.get(places.get(definition)?.parent as Node)?.parent
  if (loop?.type === 'ForOfStatement' && definition.id.type === 'Identifier') return loop.right
  return !definition.init || definition.init.type === 'Identifier'
    ? undefined
    : takenFrom(unchained(definition.init), flow)
}

/** All that reads a variable, or a property of the same name. */
function usesOf(queue: Node, flow: FlowMap): Node[] {
  if (queue.type === 'Identifier') return (flow.variableOf(queue)?.references ?? []).map(({ node }) => node)
  const name = queue.type === 'MemberExpression' ? keyName(queue) : undefined
  const found: Node[] = []
  for (const node of flow.map.places.keys())
    if (node.type === 'MemberExpression' && keyName(node) === name) found.push(node)
  return found
}

/** True for a use by which nothing but functions of the program gets into the queue. */
function takesOwn(use: Node, flow: FlowMap): boolean {
  const { places } = flow.map
  const { parent, key } = places.get(use) ?? {}
  if (parent?.type === 'AssignmentExpression') return key === 'left' && startsWithOwn(parent.right, flow)
  if (parent?.type === 'VariableDeclarator') return key === 'id' && startsWithOwn(parent.init ?? use, flow)
  if (parent?.type === 'ForOfStatement') return key === 'right'
  if (parent?.type !== 'MemberExpression' || key !== 'object') return false
  const call = places.get(parent)
  if (call?.parent?.type === 'AssignmentExpression' && call.key === 'left') return keyName(parent) === 'length'
  if (call?.parent?.type !== 'CallExpression' || call.key !== 'callee' || !ADDING.has(keyName(parent) ?? ''))
    return true
  return call.parent.arguments.every((argument) => isOwn(argument, flow))
}

/** True for a list of functions of the program, and for what begins empty. */
function startsWithOwn(made: Node, flow: FlowMap): boolean {
  if (made.type === 'NewExpression') return made.arguments.length === 0
  return made.type === 'ArrayExpression' && made.elements.every((element) => element !== null && isOwn(element, flow))
}

function isOwn(argument: Node, flow: FlowMap): boolean {
  const variable = flow.variableOf(argument)
  return isFunction(argument) || (variable !== undefined && functionOf(variable) !== undefined)
}
