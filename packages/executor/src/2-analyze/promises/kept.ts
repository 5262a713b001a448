import type { AssignmentExpression, BinaryExpression, Expression, Identifier, MemberExpression } from 'acorn'
import { type FunctionNode, isFunction, isLoop, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { keyName, type ProgramMap, unchained } from '../program-map.ts'
import type { Variable } from '../scopes.ts'
import type { Expressions } from './argument-flow.ts'
import { CALLING } from './built-in-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { isAnswer, tailsOf } from './tails.ts'

/** Methods by which a container gives an element. */
export const GETTING: ReadonlySet<string> = new Set(['get', 'at', 'pop', 'shift', 'find', 'findLast'])

const filled = new WeakMap<FlowMap, ReadonlySet<string>>()

/**
 * True for what a program may fill: a property that it assigns anything to but a parameter, by which an object only
 * gets what it is made of; a variable of a function outside that it assigns to, for the same reason. Where such a
 * holder is tested and handed out, the promise may be meant: `o.p ? o.p : f()`.
 */
export function isFilled(holder: Node, flow: FlowMap, expressions: Pick<Expressions, 'placeOf'>): boolean {
  if (holder.type === 'Identifier') return !isMadeWith(holder, flow, expressions)
  const name = holder.type === 'MemberExpression' ? keyName(holder) : undefined
  if (name === undefined) return true
  let names = filled.get(flow)
  if (names === undefined) {
    names = filledNames(flow)
    filled.set(flow, names)
  }
  return names.has(name)
}

function filledNames({ map }: FlowMap): ReadonlySet<string> {
  const found = new Set<string>()
  walk(map.program, {
    enter(node) {
      if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return
      const name = keyName(node.left)
      if (name !== undefined && !isMaking(node, node.left, map)) found.add(name)
    },
  })
  return found
}

/**
 * True for what an object is made with: what a constructor gives `this`, and a function an object of its own from its
 * parameters.
 */
function isMaking({ right }: AssignmentExpression, { object }: MemberExpression, map: ProgramMap): boolean {
  if (object.type === 'ThisExpression') return isInConstructor(object, right, map)
  const variable = (name: Node): Variable | undefined =>
    name.type === 'Identifier' ? map.names.referenceOf.get(name)?.variable : undefined
  const given = variable(right)
  const owner = variable(object)
  if (given?.kind !== 'parameter' || owner === undefined || owner.kind === 'parameter') return false
  const [outer, inner] = [given.scope.node, owner.scope.node]
  return outer.start <= inner.start && inner.end <= outer.end
}

/** A function that is no method is taken for a constructor where it gives `this` what it calls nothing for. */
function isInConstructor(node: Node, given: Node, map: ProgramMap): boolean {
  let at: Node | undefined = node
  while (at !== undefined && !isFunction(at)) at = map.places.get(at)?.parent
  const parent = at && map.places.get(at)?.parent
  if (parent?.type === 'MethodDefinition') return parent.kind === 'constructor'
  // What an arrow function in it does is done later.
  if (at?.type === 'ArrowFunctionExpression') return false
  return (at?.type === 'FunctionDeclaration' || parent?.type === 'VariableDeclarator') && !calls(given)
}

/** True where something is called. */
export function calls(root: Node): boolean {
  let found = false
  walk(root, {
    enter(node) {
      found ||= node.type === 'CallExpression' || node.type === 'NewExpression'
    },
  })
  return found
}

/** True for a variable of a function outside that has its value from the beginning: a parameter, a constant. */
function isMadeWith(name: Identifier, flow: FlowMap, expressions: Pick<Expressions, 'placeOf'>): boolean {
  const variable = flow.variableOf(name)
  if (variable === undefined || variable.isWritten || variable.definitions.length > 1) return false
  return isOuter(name, variable, flow) && !isElement(name, expressions)
}

/** True for what is read from a container, or from a variable of a function outside. */
export function isKept(node: Node, flow: FlowMap, expressions: Pick<Expressions, 'placeOf'>): boolean {
  const expression = unchained(node)
  if (expression.type === 'MemberExpression') return true
  if (expression.type === 'CallExpression') {
    // An element that a container gives: `m.get(k)`.
    const callee = unchained(expression.callee)
    const name = callee.type === 'MemberExpression' ? keyName(callee) : undefined
    return name !== undefined && GETTING.has(name) && flow.methods(name).length === 0
  }
  if (expression.type !== 'Identifier') return false
  const variable = flow.variableOf(expression)
  if (variable === undefined) return true
  return isElement(expression, expressions) || isOuter(expression, variable, flow)
}

/** True for a name that is given what a container holds. */
function isElement(name: Identifier, expressions: Pick<Expressions, 'placeOf'>): boolean {
  return expressions.placeOf(name).arriving.some(({ step, isSilent }) => step === 'out-of' && !isSilent)
}

/** True for a variable of a function outside of the one in which it is named. */
function isOuter(name: Identifier, { scope }: Variable, flow: FlowMap): boolean {
  const at = functionAround(name, flow)
  return at !== undefined && (scope.node.start < at.start || scope.node.end > at.end)
}

/**
 * True for what asks about a promise itself where it is tested before it is handed out or filled: what is kept, and
 * names that were given nothing else, but for what the test guards. What a call answered a moment before is meant as a
 * value: `ok(1) || pay()`.
 *
 * @param guarded what stands in it is not counted
 */
export function isOnlyKept(
  node: Node,
  guarded: Node,
  flow: FlowMap,
  expressions: Pick<Expressions, 'placeOf'>,
): boolean {
  const seen = new Set<Node>()
  const isKeptTail = (tail: Node): boolean => {
    const expression = unchained(tail)
    if (seen.has(expression)) return true
    seen.add(expression)
    if (expression.type === 'AssignmentExpression') return tailsOf(expression.right).every(isKeptTail)
    const isHeld = isKept(expression, flow, expressions)
    if (expression.type === 'Identifier' && isGoneThrough(expression, flow)) return false
    if (isHeld && isFilled(expression, flow, expressions)) return true
    return expression.type === 'Identifier' ? isGivenKept(expression) : !isHeld && !isAnswer(expression)
  }
  const isGivenKept = (name: Identifier): boolean => {
    const given = expressions.placeOf(name).arriving.filter(({ store, isSilent }) => !isSilent && store !== undefined)
    const variable = flow.variableOf(name)
    const isParameter = variable?.kind === 'parameter'
    const isOwn = variable !== undefined && !isOuter(name, variable, flow)
    return (
      given.every(({ store }) => isKeptStore(store as Node | 'at-run-time', isOwn)) &&
      !(isParameter && given.length === 0)
    )
  }
  const isKeptStore = (store: Node | 'at-run-time', isOwn: boolean): boolean => {
    if (store === 'at-run-time') return false
    if (guarded.start <= store.start && store.end <= guarded.end) return true
    return (isOwn && comesAfter(store, guarded, flow)) || tailsOf(store).every(isKeptTail)
  }
  return tailsOf(node).every(isKeptTail)
}

/** True for what is stored once a test is over, in the same run of the same function. */
function comesAfter(store: Node, test: Node, flow: FlowMap): boolean {
  const fn = functionAround(test, flow)
  if (store.start < test.end || fn === undefined || functionAround(store, flow) !== fn) return false
  for (let at: Node | undefined = test; at !== undefined && at !== fn; at = flow.map.places.get(at)?.parent) {
    if (isLoop(at) || at.type === 'LabeledStatement') return false
  }
  return true
}

/**
 * True for names that nothing fills: the element of a list that is gone through, and, outside of functions, what an
 * earlier cell left a promise in.
 */
function isGoneThrough(name: Identifier, flow: FlowMap): boolean {
  const variable = flow.variableOf(name)
  if (variable === undefined) {
    return functionAround(name, flow) === undefined && flow.reach.names.has(name.name)
  }
  const { places } = flow.map
  if (variable.kind === 'parameter') {
    const { parent: call, key } = places.get(variable.scope.node) ?? {}
    const callee = call?.type === 'CallExpression' && key === 'arguments' ? unchained(call.callee) : undefined
    return callee?.type === 'MemberExpression' && CALLING.has(keyName(callee) ?? '')
  }
  const [definition] = variable.definitions
  const { parent } = (definition && places.get(definition)) ?? {}
  const { parent: loop, key } = (parent && places.get(parent)) ?? {}
  return loop?.type === 'ForOfStatement' && key === 'left'
}

/** The function in which a node stands. */
export function functionAround(node: Node, { map }: FlowMap): FunctionNode | undefined {
  let at: Node | undefined = node
  while (at !== undefined && !isFunction(at)) at = map.places.get(at)?.parent
  return at
}

/** `a === b` and its kin, of what may be kept promises. */
export type Comparison = BinaryExpression & { readonly left: Expression }

/** True for comparisons by identity of what may be kept; the operands of others must be values. */
export function isComparison(node: BinaryExpression): node is Comparison {
  return (node.operator === '===' || node.operator === '!==') && isHolder(node.left) && isHolder(node.right)
}

/** Expressions that name where something is kept; another value is compared as a value. */
function isHolder(node: Node): boolean {
  if (node.type === 'Identifier' && ['undefined', 'NaN', 'Infinity'].includes(node.name)) return false
  return ['Identifier', 'MemberExpression', 'CallExpression', 'ChainExpression', 'AssignmentExpression'].includes(
    node.type,
  )
}
