import type { AssignmentExpression, Expression, Identifier, MemberExpression, Property } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import { isFunction, type Node } from '../ast/nodes.ts'
import { awaitSlot } from './await-name.ts'
import { identifier, libraryCall } from './build.ts'
import { giving } from './giving.ts'
import { withOwnKey } from './object.ts'
import type { Rewriter } from './rewriter.ts'
import { rewriteRightFirst } from './settle.ts'

/**
 * Top-level names live in slots of the global scope, and a later cell may declare a name again; while it does the
 * engine would take assignments to a `const`, and in other words than Node's it refuses them. That is seen to here:
 *
 *     limit = 2   →  $$constant.limit = 2      (which throws, after the right side was evaluated)
 *     limit ??= 2 →  limit ?? ($$constant.limit = 2)
 */
export function rewriteAssignment(node: AssignmentExpression, rewriter: Rewriter): Node {
  if (rewriter.analysis.settling?.rightFirst.has(node)) return rewriteRightFirst(node, rewriter)
  const { left, operator } = node
  const logical = operator === '??=' || operator === '||=' || operator === '&&='
  if (!logical || left.type !== 'Identifier' || !isConstant(left, rewriter)) return rewriter.children(node)
  const assignment: Expression = {
    ...node,
    operator: '=',
    left: constantMember(left),
    right: rewriter.expression(node.right),
  }
  const { start, end } = node
  const current = identifier(rewriter.topLevel.slotOf(left.name), left)
  return {
    type: 'LogicalExpression',
    operator: operator === '??=' ? '??' : operator === '||=' ? '||' : '&&',
    left: current,
    right: assignment,
    start,
    end,
  }
}

/** A name: its slot, or a member of `$$constant` where a `const` is written to. */
export function rewriteIdentifier(node: Identifier, rewriter: Rewriter): Node {
  const reference = rewriter.analysis.map.names.referenceOf.get(node)
  const declared = rewriter.analysis.map.names.declared.get(node)
  if (reference === undefined && declared === undefined) return node
  if (!rewriter.isModule && reference?.writes && isConstant(node, rewriter)) return constantMember(node)
  const read = readName(node, rewriter)
  if (namesGiver(node, rewriter)) return libraryCall('arguments', [read], node)
  return isOwnNameOfGiver(node, rewriter) ? giving(read, undefined, node) : read
}

/** True where a function that gives promises hands itself on by a name that nothing outside of it has. */
function isOwnNameOfGiver(node: Identifier, { analysis }: Rewriter): boolean {
  const { map, settling, suspending, engineWaits } = analysis
  const variable = map.names.referenceOf.get(node)?.variable
  const [fn] = variable?.kind === 'own-name' ? variable.definitions : []
  if (fn === undefined || !isFunction(fn) || !settling?.givers.gives(fn)) return false
  if (suspending.has(fn) && !engineWaits) return false
  return map.places.get(node)?.key !== 'callee'
}

/** `arguments` of a function that gives promises: one way to that function is through them. */
function namesGiver(node: Identifier, { analysis }: Rewriter): boolean {
  const { map, settling, suspending, engineWaits } = analysis
  const { fn } = node.name === 'arguments' && settling !== undefined ? map.regionOf(node) : { fn: undefined }
  const owner = fn && map.ownerOfArguments(fn)
  if (!owner || !isFunction(owner) || !settling?.givers.gives(owner)) return false
  if ((suspending.has(owner) && !engineWaits) || map.names.referenceOf.get(node)?.writes !== false) return false
  const { parent, key } = map.places.get(node) ?? {}
  const member = parent?.type === 'MemberExpression' && key === 'object' ? keyName(parent) : 'callee'
  return member === undefined || member === 'callee'
}

/** A name where it is read, though it is written there, too. */
export function readName(node: Identifier, rewriter: Rewriter): Identifier {
  if (rewriter.isModule) return node
  const reference = rewriter.analysis.map.names.referenceOf.get(node)
  const declared = rewriter.analysis.map.names.declared.get(node)
  const variable = declared ?? reference?.variable
  if (variable !== undefined && variable.scope !== rewriter.analysis.map.names.program) {
    const renamed = rewriter.analysis.suspending.size > 0 && awaitSlot(variable, rewriter.analysis)
    return renamed ? { ...node, name: renamed } : node
  }
  const slot = rewriter.topLevel.slotOf(node.name)
  return slot === node.name ? node : { ...node, name: slot }
}

/** `{ total }` with another slot → `{ total: total$1 }` */
export function rewriteProperty(node: Property, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  if (!node.shorthand || rewritten.value === node.value) return rewritten
  return withOwnKey({ ...rewritten, key: node.key, shorthand: keepsShorthand(node, rewritten) })
}

/** A default value leaves `{ a = 1 }` a shorthand as long as the name stays. */
function keepsShorthand(before: Property, after: Property): boolean {
  const name = (value: Node): string | undefined => {
    if (value.type === 'Identifier') return value.name
    return value.type === 'AssignmentPattern' && value.left.type === 'Identifier' ? value.left.name : undefined
  }
  return name(before.value as Node) === name(after.value as Node)
}

function isConstant(node: Identifier, rewriter: Rewriter): boolean {
  const variable = rewriter.variableOf(node)
  if (rewriter.isModule || rewriter.inWith) return false
  if (variable === undefined) return rewriter.topLevel.isConstant(node.name)
  if (variable.scope !== rewriter.analysis.map.names.program) return false
  return variable.kind === 'const' || variable.kind === 'import'
}

function constantMember(node: Identifier): MemberExpression {
  const { start, end } = node
  return {
    type: 'MemberExpression',
    object: identifier('$$constant', node),
    property: identifier(node.name, node),
    computed: false,
    optional: false,
    start,
    end,
  }
}
