import type { Expression, ObjectExpression, Property } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import type { Node } from '../ast/nodes.ts'
import { walk } from '../ast/walk.ts'
import { array, libraryCall, text } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 *     { m() { return tool() } }  →  $$markMethods({ m() { return $$enter(async () => …) } }, ["m"])
 *
 * A method that a later property may replace is marked by itself; one that also uses `super` stays unmarked, and is
 * driven.
 *
 *     { m() { return tool() }, ...others }  →  { m: $$mark({ m() { … } }.m), ...others }
 */
export function rewriteObject(node: ObjectExpression, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  const names: string[] = []
  const properties = node.properties.map((property, index) => {
    const after = rewritten.properties[index] as Property
    if (property.type !== 'Property' || !property.method || !rewriter.analysis.suspending.has(property.value as never))
      return after
    const name = keyName(property)
    if (name === undefined) return after
    if (isReplaced(name, node.properties.slice(index + 1)))
      return usesSuper(property) ? after : markedMethod(after, name)
    names.push(name)
    return after
  })
  const object: ObjectExpression = { ...rewritten, properties }
  if (names.length === 0) return object
  return libraryCall(
    'markMethods',
    [
      object,
      array(
        names.map((name) => text(name, node)),
        node,
      ),
    ],
    node,
  )
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

/** `m() {}` → `m: $$mark({ m() {} }.m)` */
function markedMethod(method: Property, name: string): Property {
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
  return { ...method, method: false, value: libraryCall('mark', [member], method) }
}
