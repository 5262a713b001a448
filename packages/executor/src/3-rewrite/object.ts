import type { Expression, Literal, ObjectExpression, Property, PropertyDefinition } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import type { FunctionNode, Node } from '../ast/nodes.ts'
import { walk } from '../ast/walk.ts'
import { array, libraryCall, text } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 *     { m() { return tool() } }
 *  →  $$markMethods({ m() { return $$enter("cell-1.js 1", async () => …) } }, ["m", "cell-1.js 1"])
 *
 * A method that a later property may replace is marked by itself; one that also uses `super` stays unmarked, and is
 * driven.
 *
 *     { m() { return tool() }, ...others }  →  { m: $$mark({ m() { … } }.m, "cell-1.js 1"), ...others }
 */
export function rewriteObject(node: ObjectExpression, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  const keysAndIds: Literal[] = []
  const properties = node.properties.map((property, index) => {
    const after = rewritten.properties[index] as Property
    if (property.type !== 'Property' || !property.method || !rewriter.analysis.suspending.has(property.value as never))
      return after
    const name = keyName(property)
    if (name === undefined) return after
    const id = rewriter.idOf(property.value as FunctionNode, node)
    if (isReplaced(name, node.properties.slice(index + 1)))
      return usesSuper(property) ? after : markedMethod(after, name, id)
    keysAndIds.push(text(name, node), id)
    return after
  })
  const object: ObjectExpression = { ...rewritten, properties }
  if (keysAndIds.length === 0) return object
  return libraryCall('markMethods', [object, array(keysAndIds, node)], node)
}

function isReplaced(name: string, later: ObjectExpression['properties']): boolean {
  return later.some((property) => property.type === 'SpreadElement' || (keyName(property) ?? name) === name)
}

function usesSuper(method: Property): boolean {
  let found = false
  walk(method, {
    enter(node) {
      found ||= node.type === 'Super'
    },
  })
  return found
}

/** `m() {}` → `m: $$mark({ m() {} }.m, id)` */
function markedMethod(method: Property, name: string, id: Literal): Property {
  const { start, end } = method
  const place: ObjectExpression = { type: 'ObjectExpression', properties: [method], start, end }
  const member: Expression = {
    type: 'MemberExpression',
    object: place,
    property: text(name, method),
    computed: true,
    optional: false,
    start,
    end,
  }
  return withOwnKey({ ...method, method: false, value: libraryCall('mark', [member, id], method) })
}

/** `async;` in a class → `"async";`: the engine takes the word for the beginning of a method. */
export function rewriteField(node: PropertyDefinition, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  const isBare = !node.computed && !node.value && keyName(node) === 'async'
  return isBare ? { ...rewritten, key: text('async', node.key) } : rewritten
}

/** A property that was a method or shorthand: `__proto__: …` would set the prototype, `["__proto__"]: …` does not. */
export function withOwnKey(property: Property): Property {
  if (property.computed || property.method || property.shorthand || keyName(property) !== '__proto__') return property
  return { ...property, computed: true, key: text('__proto__', property.key) }
}
