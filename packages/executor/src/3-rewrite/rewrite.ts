import type { FunctionDeclaration, Program, Statement } from 'acorn'
import type { Analysis } from '../2-analyze/analyze.ts'
import type { Variable } from '../2-analyze/scopes.ts'
import type { NameSet } from '../2-analyze/value-flow.ts'
import { isFunction, type Node } from '../ast/nodes.ts'
import { walk } from '../ast/walk.ts'
import { refuseAwaitNames } from './await-name.ts'
import { declare, identifier, libraryCall, splitDirectives, text } from './build.ts'
import { taking } from './function.ts'
import { cellBeforeGiving, givesPromises, giving } from './giving.ts'
import { heldNames } from './held-names.ts'
import { declareSlot, rewriteImport, unlockSlots } from './imports.ts'
import { relaying } from './relayed.ts'
import { Rewriter, temporaryName } from './rewriter.ts'
import { type SessionNames, TopLevel } from './top-level.ts'
import { valueOf } from './top-level-statement.ts'
import { beginsLater } from './two-bodies.ts'

/** What stage 3 takes besides program and analysis. */
export interface RewriteOptions {
  /** The model's code, for errors. */
  readonly code: string
  /** The name that the engine knows it under. */
  readonly fileName: string
  readonly session: SessionNames
  readonly hostFunctions: NameSet
  /** True when the session has a host function that ends the run. */
  readonly hasTerminal: boolean
}

/** A program for the engine, and what the session has to know of it. */
export interface Rewritten {
  readonly program: Program
  /** True when the script awaits at its top level. */
  readonly isAsync: boolean
  readonly topLevel: TopLevel
  /** Slots that hold promises, or lists of them, until the cell ends. */
  readonly promiseSlots: readonly string[]
}

/**
 * Makes the program that the engine runs: calls that may suspend wait, functions that reach them are asynchronous, and
 * top-level names outlive the cell. The program given is not changed.
 * @throws SyntaxFailure with code `syntax` when a top-level name is that of a host function, or `await` is a name
 * where it cannot be one
 */
export function rewrite(program: Program, analysis: Analysis, options: RewriteOptions): Rewritten {
  const { code, fileName, session, hostFunctions, hasTerminal } = options
  refuseAwaitNames(analysis, code)
  const topLevel = new TopLevel(analysis, session, hostFunctions, code)
  const returns = hasTopLevel(program, (node) => node.type === 'ReturnStatement')
  const rewriter = new Rewriter(analysis, topLevel, { fileName, signals: hasTerminal || returns, isModule: false })
  const { result: body, temporaries } = rewriter.inFunction(() => bodyOf(program, rewriter))
  const { directives, rest } = splitDirectives(body)
  const hoisted = [
    ...(analysis.handsPromises ? beginsLater(rewriter, program) : []),
    ...temporarySlots(temporaries, program),
    ...hoistedNames(analysis, rewriter, program),
    ...heldNames(topLevel.heldSlots(), program),
    ...unlockSlots(topLevel.lockedSlots(), program),
  ]
  return {
    program: { ...program, sourceType: 'script', body: [...directives, ...hoisted, ...rest] },
    isAsync: awaits(program, analysis),
    topLevel,
    promiseSlots: [...analysis.promiseVariables].map(({ name }) => topLevel.slotOf(name)),
  }
}

/** The statements in order: imports and functions first, the value of a last declarator at the end. */
function bodyOf(program: Program, rewriter: Rewriter): Statement[] {
  const { directives, rest } = splitDirectives(program.body as Statement[])
  const last = rest.findLast(({ type }) => type !== 'EmptyStatement') as Node | undefined
  const declarator = last?.type === 'VariableDeclaration' ? last.declarations.at(-1) : undefined
  if (declarator !== undefined) rewriter.keepValueOf(declarator)
  const imports = rest.flatMap((node) => (isImport(node) ? rewriteImport(node, rewriter) : []))
  const functions = lastOfEachName(rest).map((node) => hoistFunction(node, rewriter))
  const statements = rest
    .filter((node) => !isImport(node) && node.type !== 'FunctionDeclaration')
    .map((node) => topLevelStatement(node, rewriter))
  const value = declarator === undefined ? [] : [valueOf(declarator.id, rewriter.keptValue, rewriter) as Statement]
  return [...directives, ...imports, ...functions, ...statements, ...value]
}

function isImport(node: Node): node is Node & { type: 'ImportDeclaration' } {
  return node.type === 'ImportDeclaration'
}

