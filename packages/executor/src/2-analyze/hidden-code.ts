import type { CallExpression, Identifier } from 'acorn'
import { isFunction, type Node } from '../ast/nodes.ts'
import { CALLING_METHODS, GIVES_RIGHT, isLanguageMethod, isLanguageName } from './language.ts'
import { keyName, type ProgramMap, unchained } from './program-map.ts'
import type { Variable } from './scopes.ts'

/** Stands for every name: code may run where none is written, or methods may stand under computed names. */
const ANY = '*'
/** Stands for a change of what values of the language inherit. */
const PROTOTYPES = 'prototype'

/**
 * What the code of a session may have put in the place of the language's own: names of methods and globals, and signs
 * that any operation may run code of the guest's (getters, conversions, iterators, proxies, code from text). It grows
 * from cell to cell.
 */
export class HiddenCode {
  readonly names: ReadonlySet<string>

  constructor(names: ReadonlySet<string>) {
    this.names = names
  }

  /** True when an operation that is no call may run code of the guest's, unless it is made on data. */
  get isAnywhere(): boolean {
    return this.names.has(ANY)
  }

  /** True when `receiver.name()` is the language's own method, on data or on anything. */
  isLanguageMethod(name: string, onData: boolean): boolean {
    if (!isLanguageMethod(name) || this.names.has(PROTOTYPES)) return false
    return onData || !(this.isAnywhere || this.names.has(name))
  }

  isLanguageName(name: string): boolean {
    return isLanguageName(name) && !this.names.has(name) && !this.names.has(PROTOTYPES)
  }
}

const SIGNS: ReadonlySet<string> = new Set('Proxy Reflect Symbol eval Function Iterator'.split(' '))
const MEMBER_SIGNS: ReadonlySet<string> = new Set(
  'defineProperty defineProperties setPrototypeOf getPrototypeOf create __defineGetter__ __defineSetter__ constructor'.split(
    ' ',
  ),
)
const CONVERSIONS: ReadonlySet<string> = new Set(['toString', 'valueOf', 'toJSON'])
const ITERATOR_MAKERS: ReadonlySet<string> = new Set(['values', 'keys', 'entries', 'matchAll'])

/** Adds what a program hides to what earlier cells hid; the same set when it adds nothing. */
export function findHidden(map: ProgramMap, before: ReadonlySet<string>): HiddenCode {
  const found = new Set(before)
  const finder = new HiddenFinder(map, found)
  for (const node of map.places.keys()) finder.note(node)
  for (const name of map.names.program.variables.keys()) if (isLanguageName(name)) found.add(name)
  for (const { node, writes, variable } of map.names.references) {
    if (writes && variable === undefined && isLanguageName(node.name)) found.add(node.name)
  }
  return new HiddenCode(found.size === before.size ? before : found)
}

class HiddenFinder {
  readonly #map: ProgramMap
  readonly #found: Set<string>

  constructor(map: ProgramMap, found: Set<string>) {
    this.#map = map
    this.#found = found
  }

