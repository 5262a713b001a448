import type {
  CallExpression,
  ClassBody,
  Identifier,
  MemberExpression,
  Program,
  TaggedTemplateExpression,
  WithStatement,
} from 'acorn'
import { forEachChild } from '../ast/children.ts'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import type { Place } from '../ast/walk.ts'
import { type PrivateNames, privateNamesOf } from './private-names.ts'
import { describes, isPlainConstructor } from './program-signs.ts'
import { type Names, resolveNames } from './scopes.ts'

/**
 * Code that runs as one piece, and what it can do at a call that may suspend:
 * `top` and `async` can await; `sync` can once the rewriter makes its function asynchronous; `fixed` never can:
 * getters, setters, constructors, sync generators, field values, static blocks, default parameters, and all that stands
 * in the body of `with`, where the object may have any name.
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
  /** Calls, but for those in the body of `with`, which stay as written. */
  readonly sites: readonly { readonly node: CallSite; readonly region: Region }[]
  readonly functions: readonly FunctionNode[]
  /** Names under which this program defines methods or holds functions in object literals and classes. */
  readonly ownMethods: ReadonlySet<string>
  /**
   * True when the program may make code from text, with `eval` or `Function`: that sees names without naming them
   * here.
   */
  readonly hasEval: boolean
  /** True when it may make a function from text, by a constructor that it takes off another: that sees global names. */
  readonly takesConstructor: boolean
  /** True when it may make a Proxy, or describe properties: a method `get` may answer reads of any then. */
  readonly mayDescribe: boolean
  /** True when it writes under keys that the text does not say, so that its functions may. */
  readonly writesUnderKeys: boolean
  /** The private method that `a.#m` means: the one of the class around it that declares the name. */
  readonly privateMethods: ReadonlyMap<MemberExpression, FunctionNode>
  /** `return` statements outside all functions. */
  readonly returnsOfProgram: ReadonlySet<Node>
  /** Names that the body of a function declares with `var`. */
  varNames(fn: FunctionNode): readonly string[]
  /** Property names that functions read. */
  readonly memberReads: ReadonlySet<string>
  /** What a function returns: the arguments of its `return` statements, or its body. */
  returnsOf(fn: FunctionNode): readonly Node[]
  /** True when a function reads its parameters through `arguments`. */
  usesArguments(fn: Node): boolean
  /** The function that `arguments` in a function is of: arrows have none of their own. */
  ownerOfArguments(fn: Node): Node
  /** The region that a node runs in. */
  regionOf(node: Node): Region
}

/** Walks a program once and notes what the analysis asks for; `top` is the region outside of functions. */
export function mapProgram(program: Program, top: Region = TOP): ProgramMap {
  const mapper = new ProgramMapper()
  mapper.visitChildren(program, () => top)
  const { places, sites, functions, ownMethods, hasEval, privateMethods, returnsOfProgram, argumentsUsers } = mapper
  const names = resolveNames(program)
  return {
    program,
    names,
    places,
    sites,
    functions,
    ownMethods,
    hasEval,
    takesConstructor: mapper.takesConstructor,
    mayDescribe: mapper.hasEval || mapper.mayDescribe,
    writesUnderKeys: mapper.writesUnderKeys,
    privateMethods,
    returnsOfProgram,
    memberReads: mapper.memberReads,
    varNames: (fn) => mapper.varNames.get(fn) ?? [],
    returnsOf: (fn) => (fn.body.type === 'BlockStatement' ? (mapper.returns.get(fn) ?? []) : [fn.body]),
    usesArguments: (fn) => argumentsUsers.has(fn),
    ownerOfArguments: (fn) => mapper.ownerOfArguments(fn),
    regionOf: (node) => regionOf(node, places, top),
  }
}

const TOP: Region = { kind: 'top', fn: undefined }
/** The region of code in which nothing can wait. */
export const FIXED: Region = { kind: 'fixed', fn: undefined }

function regionOf(node: Node, places: ReadonlyMap<Node, Place>, top: Region): Region {
  for (let at = node; ; ) {
    const place = places.get(at)
    const parent = place?.parent
    if (parent === undefined) return top
    if (isFunction(parent)) {
      return { kind: place?.key === 'body' ? kindOf(parent, places.get(parent)?.parent) : 'fixed', fn: parent }
    }
    if (parent.type === 'WithStatement' && place?.key === 'body') return FIXED
    if (parent.type === 'StaticBlock' || (parent.type === 'PropertyDefinition' && place?.key === 'value')) return FIXED
    at = parent
  }
}

