import { type ClassNode, isClass, type Node } from '../ast/nodes.ts'
import { walk } from '../ast/walk.ts'
import { ownPromiseMethods } from './own-methods.ts'
import { keyName, type ProgramMap } from './program-map.ts'
import { accessorKey, keepingKey, type PromiseReach, SYMBOL_KEY } from './promises/promise-reach.ts'
import { ANY_KEY } from './reached-places.ts'
import type { Reach } from './value-flow.ts'

/** A set with what is added; the set as it was when nothing is new: sessions that wait share it. */
export function grown(before: ReadonlySet<string>, added: Iterable<string>): ReadonlySet<string> {
  let larger: Set<string> | undefined
  for (const name of added) {
    if (before.has(name)) continue
    larger ??= new Set(before)
    larger.add(name)
  }
  return larger ?? before
}

/**
 * After a cell in which no promise could exist: what its functions read and are given is not asked whether it is one,
 * and it may have methods under the names of a promise's.
 */
export function reachWithoutPromises({ promises }: Reach, map: ProgramMap): PromiseReach {
  const plainReads = grown(promises.plainReads, map.memberReads)
  const plainCalls = grown(promises.plainCalls, [...functionNames(map), ...keepingClasses(map, promises.plainCalls)])
  const methods = grown(promises.methods, ownPromiseMethods(map.program))
  const isSame =
    plainReads === promises.plainReads && plainCalls === promises.plainCalls && methods === promises.methods
  return isSame ? promises : { ...promises, plainReads, plainCalls, methods }
}

/** Functions that write under keys which no text tells may put what later cells give them under any. */
export function withKeyedWrites(promises: PromiseReach, { writesUnderKeys }: ProgramMap): PromiseReach {
  if (!writesUnderKeys || promises.plainCalls.has(ANY_KEY)) return promises
  return { ...promises, plainCalls: new Set([...promises.plainCalls, ANY_KEY]) }
}

/** Classes that hand out `this` while it is made, or descend from such. */
function* keepingClasses({ names, places }: ProgramMap, before: ReadonlySet<string>): Generator<string> {
  const found = new Set<string>()
  for (const { name, definitions } of names.program.variables.values()) {
    for (const definition of definitions) {
      const made = definition.type === 'VariableDeclarator' ? definition.init : definition
      if (!made || !isClass(made)) continue
      const parent = made.superClass?.type === 'Identifier' ? made.superClass.name : undefined
      const inherits = parent !== undefined && (before.has(keepingKey(parent)) || found.has(parent))
      if (inherits || handsOutThis(made, places)) found.add(name)
    }
  }
  for (const name of found) yield keepingKey(name)
}

/** True where more is done with `this` than to read and write what it has, before an instance is there. */
function handsOutThis({ body }: ClassNode, places: ProgramMap['places']): boolean {
  const isGivenOn = (node: Node): boolean => {
    const { parent: member, key } = places.get(node) ?? {}
    return member?.type !== 'MemberExpression' || key !== 'object' || places.get(member)?.key === 'callee'
  }
  const making: Node[] = []
  for (const member of body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') making.push(member.value.body)
    if (member.type === 'PropertyDefinition' && !member.static && member.value) making.push(member.value)
  }
  let found = false
  for (const root of making) {
    walk(root, {
      enter(node) {
        if (node.type === 'ThisExpression') found ||= isGivenOn(node)
        return !found
      },
    })
  }
  return found
}

/** The names under which a program has functions and classes. */
function functionNames({ functions, places, names }: ProgramMap): string[] {
  const found = [...names.program.variables.values()].filter(({ kind }) => kind === 'class').map(({ name }) => name)
  for (const fn of functions) {
    const parent = places.get(fn)?.parent
    const id = fn.type === 'FunctionDeclaration' ? fn.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined
    if (id?.type === 'Identifier') found.push(id.name)
    const isHeld =
      parent?.type === 'Property' || parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition'
    const member =
      parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' ? parent.left : undefined
    const name = isHeld ? keyName(parent) : member && keyName(member)
    if (name !== undefined) found.push(name)
    if (
      isHeld &&
      parent.type !== 'PropertyDefinition' &&
      (parent.kind === 'get' || parent.kind === 'set') &&
      name !== undefined
    )
      found.push(accessorKey(name))
    if (isHeld && name === undefined) found.push(SYMBOL_KEY)
  }
  return found
}
