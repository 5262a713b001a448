import type { CallExpression, Program } from 'acorn'
import { type FunctionNode, isFunction, isIn, type Node } from '../ast/nodes.ts'
import { walk } from '../ast/walk.ts'
import { PROMISE_METHODS } from './built-ins.ts'
import { functionOf } from './callees.ts'
import { keyName, type ProgramMap, unchained } from './program-map.ts'
import { BUILT_IN } from './promises/built-in-flow.ts'
import type { Reach } from './value-flow.ts'

/** What defines properties of which no text tells the keys. */
const DEFINING: ReadonlySet<string> = new Set([
  ...['defineProperty', 'defineProperties', 'create', 'fromEntries', 'Reflect', 'Proxy', 'eval', 'Function'],
])

/** Expressions that give no object. */
const PRIMITIVE: ReadonlySet<string> = new Set([
  ...['Literal', 'TemplateLiteral', 'BinaryExpression', 'UnaryExpression', 'UpdateExpression'],
])

/** The names of promise methods under which a program may define something of its own. */
export function ownPromiseMethods(program: Program): Set<string> {
  const found = { named: new Set<string>(), described: new Set<string>(), said: new Set<string>() }
  let definesByKey = false
  const note = (name: string | undefined, value?: Node | null): void => {
    if (name === undefined || !PROMISE_METHODS.has(name)) return
    // Data, which may be a descriptor.
    if (value?.type === 'ObjectExpression') found.described.add(name)
    else if (!value || !(PRIMITIVE.has(value.type) || value.type === 'ArrayExpression')) found.named.add(name)
  }
  walk(program, {
    enter(node) {
      definesByKey ||= mayDefineByKey(node)
      switch (node.type) {
        case 'Property':
        case 'MethodDefinition':
        case 'PropertyDefinition':
          return note(keyName(node), node.value)
        case 'AssignmentExpression':
          return note(node.left.type === 'MemberExpression' ? keyName(node.left) : undefined, node.right)
        case 'CallExpression':
          if (isOfGuest(unchained(node.callee))) for (const one of node.arguments) note(textOf(one))
          return undefined
        default: {
          const text = textOf(node)
          if (text !== undefined && PROMISE_METHODS.has(text)) found.said.add(text)
        }
      }
    },
  })
  return definesByKey ? new Set([...found.named, ...found.described, ...found.said]) : found.named
}

function textOf(node: Node): string | undefined {
  if (node.type === 'TemplateElement') return node.value.cooked ?? undefined
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

/** True for a function that may be the guest's own: it may make a key of what it is given. */
function isOfGuest(callee: Node): boolean {
  if (callee.type !== 'MemberExpression') return true
  return !BUILT_IN.has(keyName(callee) ?? '')
}

/** True where a property may be given a key that no name in the program tells. */
function mayDefineByKey(node: Node): boolean {
  switch (node.type) {
    case 'Identifier':
      return DEFINING.has(node.name)
    case 'AssignmentExpression': {
      const { left } = node
      return left.type === 'MemberExpression' && left.computed && keyName(left) === undefined
    }
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return node.computed && keyName(node) === undefined
    default:
      return false
  }
}

/** Tells of which answers it may be that they have a `then`, `catch` or `finally` of their own. */
export class OwnMethods {
  readonly names: ReadonlySet<string>
  readonly #map: ProgramMap
  readonly #isHost: (name: string) => boolean
  readonly #known = new Map<FunctionNode, boolean>()

  constructor(
    map: ProgramMap,
    { promises, hostFunctions, declared }: Pick<Reach, 'promises' | 'hostFunctions' | 'declared'>,
  ) {
    this.#map = map
    this.#isHost = (name) => hostFunctions.has(name) && !declared.has(name)
    this.names = new Set([...promises.methods, ...ownPromiseMethods(map.program)])
  }

  /** True for a value that may have such a method: what the host gives is data. */
  mayHave(expression: Node): boolean {
    if (this.names.size === 0) return false
    const node = unchained(expression)
    if (PRIMITIVE.has(node.type)) return false
    switch (node.type) {
      case 'AwaitExpression':
        return this.mayHave(node.argument)
      case 'ConditionalExpression':
        return this.mayHave(node.consequent) || this.mayHave(node.alternate)
      case 'LogicalExpression':
        return this.mayHave(node.left) || this.mayHave(node.right)
      case 'Identifier':
        return this.#mayHaveNamed(node)
      case 'CallExpression':
        return this.#mayGive(unchained(node.callee))
      default:
        return true
    }
  }

  /** The same of a `then`. */
  mayHaveThen(expression: Node): boolean {
    return this.names.has('then') && this.mayHave(expression)
  }

  #mayHaveNamed(node: Node & { type: 'Identifier' }): boolean {
    if (node.name === 'undefined') return false
    const variable = this.#map.names.referenceOf.get(node)?.variable
    const [definition, ...others] = variable?.definitions ?? []
    if (definition?.type !== 'VariableDeclarator' || others.length > 0 || variable?.isWritten) return true
    const isOwn = definition.id.type === 'Identifier' && definition.init && !isIn(node, definition.init)
    return !isOwn || this.mayHave(definition.init as Node)
  }

  /** True when a call of `callee` may give something with such a method. */
  #mayGive(callee: Node): boolean {
    const variable = callee.type === 'Identifier' ? this.#map.names.referenceOf.get(callee)?.variable : undefined
    if (callee.type === 'Identifier' && variable === undefined) return !this.#isHost(callee.name)
    const fn = isFunction(callee) ? callee : variable && functionOf(variable)
    return fn === undefined || this.#mayAnswer(fn)
  }

  #mayAnswer(fn: FunctionNode): boolean {
    const known = this.#known.get(fn)
    if (known !== undefined) return known
    // A generator has none of its own; while a function is looked at, it gives what its other answers are.
    this.#known.set(fn, false)
    const may = !fn.generator && this.#map.returnsOf(fn).some((answer) => this.mayHave(answer))
    this.#known.set(fn, may)
    return may
  }
}

/** True for a call of `then` and its kin where a method of the guest's own may be meant. */
export function mayBeOwn({ callee }: CallExpression, methods: OwnMethods): boolean {
  const member = unchained(callee)
  if (member.type !== 'MemberExpression' || !methods.names.has(keyName(member) ?? '')) return false
  return member.object.type === 'Super' || methods.mayHave(member.object)
}
