import type { CallExpression, Program } from 'acorn'
import { type FunctionNode, isClass, isFunction, type Node } from '../ast/nodes.ts'
import { CALLBACK_METHODS, PROMISE_METHODS } from './built-ins.ts'
import { Overlap } from './overlap.ts'
import { type CallSite, keyName, mapProgram, type ProgramMap, type Region, unchained } from './program-map.ts'
import { PromisePositions } from './promise-position.ts'
import type { Scope, Variable } from './scopes.ts'
import { type Reach, ValueFlow } from './value-flow.ts'

/**
 * How a call is rewritten: `wait` waits for the answer, but for a driven function, where nothing can wait; `await`
 * waits always, since it stands in a function that is asynchronous as written; `promise` keeps the promise because it
 * is wanted; `list` is a built-in that calls back and whose list of promises is wanted.
 */
export type CallKind = 'wait' | 'await' | 'promise' | 'list'

/** What stage 2 found; the program itself is not changed. */
export interface Analysis {
  readonly map: ProgramMap
  /** Functions that the rewriter makes asynchronous. */
  readonly suspending: ReadonlySet<FunctionNode>
  /** True when the engine itself waits: then those functions keep their bodies and are marked only. */
  readonly engineWaits: boolean
  readonly calls: ReadonlyMap<Node, CallKind>
  /** Callbacks of `then` and its kin that may suspend. */
  readonly wrapped: ReadonlySet<Node>
  /** Top-level variables that hold promises, or lists of them, until the cell ends. */
  readonly promiseVariables: ReadonlySet<Variable>
  /** Top-level names that may hold a suspending function when the cell ends. */
  readonly suspendingNames: ReadonlySet<string>
  /** What later cells have to know. */
  readonly reach: Pick<Reach, 'properties' | 'escaped' | 'readElsewhere' | 'evaluates'>
}

/**
 * Finds which functions may reach a host function and which calls have to wait for one.
 * @example analyze(parse('const f = (x) => search(x); f(1)', options), reach).suspending.size // 1
 */
export function analyze(program: Program, reach: Reach): Analysis {
  const map = mapProgram(program)
  const flow = new ValueFlow(map, reach)
  const positions = new PromisePositions(map, reach)
  const overlap = new Overlap(map, (site) => flow.maySuspend(site))
  const calls = new Map<Node, CallKind>()
  do {
    flow.changed = false
    flow.spread()
    for (const { node, region } of map.sites) {
      if (region.kind === 'fixed' || !flow.maySuspend(node)) continue
      const kind = calls.get(node) ?? callKind(node, region, positions, overlap)
      calls.set(node, kind)
      // A function in which promises are only handed on stays as it is.
      if (kind !== 'wait' || region.kind !== 'sync' || region.fn === undefined) continue
      if (flow.suspending.has(region.fn)) continue
      flow.suspending.add(region.fn)
      flow.changed = true
      noteMethod(map, flow, region.fn)
    }
  } while (flow.changed)
  return {
    map,
    suspending: flow.suspending,
    engineWaits: false,
    calls,
    wrapped: wrappedCallbacks(map, flow, calls),
    promiseVariables: positions.held,
    suspendingNames: suspendingNames(map, flow),
    reach: {
      properties: grown(flow.properties, reach.properties),
      escaped: flow.escaped,
      readElsewhere: grown(new Set([...reach.readElsewhere, ...readInFunctions(map)]), reach.readElsewhere),
      evaluates: reach.evaluates || map.hasEval,
    },
  }
}

/**
 * The analysis for an engine that can halt the guest in the middle of a call: calls that would have to wait are plain
 * ones, and no function becomes asynchronous. Where a promise is wanted the call still gives one, and so does a call
 * under an `await` as written: the engine never halts there.
 */
export function withEngineWaiting(analysis: Analysis): Analysis {
  const calls = new Map([...analysis.calls].filter(([, kind]) => kind !== 'wait'))
  return { ...analysis, engineWaits: true, calls }
}

function callKind(node: CallSite, region: Region, positions: PromisePositions, overlap: Overlap): CallKind {
  const mayOverlap = (callees: readonly Node[]): boolean => callees.every((callee) => overlap.isAllowed(callee))
  if (isListCallback(node) && positions.wantsList(node) && mayOverlap(node.arguments)) return 'list'
  if (!isCallbackMethod(node) && positions.wantsPromise(node)) {
    const callee = node.type === 'CallExpression' ? node.callee : node.tag
    if (positions.isTakenAsPromise(node) || mayOverlap([callee])) return 'promise'
  }
  return region.kind === 'async' ? 'await' : 'wait'
}

/** `list.map(f)` and `Array.from(list, f)`: what they give is a list of what the callback gave. */
function isListCallback(node: CallSite): node is CallExpression {
  if (node.type !== 'CallExpression') return false
  const callee = unchained(node.callee)
  return callee.type === 'MemberExpression' && ['map', 'from'].includes(keyName(callee) ?? '')
}

/** A built-in that calls back gives its result, not what the callback gave: it is always waited for. */
function isCallbackMethod(node: CallSite): boolean {
  if (node.type !== 'CallExpression' || node.arguments.length === 0) return false
  const callee = unchained(node.callee)
  return callee.type === 'MemberExpression' && CALLBACK_METHODS.has(keyName(callee) ?? '')
}

/** The set as it was, when nothing was added: sessions that wait share it. */
function grown(set: ReadonlySet<string>, before: ReadonlySet<string>): ReadonlySet<string> {
  return set.size === before.size ? before : set
}

/** A method that suspends is reached through its name, from anywhere. */
function noteMethod(map: ProgramMap, flow: ValueFlow, fn: FunctionNode): void {
  const parent = map.places.get(fn)?.parent
  if (parent?.type !== 'MethodDefinition' && parent?.type !== 'Property') return
  const name = keyName(parent)
  if (name === undefined) flow.escaped = true
  else flow.properties.add(name)
}

/** Callbacks given to `then`, `catch`, `finally` or to a built-in whose list of promises is wanted. */
function wrappedCallbacks(map: ProgramMap, flow: ValueFlow, calls: ReadonlyMap<Node, CallKind>): Set<Node> {
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

function suspendingNames(map: ProgramMap, flow: ValueFlow): Set<string> {
  const names = new Set(flow.globals)
  for (const variable of map.names.program.variables.values()) {
    const [reference] = variable.references
    const holds =
      flow.variables.has(variable) ||
      variable.definitions.some(
        (definition) =>
          flow.suspending.has(definition as FunctionNode) ||
          (definition.type === 'VariableDeclarator' && definition.init && flow.mayHold(definition.init)),
      ) ||
      (reference !== undefined && flow.mayHold(reference.node))
    if (holds) names.add(variable.name)
  }
  return names
}

/** Names of the top level, declared here or not, that functions and classes read: they may be called by later cells. */
function* readInFunctions({ names }: ProgramMap): Generator<string> {
  for (const { node, reads, variable, scope } of names.references) {
    if (!reads || (variable !== undefined && variable.scope !== names.program)) continue
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      if (!isFunction(at.node) && !isClass(at.node)) continue
      yield node.name
      break
    }
  }
}
