import type { ClassBody, Literal, MethodDefinition, StaticBlock } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import type { Node } from '../ast/nodes.ts'
import { array, libraryCall, statement, text } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * A class marks its methods before its static parts run.
 *
 *     class A { m() { return tool() } }
 *  →  class A { static { $$markClass(this, ["m", "cell-1.js 1"], []) }
 *       m() { return $$enter("cell-1.js 1", async () => …) } }
 */
export function rewriteClassBody(node: ClassBody, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  // Where the engine waits nothing takes a token: a class stays as it is written, and shows no more than that.
  if (rewriter.analysis.engineWaits) return rewritten
  const methods = node.body
    .filter((member): member is MethodDefinition => member.type === 'MethodDefinition' && member.kind === 'method')
    .filter((member) => rewriter.analysis.suspending.has(member.value))
    .filter((member) => !isReplaced(member, node.body))
  const keysAndIds = (isStatic: boolean): Literal[] =>
    methods
      .filter((member) => member.static === isStatic && member.key.type !== 'PrivateIdentifier')
      .flatMap((member) => {
        const name = keyName(member)
        return name === undefined ? [] : [text(name, node), rewriter.idOf(member.value, node)]
      })
  const lists = [keysAndIds(false), keysAndIds(true)]
  if (lists.every(({ length }) => length === 0)) return rewritten
  const { start, end } = node
  const arrays = lists.map((list) => array(list, node))
  const mark = libraryCall('markClass', [{ type: 'ThisExpression', start, end }, ...arrays], node)
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
