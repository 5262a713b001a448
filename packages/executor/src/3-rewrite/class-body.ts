import type { ClassBody, MethodDefinition, StaticBlock } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import type { Node } from '../ast/nodes.ts'
import { array, libraryCall, statement, text } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * A class marks its methods before its static parts run.
 *
 *     class A { m() { return tool() } }
 *  →  class A { static { $$markClass(this, ["m"], []) } m() { return $$enter(async () => …) } }
 */
export function rewriteClassBody(node: ClassBody, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  const methods = node.body
    .filter((member): member is MethodDefinition => member.type === 'MethodDefinition' && member.kind === 'method')
    .filter((member) => rewriter.analysis.suspending.has(member.value))
    .filter((member) => !isReplaced(member, node.body))
  const keys = (isStatic: boolean): string[] =>
    methods
      .filter((member) => member.static === isStatic)
      .map((member) => keyName(member))
      .filter((name) => name !== undefined && !name.startsWith('#')) as string[]
  if (keys(true).length === 0 && keys(false).length === 0) return rewritten
  const lists = [keys(false), keys(true)].map((names) =>
    array(
      names.map((name) => text(name, node)),
      node,
    ),
  )
  const { start, end } = node
  const mark = libraryCall('markClass', [{ type: 'ThisExpression', start, end }, ...lists], node)
  const staticBlock: StaticBlock = { type: 'StaticBlock', body: [statement(mark, node)], start, end }
  return { ...rewritten, body: [staticBlock, ...rewritten.body] }
}

/** True when a later member may have the same key: then what the key means is not this method. */
function isReplaced(method: MethodDefinition, members: ClassBody['body']): boolean {
  return members.slice(members.indexOf(method) + 1).some((member) => {
    if (member.type !== 'MethodDefinition' || member.static !== method.static) return false
    const name = keyName(member)
    return name === undefined || name === keyName(method)
  })
}
