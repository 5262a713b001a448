import type { Program } from 'acorn'
import { isLooseNode, type LooseNode } from './loose-node.ts'
import { type EnumMembers, enumName, lowerEnum } from './lower-enum.ts'
import { lowerParameterProperties } from './lower-parameter-properties.ts'
import { failAt, tooDeep } from './syntax-failure.ts'

const TYPE_FIELDS: readonly string[] = [
  ...['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'superTypeParameters', 'implements'],
  ...['declare', 'abstract', 'definite', 'accessibility', 'readonly', 'override', 'importKind', 'exportKind'],
  ...['decorators', 'accessor', 'loc'],
]

/** Wrappers of which only the expression runs: `x as T`, `x satisfies T`, `x!`, `<T>x`, `f<T>`. */
const WRAPPERS: ReadonlySet<string> = new Set([
  ...['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TSInstantiationExpression'],
])

/** Nodes that declare and do not run. */
const TYPES_ONLY: ReadonlySet<string> = new Set([
  ...['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSDeclareFunction', 'TSIndexSignature'],
  ...['TSAbstractMethodDefinition', 'TSAbstractPropertyDefinition', 'TSNamespaceExportDeclaration'],
])

const REFUSED: Readonly<Record<string, readonly [string, string]>> = {
  TSModuleDeclaration: ['TypeScript namespaces are not supported', 'Use a plain object or top-level names.'],
  TSImportEqualsDeclaration: ['import … = is not supported', "Write `import name from 'module'`."],
  TSExportAssignment: ['export = is not supported', 'End the cell with the value itself.'],
  Decorator: ['Decorators are not supported', 'Call the function on the class or method instead.'],
}

/**
 * Turns what the TypeScript plugin read into plain ESTree: annotations, interfaces, aliases, overloads, `declare`,
 * casts and `import type` go; enums and parameter properties are written out as TypeScript would. The tree was made
 * by this stage and is nobody else's yet: it is changed in place.
 * @throws SyntaxFailure for namespaces, decorators, `accessor`, `import … = require` and `export =`
 */
export function dropTypes(program: Program, code: string): Program {
  /** Enums of the scopes around, the innermost last. */
  const scopes: Map<string, EnumMembers>[] = []
  checkDepth(program)
  // Both are the same tree; `visit` gives every kind of node a shape that acorn's types know.
  return visit(program as unknown as LooseNode) as unknown as Program

  function visit(node: LooseNode): LooseNode | undefined {
    refuse(node, code)
    if (isTypeOnly(node)) return undefined
    if (WRAPPERS.has(node.type)) return visit(node['expression'] as LooseNode)
    if (node.type === 'TSEnumDeclaration') return visitEnum(node)
    if (node.type === 'ClassBody') lowerParameterProperties(node, code)
    for (const field of TYPE_FIELDS) delete node[field]
    if (node.type === 'Identifier') node.end = node.start + nameLength(node, code)
    if (!OPTIONAL.has(node.type)) delete node['optional']
    const imports = specifierCount(node)
    if (SCOPES.has(node.type)) scopes.push(new Map())
    visitFields(node)
    if (SCOPES.has(node.type)) scopes.pop()
    // An import of types alone names a file that a cell cannot reach, and need not.
    if (imports > 0 && specifierCount(node) === 0) return undefined
    return complete(node)
  }

  function visitEnum(node: LooseNode): LooseNode {
    const scope = scopes.at(-1)
    const place = { earlier: scope?.get(enumName(node)), isTopLevel: scopes.length === 1 }
    const { lowered, members } = lowerEnum(node, code, place, visit)
    scope?.set(enumName(node), members)
    return lowered
  }

  function visitFields(node: LooseNode): void {
    for (const [key, field] of Object.entries(node)) {
      if (Array.isArray(field)) node[key] = visitList(node, key, field)
      else if (isLooseNode(field)) node[key] = visit(field) ?? emptied(node, key, field)
    }
  }

  function visitList(parent: LooseNode, key: string, list: readonly unknown[]): unknown[] {
    const isParams = key === 'params' && isFunction(parent)
    return list.flatMap((item) => {
      if (!isLooseNode(item)) return [item]
      if (isParams && item['name'] === 'this') return []
      return visit(item) ?? []
    })
  }
}

/** Kinds in which enums of one name are one. */
const SCOPES: ReadonlySet<string> = new Set(['Program', 'BlockStatement', 'StaticBlock', 'SwitchStatement'])

const EXPORTS: ReadonlySet<string> = new Set(['ExportNamedDeclaration', 'ExportDefaultDeclaration'])
const WITH_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'],
])

