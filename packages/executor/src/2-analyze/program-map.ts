import type { CallExpression, NewExpression, Program, TaggedTemplateExpression } from 'acorn'
import { forEachChild } from '../ast/children.ts'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import type { Place } from '../ast/walk.ts'
import { type Names, resolveNames } from './scopes.ts'

/**
 * Code that runs as one piece, and what it can do at a call that may suspend:
 * `top` and `async` can await; `sync` can once the rewriter makes its function asynchronous; `fixed` never can: getters,
 * setters, constructors, sync generators, field values, static blocks, default parameters.
 */
export interface Region {
  readonly kind: 'top' | 'async' | 'sync' | 'fixed'
  readonly fn: FunctionNode | undefined
}

/** A place where something is called. */
export type CallSite = CallExpression | TaggedTemplateExpression

/** A program with what stands where: made once, asked by the whole analysis. */
export interface ProgramMap {
  readonly program: Program
  readonly names: Names
  readonly places: ReadonlyMap<Node, Place>
  readonly sites: readonly { readonly node: CallSite; readonly region: Region }[]
  readonly regionOf: ReadonlyMap<Node, Region>
  readonly functions: readonly FunctionNode[]
  readonly news: readonly NewExpression[]
  /** Names under which this program defines methods or holds functions in object literals and classes. */
  readonly ownMethods: ReadonlySet<string>
  /** True when the program may make code from text, with `eval` or `Function`: that sees names without naming them here. */
  readonly hasEval: boolean
  /** `return` statements outside all functions. */
  readonly returnsOfProgram: ReadonlySet<Node>
  /** Names that the body of a function declares with `var`. */
  varNames(fn: FunctionNode): readonly string[]
}

/** Walks a program once and notes what the analysis asks for. */
export function mapProgram(program: Program): ProgramMap {
  const places = new Map<Node, Place>()
  const regionOf = new Map<Node, Region>()
  const sites: { node: CallSite; region: Region }[] = []
  const functions: FunctionNode[] = []
  const news: NewExpression[] = []
  const ownMethods = new Set<string>()

  const returnsOfProgram = new Set<Node>()
  let hasEval = false
  const varNames = new Map<FunctionNode, string[]>()
  const noteVar = (node: Node, fn: FunctionNode | undefined): void => {
    if (fn === undefined || node.type !== 'VariableDeclaration' || node.kind !== 'var') return
    const names = varNames.get(fn) ?? []
    for (const { id } of node.declarations) names.push(...boundNames(id))
    varNames.set(fn, names)
  }

  const visit = (node: Node, region: Region, parent: Node | undefined): void => {
    if (isFunction(node)) {
      functions.push(node)
      const body: Region = { kind: kindOf(node, parent), fn: node }
      const parameters: Region = { kind: 'fixed', fn: node }
      regionOf.set(node, body)
      visitChildren(node, (key) => (key === 'body' ? body : parameters))
      return
    }
    if (node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression') sites.push({ node, region })
    if (node.type === 'NewExpression') news.push(node)
    hasEval ||= node.type === 'Identifier' && (node.name === 'eval' || node.name === 'Function')
    if (node.type === 'ReturnStatement' && region.fn === undefined) returnsOfProgram.add(node)
    noteVar(node, region.fn)
    if (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') {
      const name = keyName(node)
      if (name !== undefined && node.value && isFunction(node.value)) ownMethods.add(name)
    }
    const fixed: Region = { kind: 'fixed', fn: undefined }
    if (node.type === 'StaticBlock') return visitChildren(node, () => fixed)
    if (node.type === 'PropertyDefinition') return visitChildren(node, (key) => (key === 'value' ? fixed : region))
    visitChildren(node, () => region)
  }
  const visitChildren = (parent: Node, regionOfKey: (key: string) => Region): void => {
    forEachChild(parent, (child, key, index) => {
      places.set(child, { parent, key, index })
      visit(child, regionOfKey(key), parent)
    })
  }
  const top: Region = { kind: 'top', fn: undefined }
  visitChildren(program, () => top)
  const names = resolveNames(program)
  return {
    program,
    names,
    places,
    sites,
    regionOf,
    functions,
    news,
    ownMethods,
    hasEval,
    returnsOfProgram,
    varNames: (fn) => varNames.get(fn) ?? [],
  }
}

/** The names that a pattern binds, in order. */
export function boundNames(pattern: Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap(boundNames)
    case 'Property':
      return boundNames(pattern.value)
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []))
    case 'RestElement':
      return boundNames(pattern.argument)
    case 'AssignmentPattern':
      return boundNames(pattern.left)
    default:
      return []
  }
}

function kindOf(fn: FunctionNode, parent: Node | undefined): Region['kind'] {
  if (fn.generator) return fn.async ? 'async' : 'fixed'
  if (fn.async) return 'async'
  if (parent?.type === 'MethodDefinition' && parent.kind !== 'method') return 'fixed'
  if (parent?.type === 'Property' && parent.kind !== 'init') return 'fixed'
  return 'sync'
}

/** The name of a member, method or property where the text says it: `a.b`, `a['b']`, `#b`; undefined when computed. */
export function keyName(
  node: Node & { type: 'MemberExpression' | 'Property' | 'MethodDefinition' | 'PropertyDefinition' },
): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (key.type === 'Literal') return String(key.value)
  if (node.computed || key.type !== 'Identifier') return undefined
  return key.name
}

/** The expression inside an optional chain, or the node itself. */
export function unchained(node: Node): Node {
  return node.type === 'ChainExpression' ? node.expression : node
}
