import type { FunctionNode } from '../../ast/nodes.ts'
import type { ProgramMap } from '../program-map.ts'
import type { Scope, Variable } from '../scopes.ts'
import type { FlowMap } from './flow-map.ts'

/**
 * Functions declared in blocks whose name is used outside of the block for something else than to call it (ECMA-262,
 * Annex B). The engine gives that name what was written, when the block begins: nothing can stand for it there.
 *
 *     { function f() { return p } }  use(f)
 */
export function* handedOutOfBlocks({ map, evaluates, readElsewhere }: FlowMap): Generator<FunctionNode> {
  for (const fn of map.functions) {
    const outer = fn.type === 'FunctionDeclaration' ? outerName(fn, map) : undefined
    if (outer === undefined) continue
    const isCalled = outer.references.every(({ node }) => {
      const use = map.places.get(node)
      return use?.parent?.type === 'CallExpression' && use.key === 'callee'
    })
    const isRead = outer.scope === map.names.program && readElsewhere.has(outer.name)
    // Code from text may read any name.
    if (!isCalled || isRead || evaluates) yield fn
  }
}

/** The variable that the function around a block has for a function declared in it. */
function outerName(fn: FunctionNode, { names }: ProgramMap): Variable | undefined {
  const inner = fn.id && names.declared.get(fn.id)
  if (!inner || inner.scope.holdsVar) return undefined
  let scope: Scope | undefined = inner.scope
  while (scope !== undefined && !scope.holdsVar) scope = scope.parent
  return scope?.variables.get(inner.name)
}
