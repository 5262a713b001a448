import type { Expression, Identifier, Literal, Pattern, ReturnStatement, Statement, VariableDeclarator } from 'acorn'
import type { Analysis } from '../2-analyze/analyze.ts'
import type { Variable } from '../2-analyze/scopes.ts'
import { mapChildren } from '../ast/children.ts'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import { type At, arrow, assign, call, identifier, libraryCall, text } from './build.ts'
import { parts } from './member.ts'
import { RULES } from './rules.ts'
import { filling, settle } from './settle.ts'
import { listed } from './stream.ts'
import type { TopLevel } from './top-level.ts'
import { chosen } from './two-bodies.ts'

/** What may stand between the list of a combinator and a call in it. */
const IN_LISTS: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'ChainExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'ParenthesizedExpression',
  'SpreadElement',
])
/** The end of the ids of functions that do something outside of themselves after they have waited. */
const IN_ORDER = '!'
/** It comes before that in those of functions that mostly come to their end without waiting. */
const MAY_END = '?'

/** What a rewriter takes besides analysis and names. */
export interface RewriterOptions {
  /** What the engine knows the program as: no other of the session has it. */
  readonly fileName: string
  readonly signals: boolean
  readonly isModule: boolean
  /** True for code made from text: what that makes from text in turn sees global names only. Default false. */
  readonly isText?: boolean
}

/** A name of our own, by its number in a program. */
export function temporaryName(index: number): string {
  return `$$t${index}`
}

/**
 * What every rule works with: the analysis, the names of the top level, and temporary names of the function at hand.
 */
export class Rewriter {
  analysis: Analysis
  /** That of functions which later cells hand something, while others are written; see `two-bodies.ts`. */
  later: Analysis | undefined
  readonly topLevel: TopLevel
  /** True when a throw of ours may pass through the code: a top-level return, or the end at a terminal function. */
  readonly signals: boolean
  /** New names declared beside ones of earlier cells, in one declaration that became an assignment. */
  readonly mixedNames: Set<string> = new Set()
  /** The temporary that holds the value of the cell's last declarator, when that is a pattern. */
  keptValue: string | undefined
  /** True in the body of a function that became asynchronous: what it returns is boxed. */
  inSuspending = false
  /** True in the body of `with`: its object may have any name, so what a name means is not known. */
  inWith = false
  #lastDeclarator: VariableDeclarator | undefined
  #temporaries: string[] = []
  #inParameters = false
  #made = 0
  readonly #ids = new Map<FunctionNode, number>()
  readonly fileName: string

  /** True for a module: its names are those of a function, and no cell sees them. */
  readonly isModule: boolean
  readonly isText: boolean

  constructor(analysis: Analysis, topLevel: TopLevel, { fileName, signals, isModule, isText }: RewriterOptions) {
    this.fileName = fileName
    this.analysis = analysis
    this.later = analysis.later
    this.topLevel = topLevel
    this.signals = signals
    this.isModule = isModule
    this.isText = isText ?? false
  }

  /**
   * The id of a function, one of a kind in the session: what its mark holds, and what it takes its token for. Its end
   * says whether the function must run in order.
   */
  idOf(fn: FunctionNode, at: At): Literal {
    let number = this.#ids.get(fn)
    if (number === undefined) {
      number = this.#ids.size + 1
      this.#ids.set(fn, number)
    }
    const { asking, quiet } = this.analysis
    const kind = (asking.has(fn) ? MAY_END : '') + (quiet.has(fn) ? '' : IN_ORDER)
    return text(`${this.fileName} ${number}${kind}`, at)
  }

  /** Rewrites a node; the result stands in the same kind of place. */
  rewrite<T extends Node>(node: T): T {
    return this.#inParameters && this.#isRunByPattern(node) ? (this.#withOwnNames(node) as T) : this.#rewrite(node)
  }