  note(node: Node): void {
    switch (node.type) {
      case 'Identifier':
        if (this.#map.names.referenceOf.has(node)) this.#name(node)
        return
      case 'WithStatement':
      case 'ImportDeclaration':
      case 'ImportExpression':
      case 'ExportAllDeclaration':
        this.#found.add(ANY)
        return
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        if (node.generator) this.#found.add(ANY)
        return
      case 'Literal':
        if ('regex' in node && node.regex?.flags.includes('y')) this.#found.add(ANY)
        return
      case 'MemberExpression':
        return this.#member(node)
      case 'Property':
      case 'PropertyDefinition':
      case 'MethodDefinition':
        return this.#definition(node)
      case 'ObjectPattern':
        return this.#prototypePattern(node)
      default:
    }
  }

  #name(node: Identifier): void {
    if (this.#map.names.referenceOf.get(node)?.variable !== undefined) return
    if (SIGNS.has(node.name)) this.#found.add(ANY)
    if (isLanguageName(node.name) && !this.#isPlainUse(node)) this.#found.add(node.name)
  }

  /** A global object that is given another name may be changed under it. */
  #isPlainUse(node: Identifier): boolean {
    const { parent, key } = this.#map.places.get(node) ?? {}
    switch (parent?.type) {
      case 'MemberExpression': {
        if (storedAt(parent, this.#map) !== undefined) return false
        return key === 'object'
      }
      case 'CallExpression':
        return key === 'callee' || (key === 'arguments' && isCallOfLanguage(parent))
      case 'BinaryExpression':
      case 'NewExpression':
        return true
      default:
        return node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity'
    }
  }

  #member(node: Node & { type: 'MemberExpression' }): void {
    const name = keyName(node)
    const stored = storedAt(node, this.#map)
    if (stored !== undefined && name === undefined && isNamed(node.object, 'globalThis')) this.#found.add(PROTOTYPES)
    if (name === 'prototype' || name === '__proto__') {
      this.#found.add(PROTOTYPES)
      this.#found.add(ANY)
    } else if (name !== undefined && MEMBER_SIGNS.has(name)) this.#found.add(ANY)
    if (stored !== undefined) return this.#store(name, stored)
    if (keepsIterator(node, this.#map)) this.#found.add(ANY)
  }

  #definition(node: Node & { type: 'Property' | 'PropertyDefinition' | 'MethodDefinition' }): void {
    const { parent } = this.#map.places.get(node) ?? {}
    if (parent?.type === 'ObjectPattern') return
    if ((node.type === 'Property' && node.kind !== 'init') || (node.type === 'MethodDefinition' && isAccessor(node))) {
      this.#found.add(ANY)
    }
    const name = keyName(node)
    if (name === '__proto__') this.#found.add(ANY)
    if (name === 'constructor') return
    if (node.value) this.#store(name, node.value)
  }

  #prototypePattern(pattern: Node & { type: 'ObjectPattern' }): void {
    for (const property of pattern.properties) {
      if (property.type === 'Property' && ['prototype', '__proto__'].includes(keyName(property) ?? '')) {
        this.#found.add(PROTOTYPES)
        this.#found.add(ANY)
      }
    }
  }

  #store(name: string | undefined, value: Node): void {
    if (name !== undefined && isLanguageName(name)) this.#found.add(name)
    if (name !== undefined && !isLanguageMethod(name) && !CONVERSIONS.has(name)) return
    if (!this.#mayBeFunction(value)) return
    if (name === undefined || CONVERSIONS.has(name)) this.#found.add(ANY)
    if (name !== undefined) this.#found.add(name)
  }

  #mayBeFunction(value: Node): boolean {
    const node = unchained(value)
    switch (node.type) {
      case 'Literal':
      case 'TemplateLiteral':
      case 'BinaryExpression':
      case 'UnaryExpression':
      case 'UpdateExpression':
      case 'ArrayExpression':
      case 'ObjectExpression':
      case 'NewExpression':
        return false
      case 'LogicalExpression':
        return this.#mayBeFunction(node.left) || this.#mayBeFunction(node.right)
      case 'ConditionalExpression':
        return this.#mayBeFunction(node.consequent) || this.#mayBeFunction(node.alternate)
      case 'AwaitExpression':
        return this.#mayBeFunction(node.argument)
      case 'Identifier': {
        const variable = this.#map.names.referenceOf.get(node)?.variable
        return variable === undefined || mayHoldFunction(variable) || this.#hasLooseFunctions()
      }
      case 'CallExpression':
      case 'MemberExpression':
        return this.#hasLooseFunctions()
      default:
        return true
    }
  }

  #loose: boolean | undefined

  /** True when a function is anywhere but under a name of its own or in a call of the language's. */
  #hasLooseFunctions(): boolean {
    this.#loose ??=
      this.#map.functions.some((fn) => this.#isLoose(fn)) ||
      this.#map.names.references.some(
        ({ node, reads, variable }) =>
          reads && variable !== undefined && mayHoldFunction(variable) && this.#isLoose(node),
      )
    return this.#loose
  }

  #isLoose(node: Node): boolean {
    if (node.type === 'FunctionDeclaration') return false
    const { parent, key } = this.#map.places.get(node) ?? {}
    switch (parent?.type) {
      case 'VariableDeclarator':
        return parent.id.type !== 'Identifier'
      case 'ExpressionStatement':
      case 'MethodDefinition':
        return false
      case 'CallExpression': {
        if (key === 'callee') return false
        return !isCallOfLanguage(parent)
      }
      default:
        return true
    }
  }
}

function isAccessor({ kind }: { readonly kind: string }): boolean {
  return kind === 'get' || kind === 'set'
}

/** `list.map(f)`: by its name, a method that calls what it gets and does not keep it. */
function isCallOfLanguage(call: CallExpression): boolean {
  const callee = unchained(call.callee)
  return callee.type === 'MemberExpression' && CALLING_METHODS.has(keyName(callee) ?? '')
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name
}

function mayHoldFunction({ kind, definitions }: Variable): boolean {
  return (
    kind === 'import' ||
    definitions.some((at) => isFunction(at) || (at.type === 'VariableDeclarator' && !!at.init && isFunction(at.init)))
  )
}

/** `map.values()` where the iterator is not used up at once: then it is state that others may share. */
export function keepsIterator(member: Node & { type: 'MemberExpression' }, { places }: ProgramMap): boolean {
  if (!ITERATOR_MAKERS.has(keyName(member) ?? '') || isNamed(member.object, 'Object')) return false
  const call = places.get(member)
  if (call?.parent?.type !== 'CallExpression' || call.key !== 'callee') return false
  const { parent, key } = places.get(call.parent) ?? {}
  if (parent?.type === 'SpreadElement') return false
  if (parent?.type === 'ForOfStatement') return key !== 'right'
  return (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') || key !== 'arguments'
}

/** What is stored where a member stands: the value, or the member itself when that is not said. */
export function storedAt(member: Node, { places }: ProgramMap): Node | undefined {
  const { parent, key } = places.get(member) ?? {}
  switch (parent?.type) {
    case 'AssignmentExpression':
      if (key !== 'left') return undefined
      return GIVES_RIGHT.has(parent.operator) ? parent.right : LITERAL
    case 'UpdateExpression':
      return LITERAL
    case 'ForInStatement':
    case 'ForOfStatement':
      return key === 'left' ? member : undefined
    case 'ArrayPattern':
    case 'RestElement':
      return member
    case 'AssignmentPattern':
      return key === 'left' ? member : undefined
    case 'Property':
      return key === 'value' && places.get(parent)?.parent?.type === 'ObjectPattern' ? member : undefined
    case 'UnaryExpression':
      return parent.operator === 'delete' ? LITERAL : undefined
    default:
      return undefined
  }
}

const LITERAL: Node = { type: 'Literal', value: 0, raw: '0', start: 0, end: 0 }
