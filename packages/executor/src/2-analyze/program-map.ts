import type { CallExpression, Identifier, Program, TaggedTemplateExpression } from 'acorn'
import { forEachChild } from '../ast/children.ts'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import type { Place } from '../ast/walk.ts'
import { type Names, resolveNames } from './scopes.ts'

/**
 * Code that runs as one piece, and what it can do at a call that may suspend:
 * `top` and `async` can await; `sync` can once the rewriter makes its function asynchronous; `fixed` never can:
 * getters, setters, constructors, sync generators, field values, static blocks, default parameters.
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
  readonly functions: readonly FunctionNode[]
  /** Names under which this program defines methods or holds functions in object literals and classes. */
  readonly ownMethods: ReadonlySet<string>
  /**
   * True when the program may make code from text, with `eval` or `Function`: that sees names without naming them
   * here.
   */
  readonly hasEval: boolean
  /** `return` statements outside all functions. */
  readonly returnsOfProgram: ReadonlySet<Node>
  /** Names that the body of a function declares with `var`. */
  varNames(fn: FunctionNode): readonly string[]
}

/** Walks a program once and notes what the analysis asks for. */
export function mapProgram(program: Program): ProgramMap {
  const mapper = new ProgramMapper()
  mapper.visitChildren(program, () => ({ kind: 'top', fn: undefined }))
  const { places, sites, functions, ownMethods, hasEval, returnsOfProgram } = mapper
  const names = resolveNames(program)
  const varNames = (fn: FunctionNode): readonly string[] => mapper.varNames.get(fn) ?? []
  return { program, names, places, sites, functions, ownMethods, hasEval, returnsOfProgram, varNames }
}

/** The walk: each node is visited with the region that it runs in. */
class ProgramMapper {
  readonly places = new Map<Node, Place>()
  readonly sites: { node: CallSite; region: Region }[] = []
  readonly functions: FunctionNode[] = []
  readonly ownMethods = new Set<string>()
  readonly returnsOfProgram = new Set<Node>()
  readonly varNames = new Map<FunctionNode, string[]>()
  hasEval = false

  visitChildren(parent: Node, regionOfKey: (key: string) => Region): void {
    forEachChild(parent, (child, key, index) => {
      this.places.set(child, { parent, key, index })
      this.#visit(child, regionOfKey(key), parent)
    })
  }

  #visit(node: Node, region: Region, parent: Node): void {
    if (isFunction(node)) return this.#visitFunction(node, parent)
    this.#note(node, region)
    const fixed: Region = { kind: 'fixed', fn: undefined }
    if (node.type === 'StaticBlock') return this.visitChildren(node, () => fixed)
    if (node.type === 'PropertyDefinition') {
      return this.visitChildren(node, (key) => (key === 'value' ? fixed : region))
    }
    this.visitChildren(node, () => region)
  }

  #visitFunction(fn: FunctionNode, parent: Node): void {
    this.functions.push(fn)
    const body: Region = { kind: kindOf(fn, parent), fn }
    const parameters: Region = { kind: 'fixed', fn }
    this.visitChildren(fn, (key) => (key === 'body' ? body : parameters))
  }

  #note(node: Node, region: Region): void {
    switch (node.type) {
      case 'CallExpression':
      case 'TaggedTemplateExpression':
        this.sites.push({ node, region })
        return
      case 'Identifier':
        this.hasEval ||= node.name === 'eval' || node.name === 'Function'
        return
      case 'ReturnStatement':
        if (region.fn === undefined) this.returnsOfProgram.add(node)
        return
      case 'VariableDeclaration': {
        if (region.fn === undefined || node.kind !== 'var') return
        const names = node.declarations.flatMap(({ id }) => boundNames(id))
        this.varNames.set(region.fn, [...(this.varNames.get(region.fn) ?? []), ...names])
        return
      }
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition': {
        const name = keyName(node)
        if (name !== undefined && node.value && isFunction(node.value)) this.ownMethods.add(name)
      }
    }
  }
}

/** The names that a pattern binds, in order. */
export function boundNames(pattern: Node): string[] {
  return boundIdentifiers(pattern).map(({ name }) => name)
}

/** The identifiers by which a pattern binds its names, in order. */
export function boundIdentifiers(pattern: Node): Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern]
    case 'ObjectPattern':
      return pattern.properties.flatMap(boundIdentifiers)
    case 'Property':
      return boundIdentifiers(pattern.value)
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundIdentifiers(element) : []))
    case 'RestElement':
      return boundIdentifiers(pattern.argument)
    case 'AssignmentPattern':
      return boundIdentifiers(pattern.left)
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
