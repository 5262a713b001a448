import type { CallExpression, Identifier, NewExpression, TaggedTemplateExpression } from 'acorn'
import { type FunctionNode, isClass, isFunction, type Node } from '../ast/nodes.ts'
import { type Visitor, walk } from '../ast/walk.ts'
import { type Effects, type Knowledge, type KnownCall, NO_EFFECTS, NOTHING } from './effect-facts.ts'
import { effectOf, isCallSite, isRepeated, startOfRounds } from './evaluation-order.ts'
import { storedAt } from './hidden-code.ts'
import { CALLING_METHODS, MUTATING_METHODS, QUIET_CLASSES, QUIET_MEMBERS } from './language.ts'
import { boundIdentifiers, keyName, unchained } from './program-map.ts'
import type { Variable } from './scopes.ts'

/** What code does itself, and what it calls. */
export interface Scan {
  readonly own: Effects
  readonly calls: readonly KnownCall[]
}

/** Reads one function, or an expression, without the functions in it. */
export function scanEffects(root: Node, knowledge: Knowledge): Scan {
  const scanner = new Scanner(root, knowledge)
  scanner.run()
  return scanner
}

class Scanner implements Scan {
  readonly own: Effects = { ...NO_EFFECTS }
  readonly calls: KnownCall[] = []
  readonly #root: Node
  readonly #knows: Knowledge
  /** Offset from which on the code may have waited. */
  #waited = NOTHING

  constructor(root: Node, knowledge: Knowledge) {
    this.#root = root
    this.#knows = knowledge
  }

