import type { Program } from 'acorn'
import { parse } from '../../packages/executor/src/1-parse/parse.ts'
import { analyze } from '../../packages/executor/src/2-analyze/analyze.ts'
import { NO_PROMISES } from '../../packages/executor/src/2-analyze/promises/promise-reach.ts'
import type { Settling } from '../../packages/executor/src/2-analyze/promises/settling.ts'
import type { Reach } from '../../packages/executor/src/2-analyze/value-flow.ts'
import type { Node } from '../../packages/executor/src/ast/nodes.ts'

/** A session with the host function `tool`, before its first cell. */
export const FIRST_REACH: Reach = {
  hostFunctions: new Set(['tool']),
  names: new Set(),
  properties: new Set(),
  escaped: false,
  modulesSuspend: false,
  readElsewhere: new Set(),
  evaluates: false,
  hidden: new Set(),
  declared: new Map(),
  settles: true,
  promises: NO_PROMISES,
}

/** The syntax tree of a cell. */
export function parsed(code: string): Program {
  return parse(code, { sourceBytes: 10_000_000 })
}

/** Where a cell waits for promises; undefined where it can have none. */
export function settlingOfCell(code: string): Settling | undefined {
  return analyze(parsed(code), FIRST_REACH).settling
}

/** The texts of nodes, in the order of the code. */
export function textsOf(nodes: Iterable<Node>, code: string): string[] {
  return [...nodes].sort((one, other) => one.start - other.start).map(({ start, end }) => code.slice(start, end))
}
