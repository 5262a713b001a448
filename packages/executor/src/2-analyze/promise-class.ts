import type { Node } from '../ast/nodes.ts'
import { keyName, type ProgramMap, unchained } from './program-map.ts'

/** Names of the global object. */
export const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['globalThis', 'self'])

/**
 * True for what may be the engine's `Promise` as far as the text shows: the name, `globalThis.Promise`, and a variable
 * that is given that and nothing else. Whether it is, is asked when it is used.
 */
export function namesPromise(node: Node, map: ProgramMap, isGlobal: (node: Node, name: string) => boolean): boolean {
  const named = unchained(node)
  if (named.type === 'MemberExpression') {
    const object = unchained(named.object)
    const isGlobalObject = object.type === 'Identifier' && GLOBAL_OBJECTS.has(object.name)
    return isGlobalObject && keyName(named) === 'Promise' && isGlobal(object, object.name)
  }
  if (named.type !== 'Identifier') return false
  const variable = map.names.referenceOf.get(named)?.variable
  if (variable === undefined) return isGlobal(named, 'Promise')
  const [definition, ...others] = variable.definitions
  if (definition?.type !== 'VariableDeclarator' || others.length > 0 || definition.id.type !== 'Identifier')
    return false
  const isAssigned = variable.references.some(({ node: use, writes }) => writes && use !== definition.id)
  return !isAssigned && !!definition.init && namesPromise(definition.init, map, isGlobal)
}

/**
 * True where a program hands `Promise` on as a value, or inherits from it: what gives promises may have any name then.
 * `new Promise(…)`, `Promise.all(…)` and `x instanceof Promise` do not.
 */
export function handsPromiseOn({ names, places }: ProgramMap): boolean {
  return names.references.some(({ node, variable }) => {
    if (variable !== undefined || node.name !== 'Promise') return false
    const { parent, key } = places.get(node) ?? {}
    if (parent?.type === 'NewExpression') return key !== 'callee'
    if (parent?.type === 'BinaryExpression') return false
    const call = parent && places.get(parent)
    return !(parent?.type === 'MemberExpression' && key === 'object' && call?.key === 'callee')
  })
}
