import { isFunction, type Node } from '../../ast/nodes.ts'
import { keyName, type ProgramMap } from '../program-map.ts'
import type { Conversion } from './asked-calls.ts'
import { accessorKey, type PromiseReach, SYMBOL_KEY } from './promise-reach.ts'

/**
 * Expressions on which a method of an earlier cell may be called that knows of no promise, though the text has no call:
 * `object.valid` runs an accessor, `[...object]` an iterator.
 */
export function calledUnseen(map: ProgramMap, { plainCalls }: PromiseReach): Map<Node, Conversion> {
  const found = new Map<Node, Conversion>()
  if (plainCalls.size === 0) return found
  // Iterators of the program's own may take the promises.
  const hasIterators = plainCalls.has(SYMBOL_KEY) && !hasComputedMethods(map)
  for (const [node, { parent, key }] of map.places) {
    if (parent?.type === 'MemberExpression' && key === 'object') {
      const name = keyName(parent)
      if (name !== undefined && plainCalls.has(accessorKey(name))) found.set(node, 'Within')
    } else if (isTakenApart(node, parent, plainCalls)) found.set(node, 'Within')
    else if (hasIterators && isGoneThrough(parent, key)) found.set(node, 'Iterated')
  }
  return found
}

/** `const { valid } = object` */
function isTakenApart(node: Node, parent: Node | undefined, plainCalls: ReadonlySet<string>): boolean {
  const isInit = parent?.type === 'VariableDeclarator' && parent.init === node
  const isRight = parent?.type === 'AssignmentExpression' && parent.right === node
  const pattern = isInit ? parent.id : isRight ? parent.left : undefined
  if (pattern?.type !== 'ObjectPattern') return false
  return pattern.properties.some((one) => one.type === 'Property' && plainCalls.has(accessorKey(keyName(one) ?? '')))
}

function hasComputedMethods({ functions, places }: ProgramMap): boolean {
  return functions.some((fn) => {
    const parent = places.get(fn)?.parent
    const isHeld = parent?.type === 'Property' || parent?.type === 'MethodDefinition'
    return isHeld && isFunction(parent.value) && keyName(parent) === undefined
  })
}

function isGoneThrough(parent: Node | undefined, key: string | undefined): boolean {
  switch (parent?.type) {
    case 'SpreadElement':
      return true
    case 'ForOfStatement':
      return key === 'right' && !parent.await
    case 'AssignmentExpression':
      return key === 'right' && parent.left.type === 'ArrayPattern'
    case 'VariableDeclarator':
      return key === 'init' && parent.id.type === 'ArrayPattern'
    case 'YieldExpression':
      return parent.delegate
    case 'NewExpression':
      return key === 'arguments'
    case 'CallExpression':
      return key === 'arguments' && parent.callee.type === 'MemberExpression' && keyName(parent.callee) === 'from'
    default:
      return false
  }
}
