import type { MemberExpression } from 'acorn'
import { type ClassNode, type FunctionNode, isClass, type Node } from '../../ast/nodes.ts'
import { type ProgramMap, unchained } from '../program-map.ts'
import { classOf } from './own-reach.ts'

/** Which of the methods under one name `object.name` may be, as far as the text tells of what class the object is. */
export function methodsOf(
  { object }: MemberExpression,
  methods: readonly FunctionNode[],
  map: ProgramMap,
): readonly FunctionNode[] {
  const made = madeOf(unchained(object), map)
  if (made === undefined) return methods
  const parents = made === 'unknown' ? [] : withParents(made, map)
  if (parents === undefined) return methods
  // The nearest method of that name is the one that is called.
  for (const one of parents) {
    const own = methods.filter((fn) => classOf(fn, map) === one)
    if (own.length > 0) return own
  }
  return []
}

/** The class that an object was made of; 'unknown' for one that the program does not declare. */
function madeOf(object: Node, map: ProgramMap): ClassNode | 'unknown' | undefined {
  if (object.type === 'NewExpression') return classNamed(unchained(object.callee), map)
  if (object.type !== 'Identifier') return undefined
  const variable = map.names.referenceOf.get(object)?.variable
  const [definition, ...others] = variable?.definitions ?? []
  if (others.length > 0 || variable?.isWritten || definition?.type !== 'VariableDeclarator') return undefined
  const init = definition.id.type === 'Identifier' && definition.init ? unchained(definition.init) : undefined
  return init?.type === 'NewExpression' ? classNamed(unchained(init.callee), map) : undefined
}

function classNamed(callee: Node, map: ProgramMap): ClassNode | 'unknown' | undefined {
  if (isClass(callee)) return callee
  if (callee.type !== 'Identifier') return undefined
  const variable = map.names.referenceOf.get(callee)?.variable
  if (variable === undefined) return 'unknown'
  const [definition, ...others] = variable.definitions
  if (others.length > 0 || variable.isWritten || definition === undefined) return undefined
  const made = definition.type === 'VariableDeclarator' ? definition.init : definition
  return made && isClass(made) ? made : undefined
}

/** A class and those that it extends; undefined where one of them is not known. */
function withParents(made: ClassNode, map: ProgramMap): ClassNode[] | undefined {
  const found = [made]
  for (const { superClass } of found) {
    if (!superClass) continue
    const parent = classNamed(unchained(superClass), map)
    if (parent === undefined || parent === 'unknown' || found.includes(parent)) return undefined
    found.push(parent)
  }
  return found
}