  run(): void {
    const loops: number[] = []
    this.#walk({
      enter: (node, { parent, key }) => {
        if (isFunction(node)) return false
        // Within a loop, what stands before a call comes after it as well.
        if (isRepeated(parent, key)) loops.push(startOfRounds(parent as Node))
        if (this.#waitsAt(node)) {
          this.#waited = Math.min(this.#waited, loops[0] ?? node.end)
        }
        return true
      },
      leave: (_, { parent, key }) => {
        if (isRepeated(parent, key)) loops.pop()
      },
    })
    this.#walk({
      enter: (node) => {
        if (isFunction(node)) return false
        this.#note(node)
        return !isClass(node)
      },
    })
  }

  #waitsAt(node: Node): boolean {
    return (isCallSite(node) && this.#knows.maySuspend(node)) || this.#knows.settles(node)
  }

  #walk(visitor: Visitor): void {
    const root = this.#root
    for (const part of isFunction(root) ? [...root.params, root.body] : [root]) walk(part, visitor)
  }

  #isLate(node: Node): boolean {
    return node.end >= this.#waited
  }

  #write(depth: number, node: Node, late = this.#isLate(node)): void {
    if (late) this.own.lateWrite = Math.min(this.own.lateWrite, depth)
    else this.own.earlyWrite = Math.min(this.own.earlyWrite, depth)
  }

  /**
   * A call of what is not known: where the code waits for it first, what it does then is told when it runs; not of what
   * is written `async`, whose value is waited for.
   */
  #unknown(node: Node, suspends: boolean): void {
    this.#write(-1, node, (this.#isLate(node) && !this.#isFirstWait(node)) || this.#knows.settles(node))
    if (suspends) this.own.openWrite = -1
  }

  #isFirstWait(node: Node): boolean {
    return node.end === this.#waited
  }

  #read(depth: number, node: Node): void {
    if (this.#isLate(node)) this.own.lateRead = Math.min(this.own.lateRead, depth)
    else this.own.earlyRead = Math.min(this.own.earlyRead, depth)
  }

  /** An operation that runs code of the guest's where values are no data and the session hides code. */
  #operate(operands: readonly (Node | null | undefined)[], node: Node): void {
    if (!this.#knows.hidden.isAnywhere) return
    for (const operand of operands) if (operand && !this.#knows.own.isData(operand)) this.#write(-1, node)
  }

  #note(node: Node): void {
    switch (node.type) {
      case 'Identifier':
        return this.#name(node)
      case 'MemberExpression':
        return this.#member(node)
      case 'CallExpression':
        return this.#call(node)
      case 'NewExpression':
        return this.#new(node)
      case 'TaggedTemplateExpression':
        return this.#tagged(node)
      case 'BinaryExpression':
        if (!/^[!=]==$/.test(node.operator)) this.#operate([node.left, node.right], node)
        return
      case 'UnaryExpression':
        if (/^[-+~]$/.test(node.operator)) this.#operate([node.argument], node)
        return
      case 'AssignmentExpression':
        if (node.operator !== '=') this.#operate([node.left, node.right], node)
        if (node.left.type === 'ObjectPattern' || node.left.type === 'ArrayPattern') this.#operate([node.right], node)
        return
      case 'VariableDeclarator':
        if (node.id.type === 'Identifier' || !node.init) return
        this.#contents(node.init, undefined, node)
        return this.#operate([node.init], node)
      case 'UpdateExpression':
        return this.#operate([node.argument], node)
      case 'ObjectPattern':
      case 'ArrayPattern':
        if (isFunction(this.#root) && this.#root.params.includes(node)) this.#operate(boundIdentifiers(node), node)
        return
      case 'TemplateLiteral':
        return this.#operate(node.expressions, node)
      case 'SpreadElement':
        this.#contents(node.argument, undefined, node)
        return this.#operate([node.argument], node)
      case 'ForOfStatement':
      case 'ForInStatement':
        this.#contents(node.right, undefined, node)
        return this.#operate([node.right], node)
      case 'YieldExpression':
      case 'ImportExpression':
      case 'ClassDeclaration':
      case 'ClassExpression':
      case 'WithStatement':
        return this.#write(-1, node)
      default:
    }
  }

  #name(node: Identifier): void {
    const { map, own, hidden, hostFunctions } = this.#knows
    const reference = map.names.referenceOf.get(node)
    if (reference === undefined) return
    const { variable, writes, reads } = reference
    const depth = variable === undefined ? 0 : own.depths.of(variable.scope)
    if (writes) this.#write(depth, effectOf(node, map))
    if (!reads) return
    if (variable === undefined) {
      if (!hostFunctions.has(node.name) && !hidden.isLanguageName(node.name)) this.#read(0, node)
      return
    }
    if (this.#mayChange(variable, depth)) this.#read(depth, node)
  }

  #mayChange(variable: Variable, depth: number): boolean {
    const { changing, writes } = this.#knows
    if (depth === 0 && variable.kind !== 'const' && writes.byOthers) return true
    const known = changing.get(variable)
    if (known !== undefined) return known
    const { kind, definitions, references } = variable
    const changes = references.some((use) => use.writes) || definitions.length > (kind === 'var' ? 0 : 1)
    changing.set(variable, changes)
    return changes
  }

  #member(node: Node & { type: 'MemberExpression' }): void {
    const { map, own } = this.#knows
    if (storedAt(node, map) !== undefined) {
      this.#operate([node.object], node)
      return this.#write(own.ownerDepth(node.object), effectOf(node, map))
    }
    if (node.object.type === 'Identifier' && this.#isLanguage(node.object)) return
    const place = map.places.get(node)
    if (place?.key === 'callee' && place.parent?.type === 'CallExpression') return
    this.#contents(node.object, keyName(node), node)
    this.#operate([node.object], node)
  }

  /** Reads what hangs on an object. */
  #contents(object: Node, name: string | undefined, node: Node): void {
    if (this.#knows.writes.mayChange(name)) this.#read(this.#knows.own.ownerDepth(object), node)
  }

  #isLanguage(node: Identifier): boolean {
    const { map, hidden } = this.#knows
    return map.names.referenceOf.get(node)?.variable === undefined && hidden.isLanguageName(node.name)
  }

  #call(node: CallExpression): void {
    const callee = unchained(node.callee)
    const suspends = this.#knows.maySuspend(node)
    if (callee.type === 'MemberExpression') return this.#methodCall(node, callee, suspends)
    const target = this.#knows.callees.of(callee)
    if (target === 'unknown') return this.#unknown(node, suspends)
    if (target === 'quiet') {
      // A host function has read its arguments before anything waits for its answer.
      const last = node.arguments.at(-1) ?? node
      for (const argument of node.arguments) this.#contents(argument, undefined, last)
      return this.#operate(node.arguments, last)
    }
    this.#enter(target, node)
  }

  #enter(fn: FunctionNode, site: Node, isLate = this.#isLate(site) && !this.#isFirstWait(site)): void {
    if (fn.generator) this.#write(-1, fn, true)
    else this.calls.push({ fn, isLate, isWaitedFor: this.#knows.settles(site) })
  }

  #methodCall(node: CallExpression, callee: Node & { type: 'MemberExpression' }, suspends: boolean): void {
    const { hidden, own, callees } = this.#knows
    const name = keyName(callee)
    if (name === undefined || callee.object.type === 'Super') return this.#unknown(node, suspends)
    const { object } = callee
    if (object.type === 'Identifier' && this.#isLanguage(object)) return this.#languageCall(node, object.name, name)
    if (hidden.isLanguageMethod(name, own.isData(object))) {
      if (MUTATING_METHODS.has(name)) this.#write(own.ownerDepth(object), node)
      else this.#contents(object, undefined, node)
      if (CALLING_METHODS.has(name)) this.#callbacks(node, suspends)
      else this.#operate(node.arguments, node)
      return
    }
    const methods = callees.methodsOf(object, name)
    if (methods === undefined) return this.#unknown(node, suspends)
    for (const fn of methods) this.#enter(fn, node)
  }

  #languageCall(node: CallExpression, object: string, name: string): void {
    const isQuiet = object === 'Math' || QUIET_MEMBERS.get(object)?.has(name)
    const [first] = node.arguments
    if (object === 'Object' && name === 'assign' && first !== undefined) {
      this.#write(this.#knows.own.ownerDepth(first), node)
    } else if (!isQuiet) return this.#write(-1, node)
    for (const argument of node.arguments) if (!isFunction(argument)) this.#contents(argument, undefined, node)
    this.#operate(
      node.arguments.filter((argument) => !isFunction(argument)),
      node,
    )
    if (name === 'from' || name === 'groupBy' || object === 'JSON') this.#callbacks(node, this.#knows.maySuspend(node))
  }

  /** Functions that a built-in calls back: again and again, so that one which waits comes after itself. */
  #callbacks(node: CallExpression, suspends: boolean): void {
    for (const argument of node.arguments as Node[]) {
      const callee = this.#knows.callees.of(argument)
      if (callee === 'quiet') continue
      if (callee !== 'unknown') this.#enter(callee, node, suspends || this.#isLate(node))
      else if (!this.#isNoFunction(argument)) this.#write(-1, node, suspends || this.#isLate(node))
    }
  }

  #isNoFunction(argument: Node): boolean {
    if (argument.type === 'ObjectExpression' || argument.type === 'ArrayExpression') return true
    return this.#knows.own.isData(argument)
  }

  #new(node: NewExpression): void {
    const { callee } = node
    const isQuiet = callee.type === 'Identifier' && this.#isLanguage(callee) && QUIET_CLASSES.has(callee.name)
    if (!isQuiet) return this.#write(-1, node)
    for (const argument of node.arguments) this.#contents(argument, undefined, node)
    this.#operate(node.arguments, node)
  }

  #tagged(node: TaggedTemplateExpression): void {
    const tag = unchained(node.tag)
    if (tag.type === 'MemberExpression' && tag.object.type === 'Identifier' && this.#isLanguage(tag.object)) return
    const target = this.#knows.callees.of(tag)
    if (target === 'unknown') this.#unknown(node, this.#knows.maySuspend(node))
    else if (target !== 'quiet') this.#enter(target, node)
  }
}