/** Levels of the plugin's tree, which has more of them than the plain one; chains count in full. */
const MAX_TYPED_LEVELS = 1000

/** Refuses what the recursion below could not follow: the parser reads long chains in a loop. */
function checkDepth(program: Program): void {
  const stack: { readonly node: object; readonly level: number }[] = [{ node: program, level: 0 }]
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    if (entry.level > MAX_TYPED_LEVELS) throw tooDeep()
    for (const field of Object.values(entry.node).flat()) {
      if (isLooseNode(field)) stack.push({ node: field, level: entry.level + 1 })
    }
  }
}

/** Kinds whose `optional` is JavaScript's `?.`, not a type's `?`. */
const OPTIONAL: ReadonlySet<string> = new Set(['CallExpression', 'MemberExpression'])

function isTypeOnly(node: LooseNode): boolean {
  if (TYPES_ONLY.has(node.type) || node['declare'] === true) return true
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true
  const isMember = node.type === 'MethodDefinition' || node.type === 'PropertyDefinition'
  if (isMember && (node['abstract'] === true || isDeclaredMethod(node['value']))) return true
  if (!EXPORTS.has(node.type) || !isLooseNode(node['declaration'])) return false
  return isTypeOnly(node['declaration'])
}

/** An overload or abstract signature: a method without a body. */
function isDeclaredMethod(value: unknown): boolean {
  return isLooseNode(value) && (value.type === 'TSDeclareMethod' || value.type === 'TSEmptyBodyFunctionExpression')
}

/** What takes the place of a field that held only types: a loop or branch body must not be missing. */
function emptied(parent: LooseNode, key: string, { start, end }: LooseNode): LooseNode | null {
  const isStatement = key === 'body' || key === 'consequent'
  return isStatement && parent.type !== 'TryStatement' ? { type: 'EmptyStatement', start, end } : null
}

/** Fields that acorn always gives and the plugin leaves out. */
function complete(node: LooseNode): LooseNode {
  if (OPTIONAL.has(node.type)) node['optional'] ??= false
  if (WITH_ATTRIBUTES.has(node.type)) node['attributes'] ??= []
  return node
}

function refuse(node: LooseNode, code: string): void {
  if (node['declare'] === true) return
  const decorated = Array.isArray(node['decorators']) && node['decorators'].length > 0
  const refusal = REFUSED[decorated ? 'Decorator' : node.type]
  if (refusal) throw failAt(code, node.start, ...refusal)
  if (node['accessor'] === true)
    throw failAt(code, node.start, "'accessor' is not supported", 'Write a getter and setter.')
}

function nameLength(node: LooseNode, code: string): number {
  const name = String(node['name'])
  return code.startsWith(name, node.start) ? name.length : node.end - node.start
}

function isFunction({ type }: LooseNode): boolean {
  return type.endsWith('FunctionExpression') || type === 'FunctionDeclaration'
}

/** How many names an import declaration has; 0 for every other node. */
function specifierCount(node: LooseNode): number {
  const specifiers = node.type === 'ImportDeclaration' ? node['specifiers'] : undefined
  return Array.isArray(specifiers) ? specifiers.length : 0
}
