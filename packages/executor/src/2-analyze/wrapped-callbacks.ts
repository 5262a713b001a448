import type { Node } from '../ast/nodes.ts'
import type { CallKind } from './analyze.ts'
import { PROMISE_METHODS } from './built-ins.ts'
import { keyName, type ProgramMap, unchained } from './program-map.ts'
import type { ValueFlow } from './value-flow.ts'

/** Callbacks given to `then`, `catch`, `finally` or to a built-in whose list of promises is wanted. */
export function wrappedCallbacks(map: ProgramMap, flow: ValueFlow, calls: ReadonlyMap<Node, CallKind>): Set<Node> {
  const wrapped = new Set<Node>()
  for (const { node } of map.sites) {
    if (node.type !== 'CallExpression') continue
    const callee = unchained(node.callee)
    if (callee.type !== 'MemberExpression') continue
    const name = keyName(callee) ?? ''
    const isThen = PROMISE_METHODS.has(name) && !calls.has(node)
    const isFromAsync = name === 'fromAsync'
    if (!isThen && !isFromAsync && calls.get(node) !== 'list') continue
    for (const argument of node.arguments) if (flow.mayHold(argument)) wrapped.add(argument)
  }
  return wrapped
}