function lastOfEachName(body: readonly Statement[]): FunctionDeclaration[] {
  const functions = new Map<string, FunctionDeclaration>()
  for (const node of body) if (node.type === 'FunctionDeclaration') functions.set(node.id.name, node)
  return [...functions.values()]
}

/** `function f() {}` → `let f = function () {}` at the top of the script. */
function hoistFunction(node: FunctionDeclaration, rewriter: Rewriter): Statement {
  const rewritten = rewriter.rewrite(node)
  const expression = { ...rewritten, type: 'FunctionExpression', id: null } as const
  const { name } = node.id
  const slot = rewriter.topLevel.slotOf(name)
  const suspends = rewriter.analysis.suspending.has(node)
  const label = text(name, node)
  const value = suspends
    ? libraryCall('mark', [expression, rewriter.idOf(node, node), label], node)
    : slot === name
      ? expression
      : libraryCall('named', [expression, label], node)
  const mask = rewriter.takes(node)
  const taken = mask === 0 ? value : taking(value, mask, name, node)
  if (!givesPromises(node, rewriter)) return declareSlot(name, relaying(taken, name, node, rewriter), node, rewriter)
  return declareSlot(name, giving(taken, name, node, cellBeforeGiving([node], rewriter)), node, rewriter)
}

function topLevelStatement(node: Statement, rewriter: Rewriter): Statement {
  if (node.type !== 'ClassDeclaration') return rewriter.rewrite(node)
  const { name } = node.id
  const slot = rewriter.topLevel.slotOf(name)
  const rewritten = rewriter.rewrite(node)
  if (slot === name && rewriter.topLevel.isNew(name)) return rewritten
  return declareSlot(name, { ...rewritten, type: 'ClassExpression' }, node, rewriter)
}

/** `let` for names whose declaration became an assignment: `var`, and new names beside ones declared before. */
function hoistedNames(analysis: Analysis, rewriter: Rewriter, program: Program): Statement[] {
  const names = [...analysis.map.names.program.variables.values()]
    .filter((variable) => rewriter.topLevel.isNew(variable.name) && becomesAssignment(variable, analysis, rewriter))
    .map(({ name }) => rewriter.topLevel.slotOf(name))
  return names.length === 0
    ? []
    : [
        declare(
          'let',
          names.map((name) => [identifier(name, program), null] as const),
          program,
        ),
      ]
}

/** Temporary names that the guest library declares, for all cells: no code finds them on the global object. */
const IN_TEMPLATE: ReadonlySet<string> = new Set(Array.from({ length: 256 }, (_, index) => temporaryName(index)))

function becomesAssignment(variable: Variable, analysis: Analysis, rewriter: Rewriter): boolean {
  if (rewriter.mixedNames.has(variable.name)) return true
  if (variable.kind !== 'var') return false
  const functions = variable.definitions.filter(({ type }) => type === 'FunctionDeclaration')
  if (functions.some((fn) => analysis.map.places.get(fn)?.parent?.type === 'Program')) return false
  // Only functions in blocks, whose name the whole script sees (Annex B): the engine declares it itself.
  return functions.length === 0 || functions.length < variable.definitions.length
}

function temporarySlots(names: readonly string[], program: Program): Statement[] {
  const others = names.filter((name) => !IN_TEMPLATE.has(name))
  // `var`: a later cell may use the same names.
  if (others.length === 0) return []
  const declaration = declare(
    'let',
    others.map((name) => [identifier(name, program), null] as const),
    program,
  )
  return [{ ...declaration, kind: 'var' }]
}

function awaits(program: Program, analysis: Analysis): boolean {
  const { map, calls, byIdentity, settling } = analysis
  const isTop = (node: Node): boolean => map.regionOf(node).kind === 'top'
  const waits = map.sites.some(({ node, region }) => region.kind === 'top' && calls.has(node))
  // A list of promises is made by what has the name, which may be a method that waits.
  const others = [...(settling?.waitsAt ?? []), ...byIdentity.choosing, ...(settling?.lists ?? [])]
  if (waits || others.some(isTop)) return true
  return hasTopLevel(program, isWaiting)
}

function isWaiting(node: Node): boolean {
  if (node.type === 'ReturnStatement') return Boolean(node.argument)
  return node.type === 'AwaitExpression' || isImport(node) || (node.type === 'ForOfStatement' && node.await)
}

/** True when a node outside all functions passes. */
function hasTopLevel(program: Program, passes: (node: Node) => boolean): boolean {
  let found = false
  walk(program, {
    enter(node) {
      if (found || isFunction(node)) return false
      found = passes(node)
      return !found
    },
  })
  return found
}
