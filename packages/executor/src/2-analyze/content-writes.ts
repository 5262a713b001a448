import type { Node } from '../ast/nodes.ts'
import { type HiddenCode, storedAt } from './hidden-code.ts'
import { isLanguageMethod, MUTATING_METHODS } from './language.ts'
import { keyName, type ProgramMap, unchained } from './program-map.ts'
import type { NameSet } from './value-flow.ts'

/** What a program changes in objects, by the names of properties: whose objects they are is not looked at. */
export interface ContentWrites {
  /** True when code of earlier cells or modules is called: it may change anything. */
  readonly byOthers: boolean
  /** True when what is read of an object may change; no name stands for all that hangs on it. */
  mayChange(name: string | undefined): boolean
}

/** Goes once through a program. */
export function findContentWrites(map: ProgramMap, hidden: HiddenCode, hostFunctions: NameSet): ContentWrites {
  const names = new Set<string>()
  let computed = false
  let any = false
  let byOthers = false
  const isUnknown = (node: Node): boolean =>
    node.type === 'Identifier' &&
    map.names.referenceOf.has(node) &&
    map.names.referenceOf.get(node)?.variable === undefined &&
    !hostFunctions.has(node.name) &&
    !hidden.isLanguageName(node.name)
  for (const [node, { parent, key }] of map.places) {
    if (isUnknown(node)) byOthers ||= parent?.type !== 'MemberExpression' || key !== 'object'
    if (node.type === 'MemberExpression' && storedAt(node, map) !== undefined) {
      any = true
      const name = keyName(node)
      if (name === undefined) computed = true
      else names.add(name)
    }
    if (node.type !== 'CallExpression') continue
    const callee = unchained(node.callee)
    if (callee.type !== 'MemberExpression') continue
    const name = keyName(callee)
    any ||= name === undefined || MUTATING_METHODS.has(name) || name === 'assign'
    computed ||= name === 'assign'
    // A method that this program does not define is one of the language's, or of other code.
    const isKnown = name !== undefined && (isLanguageMethod(name) || map.ownMethods.has(name))
    if (!isKnown) byOthers ||= callee.object.type !== 'Identifier' || !hidden.isLanguageName(callee.object.name)
  }
  return {
    byOthers,
    mayChange: (name) => byOthers || (name === undefined || name === 'length' ? any : computed || names.has(name)),
  }
}
