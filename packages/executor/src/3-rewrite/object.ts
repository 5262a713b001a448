import type { Expression, Literal, ObjectExpression, Property, PropertyDefinition, SpreadElement } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import type { FunctionNode, Node } from '../ast/nodes.ts'
import { usesSuper } from '../ast/uses-super.ts'
import { array, libraryCall, maskLiteral, text } from './build.ts'
import { cellBeforeGiving, givesPromises, givingKeys } from './giving.ts'
import { askedVersion } from './relayed.ts'
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
  const { suspending } = rewriter.analysis
  const rewritten = rewriter.children(node)
  const ids: Literal[] = []
  const masks: Literal[] = []
  const properties = node.properties.map((property, index) => {
    const after = rewritten.properties[index] as Property
    if (property.type !== 'Property' || !property.method) return after
    const name = keyName(property)
    if (name === undefined) return after
    const fn = property.value as FunctionNode
    const id = suspending.has(fn) ? rewriter.idOf(fn, node) : undefined
    const mask = maskLiteral(rewriter.takes(fn), node)
    if (id === undefined && mask === undefined) return after
    if (isReplaced(name, node.properties.slice(index + 1)))
      return usesSuper(property) ? after : markedMethod(after, name, id, mask)
    if (id !== undefined) ids.push(text(name, node), id)
    if (mask !== undefined) masks.push(text(name, node), mask)
    return after
  })
  const givers = node.properties.filter(
    (property): property is Property =>
      property.type === 'Property' &&
      (property.method || property.kind === 'get') &&
      givesPromises(property.value as FunctionNode, rewriter),
  )
  let object: Expression = { ...rewritten, properties }
  if (ids.length > 0) object = libraryCall('markMethods', [object, array(ids, node)], node)
  if (masks.length > 0) object = libraryCall('takesMethods', [object, array(masks, node)], node)
  if (givers.length > 0) object = givingMethods(object, givers, rewriter)
  const asked = node.properties.flatMap((property, index) =>
    askedMethod(property, node.properties.slice(index + 1), rewriter),
  )
  if (asked.length > 0) object = libraryCall('relayMethods', [object, array(asked, node)], node)
  return object
}

/** The key of a method that hands on, and what stands behind it. */
function askedMethod(
  property: Property | SpreadElement,
  later: ObjectExpression['properties'],
  rewriter: Rewriter,
): Expression[] {
  const name = property.type === 'Property' && property.method ? keyName(property) : undefined
  if (name === undefined || property.type !== 'Property' || isReplaced(name, later)) return []
  const asked = askedVersion(property.value as FunctionNode, rewriter)
  return asked === undefined ? [] : [text(name, property), asked]
}

/** `$$givingMethods({ … }, ["ok"])` */
function givingMethods(object: Expression, methods: readonly Property[], rewriter: Rewriter): Expression {
  const cell = cellBeforeGiving(
    methods.map(({ value }) => value as FunctionNode),
    rewriter,
  )
  const keys = givingKeys(methods, object)
  return libraryCall('givingMethods', cell === undefined ? [object, keys] : [object, keys, cell], object)
}

function isReplaced(name: string, later: ObjectExpression['properties']): boolean {
  return later.some((property) => property.type === 'SpreadElement' || (keyName(property) ?? name) === name)
}

/** `m() {}` → `m: $$mark({ m() {} }.m, id)`, or `m: $$takes({ m() {} }.m, mask)` */
function markedMethod(method: Property, name: string, id: Literal | undefined, mask: Literal | undefined): Property {
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
  const marked = id === undefined ? member : libraryCall('mark', [member, id], method)
  const value = mask === undefined ? marked : libraryCall('takes', [marked, mask], method)
  return withOwnKey({ ...method, method: false, value })
}

/** `async;` in a class → `"async";`: the engine takes the word for the beginning of a method. */
export function rewriteField(node: PropertyDefinition, rewriter: Rewriter): Node {
  const children = rewriter.children({ ...node, value: null })
  // Fields are given their values whenever an instance is made.
  const rewritten = { ...children, value: node.value ? rewriter.ownOrLater(node.value) : children.value }
  const isBare = !node.computed && !node.value && keyName(node) === 'async'
  return isBare ? { ...rewritten, key: text('async', node.key) } : rewritten
}

/** A property that was a method or shorthand: `__proto__: …` would set the prototype, `["__proto__"]: …` does not. */
export function withOwnKey(property: Property): Property {
  if (property.computed || property.method || property.shorthand || keyName(property) !== '__proto__') return property
  return { ...property, computed: true, key: text('__proto__', property.key) }
}
