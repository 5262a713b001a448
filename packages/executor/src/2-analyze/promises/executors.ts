import type { FunctionNode } from '../../ast/nodes.ts'
import type { ProgramMap } from '../program-map.ts'
import type { FlowMap } from './flow-map.ts'

/** True for `new Promise(fn)`: nothing can wait in it, and it is the promise that is waited for. */
export function isExecutor(fn: FunctionNode, flow: FlowMap): boolean {
  const made = flow.map.places.get(fn)?.parent
  return made?.type === 'NewExpression' && made.arguments[0] === fn && flow.isGlobal(made.callee, 'Promise')
}

/** `(resolve) => { …; resolve(x) }`: it calls a parameter itself, so that what it drops may have to end before. */
export function settlesItself(fn: FunctionNode, map: ProgramMap): boolean {
  return fn.params.some((parameter) =>
    map.names.declared.get(parameter)?.references.some(({ node }) => {
      const use = map.places.get(node)
      return use?.key === 'callee' && map.regionOf(node).fn === fn
    }),
  )
}
