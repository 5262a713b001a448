import type { Expression, ImportDeclaration, ImportExpression, Statement } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { type At, assign, block, declare, identifier, libraryCall, lock, text } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/** `import(name)` → `$$import(name)` */
export function rewriteImportExpression(node: ImportExpression, rewriter: Rewriter): Node {
  return libraryCall('import', [rewriter.rewrite(node.source)], node)
}

/**
 * Imports come first, one after the other.
 *
 *     import { mean as m } from 'stats'  →  const m = $$imported(await $$import("stats"), "mean")
 */
export function rewriteImport(node: ImportDeclaration, rewriter: Rewriter): Statement[] {
  const module = load(String(node.source.value), node)
  if (node.specifiers.length === 0) return [keep(module, node)]
  return node.specifiers.map((specifier) => {
    const value =
      specifier.type === 'ImportNamespaceSpecifier' ? module : member(module, importedName(specifier), specifier)
    return declareSlot(specifier.local.name, value, specifier, rewriter, 'const')
  })
}

/** Gives a top-level name its value at the top of the script; it leaves no completion value. */
export function declareSlot(
  name: string,
  value: Expression,
  at: At,
  rewriter: Rewriter,
  kind: 'let' | 'const' = 'let',
): Statement {
  const slot = identifier(rewriter.topLevel.slotOf(name), at)
  if (rewriter.topLevel.isNew(name)) return declare(kind, [[slot, value]], at)
  const assignment = assign(slot, value, at)
  if (kind === 'let') return keep(assignment, at)
  const { start, end } = at
  const expressions = [assignment, lock(true, [slot.name], at)]
  return keep({ type: 'SequenceExpression', expressions, start, end }, at)
}

/** Lets a cell give constants of earlier cells another value: `{ let $$kept = $$lock(false, "limit") }` */
export function unlockSlots(slots: readonly string[], at: At): Statement[] {
  return slots.length === 0 ? [] : [keep(lock(false, slots, at), at)]
}

/** Evaluates an expression in a block that gives no value: `{ let $$kept = expression }` */
function keep(expression: Expression, at: At): Statement {
  return block([declare('let', [[identifier('$$kept', at), expression]], at)], at)
}

/** `await $$import("name")` */
export function load(name: string, at: At): Expression {
  const { start, end } = at
  return { type: 'AwaitExpression', argument: libraryCall('import', [text(name, at)], at), start, end }
}

/** `$$imported(module, "name")` */
export function member(module: Expression, name: string, at: At): Expression {
  return libraryCall('imported', [module, text(name, at)], at)
}

/** The name under which a module exports what a specifier imports. */
export function importedName(specifier: ImportDeclaration['specifiers'][number]): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default'
  if (specifier.type === 'ImportNamespaceSpecifier') return '*'
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : String(specifier.imported.value)
}
