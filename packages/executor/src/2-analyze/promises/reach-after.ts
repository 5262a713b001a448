import { type FunctionNode, isFunction, type Node } from '../../ast/nodes.ts'
import { boundIdentifiers, keyName, type ProgramMap } from '../program-map.ts'
import { grown } from '../reach-without-promises.ts'
import type { Variable } from '../scopes.ts'
import type { ValueFlow } from '../value-flow.ts'
import type { FlowMap } from './flow-map.ts'
import type { GivingFunctions } from './giving-functions.ts'
import { functionAround } from './kept.ts'
import { ALL, ELEMENTS, INSIDE, ITSELF } from './levels.ts'
import { ELEMENTS_KEY, GENERATORS_KEY, STREAM_KEY } from './lost-ways.ts'
import type { PromiseFlow } from './promise-flow.ts'
import {
  FURTHER,
  gettingKey,
  hasPromises,
  leftKey,
  listedKey,
  methodKey,
  type PromiseReach,
  takingKey,
  wantingKey,
} from './promise-reach.ts'

/** What was found of a program's promises. */
interface Found {
  readonly map: ProgramMap
  readonly giving: ValueFlow
  readonly promises: PromiseFlow
  readonly givers: GivingFunctions
  readonly handsPromises: boolean
}

/** What later cells have to know of the promises of a program, and of the functions that give some. */
export function reachAfter(before: PromiseReach, found: Found): PromiseReach {
  const after = grownBy(before, found)
  return {
    ...after,
    hands: before.hands || (found.handsPromises && hasPromises(after)),
  }
}

function grownBy(before: PromiseReach, { map, giving, promises, givers }: Found): PromiseReach {
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
    givingNames: new Set([
      ...before.givingNames,
      ...giving.globals,
      ...named(gives),
      ...giving.listedNames().map(listedKey),
      ...leftFunctions(map, flow),
      ...wanting(map, flow),
    ]),
    givingProperties: new Set([
      ...giving.properties,
      ...givers.lateMethods(),
      ...[...givers.getters].map(gettingKey),
      ...(promises.hasStreams ? [STREAM_KEY] : []),
      ...(promises.hasGenerators ? [GENERATORS_KEY] : []),
    ]),
    givingEscaped: giving.escaped,
    plainReads: grown(before.plainReads, readOfOuter(map, flow)),
  }
}

/** Functions and methods that only code outside of them brings to their end, as later cells find them. */
function* leftFunctions(map: ProgramMap, { outer }: FlowMap): Generator<string> {
  for (const fn of map.functions) {
    if (!fn.async) continue
    const names = namesOf(fn, map)
    if (names.length === 0) continue
    const flags = new Set<string>()
    if (!outer.inLaterCells(flags).isLeft(fn)) continue
    for (const name of names) {
      if (flags.size === 0) yield leftKey(name)
      for (const flag of flags) yield leftKey(name, flag)
    }
  }
}

/** What later cells may call a function by. */
function namesOf(fn: FunctionNode, { places, names }: ProgramMap): string[] {
  const { parent } = places.get(fn) ?? {}
  if (parent?.type === 'MethodDefinition' && parent.kind === 'constructor') return classNames(parent, places)
  if (parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition')
    return [keyName(parent)].filter((name) => name !== undefined).map(methodKey)
  const id = fn.type === 'FunctionDeclaration' ? fn.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined
  const variable = id && names.declared.get(id)
  return variable?.scope === names.program ? [variable.name] : []
}

function classNames(constructor: Node, places: ProgramMap['places']): string[] {
  const body = places.get(constructor)?.parent
  const owner = body && places.get(body)?.parent
  if (owner?.type === 'ClassDeclaration' && owner.id) return [owner.id.name]
  const declarator = owner && places.get(owner)?.parent
  const id = declarator?.type === 'VariableDeclarator' ? declarator.id : undefined
  return id?.type === 'Identifier' ? [id.name] : []
}

/** Functions and methods that want promises of what they are given, as later cells find them. */
function* wanting(map: ProgramMap, flow: FlowMap): Generator<string> {
  for (const fn of map.functions) {
    for (const name of namesOf(fn, map)) {
      if (fn.params.some((parameter) => wantsWithin(parameter, flow))) yield wantingKey(name)
      for (const [index, parameter] of fn.params.entries()) {
        if (parameter.type === 'Identifier' && flow.name(parameter).keeps(ITSELF)) yield takingKey(name, index)
        if (parameter.type !== 'RestElement' || parameter.argument.type !== 'Identifier') continue
        if (flow.name(parameter.argument).keeps(ELEMENTS)) yield takingKey(name, FURTHER)
      }
    }
  }
}

function wantsWithin(parameter: Node, flow: FlowMap): boolean {
  const wanted = parameter.type === 'Identifier' ? INSIDE : ALL
  return boundIdentifiers(parameter).some((name) => (flow.name(name).wants & wanted) !== 0)
}

/**
 * Properties that functions read of what they are called on, or of what stands in a function around them, where no
 * promise could be: whoever is given the object later finds the name as that of something without promises.
 */
function* readOfOuter({ places, names }: ProgramMap, flow: FlowMap): Generator<string> {
  for (const [node] of places) {
    const name = node.type === 'MemberExpression' ? keyName(node) : undefined
    if (node.type !== 'MemberExpression' || name === undefined || flow.property(name).holds !== 0) continue
    if (node.object.type === 'ThisExpression' && !isWrittenTo(node, places)) yield name
    if (node.object.type !== 'Identifier') continue
    const scope = names.referenceOf.get(node.object)?.variable?.scope
    if (scope === undefined || scope === names.program) continue
    const fn = functionAround(node, flow)
    if (fn !== undefined && fn.start > scope.node.start && fn.end <= scope.node.end) yield name
  }
}

/** True when a function gives something with promises in it, or puts some into what it is given. */
function givesContainers(map: ProgramMap, flow: FlowMap): boolean {
  const given = [flow.elsewhere, ...map.functions.map((fn) => flow.returned(fn))]
  // What wants promises in a parameter is given some, and puts none there.
  const parameters = map.functions.flatMap(({ params }) => params.flatMap(boundIdentifiers))
  given.push(...parameters.map((name) => flow.name(name)).filter(({ wants }) => (wants & INSIDE) === 0))
  return given.some(({ holds }) => (holds & INSIDE & ALL) !== 0)
}

function isWrittenTo(member: Node, places: ProgramMap['places']): boolean {
  const { parent, key } = places.get(member) ?? {}
  if (parent?.type === 'CallExpression' && key === 'callee') return true
  return parent?.type === 'AssignmentExpression' && key === 'left' && parent.operator === '='
}
