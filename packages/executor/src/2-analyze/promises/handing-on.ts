import type { CallExpression, Identifier } from 'acorn'
import { isFunction, type Node } from '../../ast/nodes.ts'
import { functionOf } from '../callees.ts'
import { isLanguageName } from '../language.ts'
import { keyName, type ProgramMap, unchained } from '../program-map.ts'
import type { Variable } from '../scopes.ts'
import { ADDING, BUILT_IN } from './built-in-flow.ts'
import { isDropped } from './tails.ts'

/** What a variable holds that is only ever a function, class or import of the program. */
const KNOWN: ReadonlySet<Variable['kind']> = new Set(['class', 'function', 'import', 'own-name'])

/** Methods of texts, numbers, dates and patterns: they give no promise. */
const OF_VALUES: ReadonlySet<string> = new Set(
  (
    'charAt charCodeAt codePointAt endsWith localeCompare match matchAll normalize padEnd padStart repeat replace ' +
    'replaceAll search split startsWith substring toLowerCase toUpperCase trim trimEnd trimStart toFixed toPrecision ' +
    'toString toLocaleString valueOf toISOString toJSON getTime getFullYear getMonth getDate getDay getHours getMinutes ' +
    'getSeconds getMilliseconds toLocaleDateString toLocaleTimeString test exec hasOwnProperty'
  ).split(' '),
)

/** True for the name of a method of the language's own that gives no promise, whatever a program has under it. */
export function isBuiltInName(name: string): boolean {
  return BUILT_IN.has(name) || OF_VALUES.has(name)
}

/** True for the call of a method by such a name. */
export function isBuiltInCall({ callee }: CallExpression): boolean {
  const member = unchained(callee)
  return member.type === 'MemberExpression' && isBuiltInName(keyName(member) ?? '')
}

/**
 * True when functions of a program call what they are handed and hand on what that gives, or drop it: a later cell may
 * hand them functions that give promises, as in `const run = (f) => f()`. Then they take those for what they are.
 */
export function handsOn(map: ProgramMap): boolean {
  return map.sites.some(({ node, region }) => region.fn !== undefined && isHanded(node, map) && isHandedOn(node, map))
}

/** True when some function calls what the text does not show: it may be handed that. */
export function callsHanded(map: ProgramMap): boolean {
  return map.sites.some(({ node, region }) => region.fn !== undefined && isHanded(node, map))
}

/** True for a call of what the text does not show. */
function isHanded(node: Node, map: ProgramMap): boolean {
  if (node.type !== 'CallExpression') return false
  const callee = unchained(node.callee)
  if (callee.type === 'Identifier') return isUnknown(callee, map)
  if (callee.type !== 'MemberExpression' || map.privateMethods.has(callee)) return false
  const name = keyName(callee)
  if (name === 'map' || name === 'from') return mapsHanded(node.arguments[name === 'map' ? 0 : 1], map)
  if (name !== undefined && (isBuiltInName(name) || map.ownMethods.has(name))) return false
  const { object } = callee
  return object.type !== 'Identifier' || !isLanguageName(object.name)
}

/** `list.map(f)`, `list.map((x) => f(x))` */
function mapsHanded(callback: Node | undefined, map: ProgramMap): boolean {
  if (callback?.type === 'Identifier') return isUnknown(callback, map)
  if (callback === undefined || !isFunction(callback)) return false
  return map.returnsOf(callback).some((returned) => returned.type === 'CallExpression' && isHanded(returned, map))
}

/** True for a name of which the program does not say which function it is. */
function isUnknown(name: Identifier, { names }: ProgramMap): boolean {
  const variable = names.referenceOf.get(name)?.variable
  return variable !== undefined && !KNOWN.has(variable.kind) && functionOf(variable) === undefined
}

/**
 * `return f(x)`, `(x) => f(x)`, `f(x);`, `void f(x)`, and `list.push(f(x))`, `kept[k] = f(x)`, `({ job: f(x) })`:
 * nothing here asks for the value. A variable is handed on where it is read for that.
 */
function isHandedOn(call: Node, map: ProgramMap, seen: Set<Variable> = new Set()): boolean {
  if (isDropped(call, map)) return true
  const { places, names } = map
  const isRead = (variable: Variable | undefined): boolean => {
    if (variable === undefined || seen.has(variable)) return false
    seen.add(variable)
    return variable.references.some(({ node }) => !isWritten(node, map) && isHandedOn(node, map, seen))
  }
  for (let at = call; ; ) {
    const { parent, key } = places.get(at) ?? {}
    switch (parent?.type) {
      case 'ReturnStatement':
      case 'ArrayExpression':
        return true
      case 'SequenceExpression':
        break
      case 'ArrowFunctionExpression':
        // A callback that stands in a call gives its answer to whoever is called there.
        return key === 'body' && !isFunction(at) && places.get(parent)?.key !== 'arguments'
      case 'Property':
        return key === 'value' && places.get(parent)?.parent?.type === 'ObjectExpression'
      case 'CallExpression':
        return key === 'arguments' && isAdding(parent)
      case 'AssignmentExpression':
        if (key !== 'right') return false
        if (parent.left.type === 'MemberExpression') return true
        return parent.left.type === 'Identifier' && isRead(names.referenceOf.get(parent.left)?.variable)
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' && isRead(names.declared.get(parent.id))
      case 'ParenthesizedExpression':
      case 'ChainExpression':
        break
      case 'LogicalExpression':
        if (key === 'left') return false
        break
      case 'ConditionalExpression':
        if (key === 'test') return false
        break
      default:
        return false
    }
    at = parent
  }
}

function isWritten(name: Node, { places }: ProgramMap): boolean {
  const { parent, key } = places.get(name) ?? {}
  return parent?.type === 'AssignmentExpression' && key === 'left' && parent.operator === '='
}

/** `list.push(x)`, `kept.set(k, x)` */
function isAdding({ callee }: CallExpression): boolean {
  const member = unchained(callee)
  return member.type === 'MemberExpression' && ADDING.has(keyName(member) ?? '')
}
