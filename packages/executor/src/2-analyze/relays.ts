import type { AssignmentProperty, CallExpression, MemberExpression, Property, PropertyDefinition } from 'acorn'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import { usesSuper } from '../ast/uses-super.ts'
import { walk } from '../ast/walk.ts'
import { CALLBACK_METHODS } from './built-ins.ts'
import { isLanguageName } from './language.ts'
import { keyName, type ProgramMap, unchained } from './program-map.ts'
import { isBuiltInName } from './promises/handing-on.ts'
import { isInTry, untestedTailsOf } from './promises/tails.ts'
import type { Variable } from './scopes.ts'

/** Names of methods of the language under which hardly anything else is asked for what it fetches. */
const OF_LISTS: ReadonlySet<string> = new Set(
  (
    'at charAt charCodeAt codePointAt concat copyWithin endsWith entries fill flat getDate getDay getFullYear getHours ' +
    'getMilliseconds getMinutes getMonth getSeconds getTime hasOwnProperty includes indexOf join keys lastIndexOf ' +
    'localeCompare normalize padEnd padStart repeat reverse slice sort splice split startsWith substring toFixed ' +
    'toISOString toJSON toLocaleDateString toLocaleString toLocaleTimeString toLowerCase toPrecision toReversed ' +
    'toSorted toSpliced toString toUpperCase trim trimEnd trimStart valueOf values with'
  ).split(' '),
)

/**
 * Calls that functions hand on, of what calls give, and of methods which have the name of a built-in or of one of the
 * program's own: what a later cell puts there may give a promise, and whoever calls the function may ask for that.
 *
 *     class Api { constructor(client) { this.client = client } user(id) { return this.client.get(id) } }
 *
 * Gives for each such function its calls.
 */
export function relaysOf(map: ProgramMap): ReadonlyMap<FunctionNode, readonly CallExpression[]> {
  const found = new Map<FunctionNode, CallExpression[]>()
  const known = { map, made: madeProperties(map) }
  for (const fn of map.functions) {
    if (fn.async || fn.generator || !isCalledByOthers(fn, map)) continue
    const calls = map
      .returnsOf(fn)
      .flatMap(untestedTailsOf)
      .map(unchained)
      .filter((tail): tail is CallExpression => tail.type === 'CallExpression' && isRelayed(tail, known))
    if (calls.length > 0) found.set(fn, calls)
  }
  return found
}

/** What is longer does more than hand on. */
const MAX_LENGTH = 500

/** True for a short function that is neither called where it stands nor called back by a built-in. */
function isCalledByOthers(fn: FunctionNode, { places, hasEval }: ProgramMap): boolean {
  if (hasEval || fn.end - fn.start > MAX_LENGTH || usesSuper(fn)) return false
  const { parent, key } = places.get(fn) ?? {}
  if (parent?.type === 'MethodDefinition') return parent.kind === 'method' && parent.key.type !== 'PrivateIdentifier'
  if (parent?.type === 'Property') return parent.kind === 'init'
  if (parent?.type !== 'CallExpression') return true
  const callee = unchained(parent.callee)
  const name = callee.type === 'MemberExpression' ? keyName(callee) : undefined
  return key === 'arguments' && (name === undefined || !CALLBACK_METHODS.has(name))
}

interface Known {
  readonly map: ProgramMap
  /** Properties that hold nothing but containers which the program makes. */
  readonly made: ReadonlySet<string>
}

function isRelayed(call: CallExpression, known: Known): boolean {
  const { map } = known
  const callee = unchained(call.callee)
  if (call.arguments.some((argument) => isFunction(argument)) || call.optional || isInTry(call, map)) return false
  // `handlers.get(name)(event)`
  if (callee.type === 'CallExpression') return !callee.optional
  if (callee.type !== 'MemberExpression' || callee.optional) return false
  const name = keyName(callee)
  if (name === undefined || callee.object.type === 'Super' || callee.property.type === 'PrivateIdentifier') return false
  if (OF_LISTS.has(name) || !(isBuiltInName(name) || map.ownMethods.has(name))) return false
  return mayBeOthers(callee.object, known)
}

/** False for literals, containers that are made here, and objects of the language. */
function mayBeOthers(object: Node, known: Known): boolean {
  const root = unchained(object)
  if (root.type === 'MemberExpression') {
    return !known.made.has(nameOf(root) ?? '') && (root.object.type === 'Super' || mayBeOthers(root.object, known))
  }
  if (root.type !== 'Identifier') return root.type === 'ThisExpression' || root.type === 'CallExpression'
  const variable = known.map.names.referenceOf.get(root)?.variable
  return variable === undefined ? !isLanguageName(root.name) : !isMade(variable)
}

/** `const kept = new Map()` */
function isMade({ definitions, isWritten }: Variable): boolean {
  const [definition, ...others] = definitions
  const init = definition?.type === 'VariableDeclarator' && definition.id.type === 'Identifier' && definition.init
  return !!init && !isWritten && others.length === 0 && makesContainer(init)
}

/** The name of a property, with its sign if it is private. */
function nameOf(node: MemberExpression | PropertyDefinition | Property | AssignmentProperty): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key
  return key.type === 'PrivateIdentifier' ? `#${key.name}` : keyName(node)
}

/** `new Map()`, `[]` */
function makesContainer(node: Node): boolean {
  if (node.type === 'NewExpression') return node.callee.type === 'Identifier' && isLanguageName(node.callee.name)
  return node.type === 'ArrayExpression' || node.type === 'TemplateLiteral' || node.type === 'Literal'
}

/** `class A { kept = new Map() }`, `this.kept = []`, unless it is given anything else. */
function madeProperties({ program }: ProgramMap): ReadonlySet<string> {
  const [made, others] = [new Set<string>(), new Set<string>()]
  walk(program, {
    enter(node) {
      const isAssigned = node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression'
      if (!isAssigned && node.type !== 'PropertyDefinition' && node.type !== 'Property') return
      const name = nameOf(node.type === 'AssignmentExpression' ? (node.left as MemberExpression) : node)
      const value = node.type === 'AssignmentExpression' ? node.right : node.value
      if (name !== undefined) (value && makesContainer(value) ? made : others).add(name)
    },
  })
  return new Set([...made].filter((name) => !others.has(name)))
}