  /** True for what runs when a pattern is bound: a default value, a computed key. */
  #isRunByPattern(node: Node): boolean {
    const { parent, key } = this.analysis.map.places.get(node) ?? {}
    if (parent?.type === 'Property') return key === 'key' && parent.computed
    return parent?.type === 'AssignmentPattern' && key === 'right'
  }

  /** Parameters see no names of the body: `(a = f(1) + 1)` → `(a = (($$t0) => …)())` */
  #withOwnNames(node: Node): Node {
    const outer = this.#temporaries
    this.#temporaries = []
    this.#inParameters = false
    try {
      const value = this.ownOrLater(node as Expression)
      const names = this.#temporaries.map((name) => identifier(name, node))
      return names.length === 0 ? value : call(arrow(names, value, node), [], node)
    } finally {
      this.#temporaries = outer
      this.#inParameters = true
    }
  }

  /** Rewrites what is run whenever a function of this cell is called, or a class made: for later cells as well. */
  ownOrLater(node: Expression): Expression {
    const own = this.#rewrite(node)
    // A function has two bodies where it matters.
    if (this.later === undefined || isFunction(node)) return own
    const later = this.trying(
      () => this.asLater(() => this.#rewrite(node)),
      (made) => chosen(own, made, this, node) !== own,
    )
    return later === undefined ? own : chosen(own, later, this, node)
  }

  #rewrite<T extends Node>(node: T): T {
    const rule = RULES[node.type]
    const rewritten = rule === undefined ? this.children(node) : rule(node, this)
    const { settling } = this.analysis
    // A rule gives what may stand where the node stood; the caller's kind of place stays the same.
    // What code from text ends with is handed out.
    const isSettled = settling?.places.has(node) && !(this.isText && settling.ofCell.has(node))
    const value = isSettled ? settle(node, rewritten as Expression, this) : rewritten
    if (settling?.askedCallbacks.has(node)) return libraryCall('asking', [value], node) as Node as T
    if (settling?.closed.has(node)) return libraryCall('keptOut', [value as Expression], node) as Node as T
    const place = settling?.filled.get(node)
    if (place !== undefined) return filling(value as Expression, place, this) as Node as T
    const pattern = settling?.givers.takenApart(node)
    if (pattern !== undefined) return parts(value as Expression, pattern, node) as Node as T
    const count = settling?.streams.get(node)
    return (count === undefined || this.#isLoop(node) ? value : listed(node, value as Expression, count, this)) as T
  }

  /** True for what a loop goes through: it is not made a list of. */
  #isLoop(node: Node): boolean {
    return this.analysis.map.places.get(node)?.parent?.type === 'ForOfStatement'
  }

  /** Rewrites what is below a node. */
  children<T extends Node>(node: T): T {
    return mapChildren(node, (child) => this.rewrite(child))
  }

  expression(node: Node): Expression {
    return this.rewrite(node) as Expression
  }

  statements(nodes: readonly Node[]): Statement[] {
    return nodes.map((node) => this.rewrite(node) as Statement)
  }

  /** Rewrites the parameters of the function at hand. */
  parameters(nodes: readonly Node[]): Pattern[] {
    this.#inParameters = true
    try {
      return nodes.map((node) => this.rewrite(node) as Pattern)
    } finally {
      this.#inParameters = false
    }
  }

  isTopLevelReturn(node: ReturnStatement): boolean {
    return this.analysis.map.returnsOfProgram.has(node)
  }

  /** Calls of combinators on the way, with the temporaries that hold what is called. */
  readonly combines: Map<Node, string> = new Map()
  /** Calls that are handed on, in what is written for those who ask for their promises. */
  relayed: ReadonlySet<Node> | undefined

  /** The temporary of the combinator in whose list a call stands; undefined for none. */
  combineAt(node: Node): string | undefined {
    const { map } = this.analysis
    for (let at = node; ; ) {
      const parent = map.places.get(at)?.parent
      if (parent === undefined) return undefined
      if (this.combines.has(parent)) return this.combines.get(parent)
      if (!IN_LISTS.has(parent.type)) return undefined
      at = parent
    }
  }

  /** Asks for the value of a declarator, which the cell ends with. */
  keepValueOf(declarator: VariableDeclarator): void {
    this.#lastDeclarator = declarator
  }

  /** Rewrites a declarator of the top level. */
  declarator(declarator: VariableDeclarator): VariableDeclarator {
    const rewritten = this.children(declarator)
    if (declarator !== this.#lastDeclarator || declarator.id.type === 'Identifier' || !rewritten.init) return rewritten
    this.keptValue = this.temporary()
    return { ...rewritten, init: assign(identifier(this.keptValue, declarator), rewritten.init, declarator) }
  }

  /** The variable that an identifier means or declares; undefined when the program does not declare it. */
  variableOf(node: Identifier): Variable | undefined {
    const { names } = this.analysis.map
    return names.declared.get(node) ?? names.referenceOf.get(node)?.variable
  }

  /** A name of our own in the function at hand, declared at its top. */
  temporary(): string {
    const name = temporaryName(this.#made++)
    this.#temporaries.push(name)
    return name
  }

  /** Which parameters of a function keep promises, whoever calls it: in one number, see `TakenPromises`. */
  takes(fn: FunctionNode): number {
    const { settling } = this.analysis
    if (this.later?.settling === undefined) return settling?.takes(fn) ?? 0
    const mask = this.later.settling.takes(fn)
    return settling === undefined ? mask : settling.takes(fn) & mask
  }

  /** Writes what runs in later cells as well. */
  asLater<T>(work: () => T): T {
    const { analysis, later } = this
    if (later === undefined) return work()
    this.analysis = later
    this.later = undefined
    try {
      return work()
    } finally {
      this.analysis = analysis
      this.later = later
    }
  }

  /** Gives back temporary names that were made by `work` when `isKept` says no of what it gives. */
  trying<T>(work: () => T, isKept: (made: T) => boolean): T | undefined {
    const count = this.#temporaries.length
    const made = work()
    if (isKept(made)) return made
    this.#temporaries.length = count
    return undefined
  }

  /** Runs `work` for a function of its own; gives the temporary names it made. */
  inFunction<T>(work: () => T, suspending = false): { readonly result: T; readonly temporaries: readonly string[] } {
    const outer = this.#temporaries
    const outerSuspends = this.inSuspending
    this.#temporaries = []
    this.inSuspending = suspending
    try {
      return { result: work(), temporaries: this.#temporaries }
    } finally {
      this.#temporaries = outer
      this.inSuspending = outerSuspends
    }
  }
}
