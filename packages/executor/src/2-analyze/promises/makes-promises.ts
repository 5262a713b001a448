import type { Program } from 'acorn'
import { isFunction, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { PROMISE_METHODS } from '../built-ins.ts'
import { keyName, unchained } from '../program-map.ts'

/** Names that lead to promises, or to code made from text, which may make some. */
const NAMES: ReadonlySet<string> = new Set(['Promise', 'eval', 'Function', 'fromAsync', 'asyncIterator'])

/**
 * True when a program may make a promise that its code can see: it has an asynchronous function, names `Promise`,
 * imports, or asks something for `then`, `catch`, `finally` or its constructor. Where this is false (and nothing of an
 * earlier cell is a promise), no promise can exist, and nothing is rewritten for the sake of one.
 */
export function makesPromises(program: Program): boolean {
  let found = false
  walk(program, {
    enter(node) {
      found ||= isSource(node)
      return !found
    },
  })
  return found
}

function isSource(node: Node): boolean {
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
      return unchained(node.argument).type !== 'CallExpression'
    case 'ImportDeclaration':
    case 'ImportExpression':
      return true
    case 'ForOfStatement':
      return node.await
    default:
      return false
  }
}