/** The walk: each node is visited with the region that it runs in. */
class ProgramMapper {
  readonly places = new Map<Node, Place>()
  readonly sites: { node: CallSite; region: Region }[] = []
  readonly functions: FunctionNode[] = []
  readonly ownMethods = new Set<string>()
  readonly privateMethods = new Map<MemberExpression, FunctionNode>()
  readonly returnsOfProgram = new Set<Node>()
  readonly varNames = new Map<FunctionNode, string[]>()
  readonly returns = new Map<FunctionNode, Node[]>()
  readonly memberReads = new Set<string>()
  readonly argumentsUsers = new Set<Node>()
  hasEval = false
  takesConstructor = false
  mayDescribe = false
  writesUnderKeys = false
  /** How many bodies of `with` are around the node at hand. */
  #withs = 0
  /** The private names of the classes around the node at hand, the innermost last. */
  readonly #privateNames: PrivateNames[] = []

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
    if (node.type === 'ClassBody') return this.#visitClassBody(node, region)
    if (node.type === 'WithStatement') return this.#visitWith(node, region)
    if (node.type === 'StaticBlock') return this.visitChildren(node, () => fixed)
    if (node.type === 'PropertyDefinition') {
      return this.visitChildren(node, (key) => (key === 'value' ? fixed : region))
    }
    this.visitChildren(node, () => region)
  }

  #visitClassBody(node: ClassBody, region: Region): void {
    this.#privateNames.push(privateNamesOf(node))
    this.visitChildren(node, () => region)
    this.#privateNames.pop()
  }

  #visitWith(node: WithStatement, region: Region): void {
    this.places.set(node.object, { parent: node, key: 'object', index: undefined })
    this.#visit(node.object, region, node)
    this.places.set(node.body, { parent: node, key: 'body', index: undefined })
    this.#withs++
    this.#visit(node.body, { kind: 'fixed', fn: region.fn }, node)
    this.#withs--
  }

  #visitFunction(fn: FunctionNode, parent: Node): void {
    this.functions.push(fn)
    const body: Region = { kind: this.#withs > 0 ? 'fixed' : kindOf(fn, parent), fn }
    const parameters: Region = { kind: 'fixed', fn }
    this.visitChildren(fn, (key) => (key === 'body' ? body : parameters))
  }

  /** Arrows have no `arguments` of their own. */
  ownerOfArguments(fn: Node): Node {
    let at: Node | undefined = fn
    while (at?.type === 'ArrowFunctionExpression') {
      do at = this.places.get(at)?.parent
      while (at !== undefined && !isFunction(at))
    }
    return at ?? fn
  }

  #noteRead(name: string | undefined): void {
    if (name !== undefined) this.memberReads.add(name)
  }

  #note(node: Node, region: Region): void {
    switch (node.type) {
      case 'CallExpression':
      case 'TaggedTemplateExpression':
        if (this.#withs === 0) this.sites.push({ node, region })
        return
      case 'MemberExpression': {
        if (region.fn !== undefined) this.#noteRead(keyName(node))
        const name = node.property.type === 'PrivateIdentifier' ? node.property.name : undefined
        this.takesConstructor ||= keyName(node) === 'constructor' && !isPlainConstructor(this.places.get(node)?.parent)
        this.mayDescribe ||= describes(node)
        const method = name && this.#privateNames.findLast((names) => names.has(name))?.get(name)
        if (method) this.privateMethods.set(node, method)
        return
      }
      case 'Identifier':
        this.hasEval ||= node.name === 'eval' || node.name === 'Function'
        this.mayDescribe ||= describes(node)
        if (node.name === 'arguments' && region.fn) this.argumentsUsers.add(this.ownerOfArguments(region.fn))
        return
      case 'AssignmentExpression':
        this.writesUnderKeys ||= node.left.type === 'MemberExpression' && keyName(node.left) === undefined
        return
      case 'ReturnStatement':
        if (region.fn === undefined) this.returnsOfProgram.add(node)
        else if (node.argument) listOf(this.returns, region.fn).push(node.argument)
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
        if (region.fn !== undefined && node.type === 'Property') this.#noteRead(name)
        if (name !== undefined && node.value && isFunction(node.value)) this.ownMethods.add(name)
      }
    }
  }
}

/** The list of a key; made with the first look. */
export function listOf<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key)
  if (list === undefined) {
    list = []
    lists.set(key, list)
  }
  return list
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
