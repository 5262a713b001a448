import type { FunctionNode, Node } from '../ast/nodes.ts'
import type { Analysis } from './analyze.ts'
import type { ProgramMap, Region } from './program-map.ts'

/** A program in which no other functions than `suspending` can become asynchronous. */
export function withFixed(map: ProgramMap, suspending: ReadonlySet<FunctionNode>): ProgramMap {
  const fixed = (region: Region): Region => {
    const { kind, fn } = region
    return kind === 'sync' && fn !== undefined && !suspending.has(fn) ? { kind: 'fixed', fn } : region
  }
  return {
    ...map,
    sites: map.sites.map(({ node, region }) => ({ node, region: fixed(region) })),
    regionOf: (node: Node) => fixed(map.regionOf(node)),
  }
}

/** What a program does for its own cell and what its functions do for later ones, told by one name each. */
export function together(own: Analysis, later: Analysis): Analysis {
  const { suspending, relays } = own
  const shared = {
    suspending,
    relays,
    quiet: new Set([...suspending].filter((fn) => own.quiet.has(fn) && later.quiet.has(fn))),
    asking: new Set([...own.asking, ...later.asking]),
    promiseVariables: new Set([...own.promiseVariables, ...later.promiseVariables]),
  }
  return {
    ...own,
    ...shared,
    later: { ...later, ...shared },
    reach: { ...own.reach, promises: { ...later.reach.promises, isHanded: true } },
  }
}
