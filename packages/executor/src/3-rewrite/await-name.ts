import type { Identifier } from 'acorn'
import { failAt } from '../1-parse/syntax-failure.ts'
import type { Analysis } from '../2-analyze/analyze.ts'
import type { Variable } from '../2-analyze/scopes.ts'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'

/** What stands for a variable `await`: no code can say a name that begins with $$. */
const SLOT = '$$await'

/**
 * `await` is a name like any other in functions that are not asynchronous, and a word of the language in those that the
 * rewriter makes so: variables of that name get another.
 *
 *     function f(await) { return tool(await) }
 *  →  function f($$await) { return $$enter(async () => … $$await …) }
 */
export function awaitSlot({ name, kind, scope }: Variable, { map }: Analysis): string | undefined {
  if (name !== 'await' || scope === map.names.program || KEPT.has(kind)) return undefined
  return SLOT
}

/** Functions and classes have their names to show. */
const KEPT: ReadonlySet<Variable['kind']> = new Set(['function', 'class', 'own-name', 'import'])

/**
 * Refuses what cannot have another name: functions, classes and labels `await` inside of a function that becomes
 * asynchronous, a name that nothing declares there, and variables that code made by `eval` may ask for.
 */
export function refuseAwaitNames(analysis: Analysis, code: string): void {
  const { map, suspending, engineWaits } = analysis
  const { names, places } = map
  if (engineWaits || suspending.size === 0) return
  const isInside = (node: Node): boolean => isAwaitThere(node, analysis)
  const check = (node: Identifier, variable: Variable | undefined): void => {
    if (node.name !== 'await' || variable?.scope === names.program || !isInside(node)) return
    const isRenamed =
      variable !== undefined && awaitSlot(variable, analysis) !== undefined && !isSeenByEval(variable, analysis)
    if (!isRenamed) throw failAt(code, node.start, MESSAGE, ADVICE)
  }
  for (const [node, variable] of names.declared) check(node as Identifier, variable)
  for (const { node, variable } of names.references) check(node, variable)
  for (const [node, { parent, key }] of places) {
    if (key === 'label' && node.type === 'Identifier' && parent?.type !== 'MetaProperty') check(node, undefined)
  }
}

/** True where `await` is a word once functions are asynchronous; plain functions inside of them have it as a name. */
function isAwaitThere(node: Node, { map, suspending }: Analysis): boolean {
  let place = map.places.get(node)
  for (; place !== undefined; place = map.places.get(place.parent as Node)) {
    const { parent, key } = place
    if (parent === undefined || !isFunction(parent) || parent.type === 'ArrowFunctionExpression') {
      if (parent !== undefined && suspending.has(parent as FunctionNode)) return true
      continue
    }
    if (key === 'id' && parent.type === 'FunctionDeclaration') continue
    return key !== 'id' && suspending.has(parent)
  }
  return false
}

/** True when `eval(…)` stands where a variable is seen: its text knows the names as they were written. */
function isSeenByEval({ scope }: Variable, { map }: Analysis): boolean {
  const { start, end } = scope.node
  return map.sites.some(({ node }) => {
    const isEval = node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'eval'
    return isEval && start <= node.start && node.end <= end
  })
}

const MESSAGE = "Cannot use 'await' as a name here"
const ADVICE = 'The function around it calls host functions and has to wait: choose another name.'
