import type { CallExpression, MethodDefinition, Property } from 'acorn'
import type { FunctionNode } from '../ast/nodes.ts'
import { keyName, type ProgramMap } from './program-map.ts'

/**
 * Which parameter of a function the engine gives what stands where no text says that it calls one; undefined for all
 * others: `set d(v) {}`, `defineProperty(o, 'd', { set(v) {} })`, `new Proxy(o, { set(target, key, v) {} })`,
 * `static [Symbol.hasInstance](v) {}`.
 */
export function assignedAt(fn: FunctionNode, { places }: ProgramMap): number | undefined {
  const { parent: member, index: position } = places.get(fn) ?? {}
  if (member?.type === 'CallExpression') return position === 1 && isDefiningSetter(member) ? 0 : undefined
  if (member?.type !== 'MethodDefinition' && member?.type !== 'Property') return undefined
  if (isInstanceTest(member)) return 0
  if (member.type === 'MethodDefinition') {
    return member.kind === 'set' && member.key.type !== 'PrivateIdentifier' ? 0 : undefined
  }
  if (member.kind === 'set') return 0
  const object = places.get(member)?.parent
  if (keyName(member) !== 'set' || object?.type !== 'ObjectExpression' || fn.generator) return undefined
  const { parent, index } = places.get(object) ?? {}
  if (parent?.type === 'NewExpression') return index === 1 ? 2 : undefined
  const isDescriptor = object.properties.every((one) => one.type === 'Property' && DESCRIBING.has(keyName(one) ?? ''))
  return isDescriptor ? 0 : undefined
}

/** `o.__defineSetter__('d', (v) => {})` */
function isDefiningSetter({ callee }: CallExpression): boolean {
  return callee.type === 'MemberExpression' && keyName(callee) === '__defineSetter__'
}

/** `[Symbol.hasInstance]` */
function isInstanceTest({ computed, key }: Pick<MethodDefinition | Property, 'computed' | 'key'>): boolean {
  return computed && key.type === 'MemberExpression' && keyName(key) === 'hasInstance'
}

const DESCRIBING: ReadonlySet<string> = new Set(['get', 'set', 'configurable', 'enumerable'])

/** True for a program with such functions, or with code that is made from text and may have some. */
export function mayHaveSetters(map: ProgramMap): boolean {
  return map.hasEval || map.takesConstructor || map.functions.some((fn) => assignedAt(fn, map) !== undefined)
}
