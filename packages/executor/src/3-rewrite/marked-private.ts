import type { Expression, MemberExpression } from 'acorn'
import { libraryCall } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * A private method is out of reach where its class is defined (only an instance has it), and nothing can replace it: so
 * it is marked where it is read. Which class declares `#b` is what the text around says, and never the name alone.
 */
export function markedPrivate(member: MemberExpression, rewritten: Expression, rewriter: Rewriter): Expression {
  const { map, suspending } = rewriter.analysis
  const method = map.privateMethods.get(member)
  if (method === undefined || !suspending.has(method)) return rewritten
  return libraryCall('mark', [rewritten, rewriter.idOf(method, member)], member)
}
