import { isFunction, type Node } from '../../ast/nodes.ts'
import type { ProgramMap } from '../program-map.ts'
import type { Variable } from '../scopes.ts'
import type { ValueFlow } from '../value-flow.ts'
import type { FlowMap, PromiseReach } from './flow-map.ts'
import type { GivingFunctions } from './giving-functions.ts'
import { ELEMENTS_KEY, STREAM_KEY } from './lost-ways.ts'
import { INSIDE } from './place.ts'
import type { PromiseFlow } from './promise-flow.ts'

/** What was found of a program's promises. */
interface Found {
  readonly map: ProgramMap
  readonly giving: ValueFlow
  readonly promises: PromiseFlow
  readonly givers: GivingFunctions
}

/** What later cells have to know of the promises of a program, and of the functions that give some. */
export function reachAfter(before: PromiseReach, { map, giving, promises, givers }: Found): PromiseReach {
  const { flow } = promises
  const variables = [...map.names.program.variables.values()]
  const defines = (definition: Node): boolean => {
    if (isFunction(definition)) return givers.gives(definition)
    const init = definition.type === 'VariableDeclarator' ? definition.init : undefined
    return !!init && (isFunction(init) ? givers.gives(init) : giving.mayHold(init))
  }
  const gives = (variable: Variable): boolean => giving.variables.has(variable) || variable.definitions.some(defines)
  const named = (passes: (variable: Variable) => boolean): string[] => variables.filter(passes).map(({ name }) => name)
  return {
    ...before,
    names: new Set([
      ...before.names,
      ...named((variable) => flow.variable(variable).holds !== 0),
      ...(flow.globalObject.holds !== 0 ? ['globalThis'] : []),
    ]),
    properties: new Set([
      ...before.properties,
      ...[...flow.properties].filter(([, { holds }]) => holds !== 0).map(([name]) => name),
      ...(givesContainers(map, flow) ? [ELEMENTS_KEY] : []),
    ]),
    givingNames: new Set([...before.givingNames, ...giving.globals, ...named(gives)]),
    givingProperties: new Set([
      ...giving.properties,
      ...givers.lateMethods(),
      ...(promises.hasStreams ? [STREAM_KEY] : []),
    ]),
    givingEscaped: giving.escaped,
  }
}

/** True when a function gives something with promises in it. */
function givesContainers(map: ProgramMap, flow: FlowMap): boolean {
  const given = [flow.elsewhere, ...map.functions.map((fn) => flow.returned(fn))]
  return given.some(({ holds }) => (holds & INSIDE) !== 0)
}
