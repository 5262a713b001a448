import type { Program } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { positionOf } from '../ast/position.ts'
import { type Place, walk } from '../ast/walk.ts'
import { failAt, type SyntaxFailure, tooDeep } from './syntax-failure.ts'

/**
 * Levels a program may nest. The engine's parser, with a stack of 64 KiB on a main thread, was measured to follow at
 * least 450 levels of every shape as written (functions 226 × 3, objects 325 × 2, blocks 453 × 1); what is left over
 * is for the nodes that the rewrite adds.
 */
export const MAX_NESTING = 200

/** What a chain link counts: parsers follow `a.b().c` and `a + b + c` in a loop, only our own walkers go down. */
const LINK = 1 / 4
const LINK_KEYS: ReadonlySet<string | undefined> = new Set(['left', 'object', 'callee', 'tag'])
const LINKED: ReadonlySet<string> = new Set([
  'BinaryExpression',
  'LogicalExpression',
  'MemberExpression',
  'CallExpression',
  'TaggedTemplateExpression',
])

/**
 * Refuses what parses and still cannot run: nesting beyond {@link MAX_NESTING} (`source-too-deep`), `using`, and in
 * a cell `import` or `export` inside other statements and `import.meta`.
 */
export function checkProgram(program: Program, code: string, as: 'cell' | 'module'): void {
  let depth = 0
  walk(program, {
    enter(node, place) {
      depth += levelsOf(node, place)
      if (depth > MAX_NESTING) throw tooDeep(positionOf(code, node.start))
      const refusal = refuse(node, place, code, as)
      if (refusal) throw refusal
    },
    leave(node, place) {
      depth -= levelsOf(node, place)
    },
  })
}

function levelsOf(node: Node, { key, parent }: Place): number {
  if (parent === undefined || node.type === 'ChainExpression') return 0
  return LINK_KEYS.has(key) && LINKED.has(node.type) && LINKED.has(parent.type) ? LINK : 1
}

function refuse(node: Node, { parent }: Place, code: string, as: 'cell' | 'module'): SyntaxFailure | undefined {
  if (node.type === 'VariableDeclaration') {
    if (node.kind !== 'using' && node.kind !== 'await using') return undefined
    return failAt(code, node.start, `'${node.kind}' is not supported`, 'Use const and try … finally.')
  }
  if (as === 'module') return undefined
  if (node.type === 'MetaProperty' && node.meta.name === 'import') {
    return failAt(code, node.start, "'import.meta' is not available", 'A cell is a script and has no address.')
  }
  if (parent?.type === 'Program' || !isModuleDeclaration(node)) return undefined
  const word = node.type === 'ImportDeclaration' ? 'import' : 'export'
  return failAt(code, node.start, `'${word}' may only appear at the top level`, 'Move it out of the block or function.')
}

function isModuleDeclaration({ type }: Node): boolean {
  return type === 'ImportDeclaration' || (type.startsWith('Export') && type.endsWith('Declaration'))
}
