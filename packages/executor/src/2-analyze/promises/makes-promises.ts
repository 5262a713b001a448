import type { Identifier, Program } from 'acorn'
import { isFunction, type Node } from '../../ast/nodes.ts'
import { type Place, walk } from '../../ast/walk.ts'
import { PROMISE_METHODS } from '../built-ins.ts'
import { keyName, type ProgramMap, unchained } from '../program-map.ts'
import { GLOBAL_OBJECTS } from '../promise-class.ts'

/** Names that lead to promises, or to code made from text, which may make some. */
const NAMES: ReadonlySet<string> = new Set(['Promise', 'eval', 'Function', 'fromAsync', 'asyncIterator'])

/**
 * True when a program may make a promise that its code can see: it has an asynchronous function, names `Promise`,
 * imports, asks something for `then`, `catch`, `finally` or its constructor, or has the global object in its hand, in
 * which it may find `Promise` under a key that no text tells, or awaits what a function of its own hands out (`names`
 * says which are its own). Where this is false (and nothing of an earlier cell is a
 * promise), no promise can exist, and nothing is rewritten for the sake of one.
 */
export function makesPromises(program: Program, names?: ProgramMap['names']): boolean {
  let found = false
  /** For each function around that has a `this`: true where it is called on an object. */
  const receivers: boolean[] = []
  walk(program, {
    enter(node, place) {
      if (hasThis(node)) receivers.push(isCalledOn(node, place))
      found ||= isSource(node, names) || (node.type === 'Identifier' && isGlobalObject(node, place))
      found ||= node.type === 'ThisExpression' && receivers.at(-1) !== true && !isReadByName(place)
      return !found
    },
    leave(node) {
      if (hasThis(node)) receivers.pop()
    },
  })
  return found
}

/** True for what has a `this` of its own. */
const hasThis = (node: Node): boolean =>
  node.type === 'ClassBody' || (isFunction(node) && node.type !== 'ArrowFunctionExpression')

/** A method, and a function that is put under a name. */
function isCalledOn(node: Node, { parent, key }: Place): boolean {
  if (node.type === 'ClassBody' || parent?.type === 'MethodDefinition' || parent?.type === 'Property') return true
  return parent?.type === 'AssignmentExpression' && key === 'right' && parent.left.type === 'MemberExpression'
}

/** `globalThis[key]`, and what is done with it as such. */
function isGlobalObject(node: Identifier, place: Place): boolean {
  if (!GLOBAL_OBJECTS.has(node.name) || isReadByName(place)) return false
  const { parent, key } = place
  const isKey =
    (parent?.type === 'MemberExpression' && key === 'property') || (parent?.type === 'Property' && key === 'key')
  return !(isKey && !parent.computed)
}

/** `globalThis.name` */
const isReadByName = ({ parent, key }: Place): boolean =>
  parent?.type === 'MemberExpression' && key === 'object' && keyName(parent) !== undefined

/** True for a call of what the program does not declare; what a function of its own hands out may be a kept promise. */
function isAnswered(node: Node, names: ProgramMap['names'] | undefined): boolean {
  if (node.type === 'CallExpression' && names === undefined) return true
  let at = node.type === 'CallExpression' ? unchained(node.callee) : undefined
  while (at?.type === 'MemberExpression') at = unchained(at.object)
  return at?.type === 'Identifier' && names?.referenceOf.get(at)?.variable === undefined
}

function isSource(node: Node, names: ProgramMap['names'] | undefined): boolean {
  if (isFunction(node)) return node.async
  switch (node.type) {
    case 'Identifier':
      return NAMES.has(node.name)
    case 'MemberExpression':
    case 'Property': {
      const name = keyName(node)
      return name !== undefined && (NAMES.has(name) || PROMISE_METHODS.has(name) || name === 'constructor')
    }
    case 'AwaitExpression':
      // An answer that is awaited where it is asked for is no promise that anything sees.
      return !isAnswered(unchained(node.argument), names)
    case 'ImportDeclaration':
    case 'ImportExpression':
      return true
    case 'ForOfStatement':
      return node.await
    default:
      return false
  }
}
