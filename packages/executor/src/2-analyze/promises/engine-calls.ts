import type { Identifier } from 'acorn'
import type { FunctionNode, Node } from '../../ast/nodes.ts'
import { keyName, type ProgramMap } from '../program-map.ts'

/** Methods by which the engine converts a value. */
const CONVERSIONS: ReadonlySet<string> = new Set(['toString', 'valueOf', 'toJSON', 'toLocaleString'])

/** Which functions of a program the engine calls by itself. */
export class EngineCalls {
  readonly #map: ProgramMap
  /** Objects whose methods are the traps of a Proxy. */
  #handlers: ReadonlySet<Node> | undefined

  constructor(map: ProgramMap) {
    this.#map = map
  }

  /**
   * True for functions that the engine calls by itself and takes an answer of at once: conversions, and traps of a
   * Proxy.
   */
  has(fn: FunctionNode): boolean {
    const parent = this.#keyedBy(fn)
    return parent !== undefined && (CONVERSIONS.has(keyName(parent) ?? '') || this.#isEngines(parent))
  }

  /**
   * True for those that no code of the guest's calls: it may call a conversion by its name, and take the promise of one
   * that is written `async`.
   */
  hasAlone(fn: FunctionNode): boolean {
    const parent = this.#keyedBy(fn)
    if (parent === undefined) return false
    return (!fn.async && CONVERSIONS.has(keyName(parent) ?? '')) || this.#isEngines(parent)
  }

  #keyedBy(fn: FunctionNode): Keyed | undefined {
    const holder = this.#map.places.get(fn)?.parent
    const parent = holder?.type === 'AssignmentExpression' ? holder.left : holder
    return parent !== undefined && isKeyed(parent) ? parent : undefined
  }

  /** `[Symbol.toPrimitive]`, and the traps of a Proxy. */
  #isEngines(parent: Keyed): boolean {
    const key = parent.type === 'MemberExpression' ? parent.property : parent.key
    if (keyName(parent) === undefined) return isSymbol(key, 'toPrimitive') || isSymbol(key, 'hasInstance')
    this.#handlers ??= handlersOf(this.#map)
    return this.#handlers.has(this.#map.places.get(parent)?.parent as Node)
  }
}

type Keyed = Node & { type: 'Property' | 'MethodDefinition' | 'PropertyDefinition' | 'MemberExpression' }

function isKeyed(node: Node): node is Keyed {
  return ['Property', 'MethodDefinition', 'PropertyDefinition', 'MemberExpression'].includes(node.type)
}

function isSymbol(key: Node, name: string): boolean {
  return (
    key.type === 'MemberExpression' &&
    key.object.type === 'Identifier' &&
    key.object.name === 'Symbol' &&
    keyName(key) === name
  )
}

/** `new Proxy(target, { … })`, `Proxy.revocable(target, handler)`: the handlers, as far as the text shows them. */
function handlersOf(map: ProgramMap): Set<Node> {
  const handlers = new Set<Node>()
  for (const node of map.places.keys()) {
    if (node.type !== 'NewExpression' && node.type !== 'CallExpression') continue
    const { callee } = node
    const name = callee.type === 'MemberExpression' ? callee.object : callee
    const handler = node.arguments[1]
    if (name.type !== 'Identifier' || name.name !== 'Proxy' || handler === undefined) continue
    handlers.add(handler)
    const [definition] = map.names.referenceOf.get(handler as Identifier)?.variable?.definitions ?? []
    if (definition?.type === 'VariableDeclarator' && definition.init) handlers.add(definition.init)
  }
  return handlers
}
