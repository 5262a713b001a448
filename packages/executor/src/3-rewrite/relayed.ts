import type { Expression } from 'acorn'
import type { FunctionNode } from '../ast/nodes.ts'
import { libraryCall, text } from './build.ts'
import { givesPromises } from './giving.ts'
import type { Rewriter } from './rewriter.ts'

// A function that hands on what a method gives which only later cells have stays as it is. Behind it stands another,
// which takes a promise for what it is: those call it who ask for one.
//
//     const user = (client, id) => client.get(id)
//  →  const user = $$relaying((client, id) => client.get(id), (client, id) => $$onLate(client, client.get, id), "user")

/** `$$relaying(f, asked)` for such a function; any other as it is. */
export function relaying(fn: Expression, name: string | undefined, node: FunctionNode, rewriter: Rewriter): Expression {
  const asked = askedVersion(node, rewriter)
  if (asked === undefined) return fn
  return libraryCall('relaying', name === undefined ? [fn, asked] : [fn, asked, text(name, node)], node)
}

/** What stands behind such a function; undefined for any other, and where something else makes it give promises. */
export function askedVersion(node: FunctionNode, rewriter: Rewriter): Expression | undefined {
  const { relays, suspending } = rewriter.analysis
  const calls = relays.get(node)
  if (calls === undefined || rewriter.relayed !== undefined) return undefined
  if (suspending.has(node) || givesPromises(node, rewriter)) return undefined
  rewriter.relayed = new Set(calls)
  try {
    const written = rewriter.asLater(() => rewriter.rewrite(node))
    return node.type === 'FunctionDeclaration'
      ? ({ ...written, type: 'FunctionExpression', id: null } as Expression)
      : (written as Expression)
  } finally {
    rewriter.relayed = undefined
  }
}
