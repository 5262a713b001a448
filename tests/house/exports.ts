import { childrenIn, docstringBefore, isNode, nameOf, type Syntax, type SyntaxNode, syntaxOf } from './syntax.ts'
import type { TreeFile } from './tree.ts'

/** One name a file exports. */
export interface Export {
  readonly name: string
  readonly line: number
  /** Where it was declared: this file, or the module it is passed on from. */
  readonly from?: string
  /** The name it has where it was declared. */
  readonly localName: string
  /** The declaration, when it stands in this file. */
  readonly declaration?: SyntaxNode
  /** The docstring before the declaration. */
  readonly docstring?: string
}

/** Every name a file exports; overloads of one function count once, with the first one's docstring. */
export function exportsOf(file: TreeFile): Export[] {
  const syntax = syntaxOf(file)
  const found = childrenIn(syntax.program, 'body').flatMap((statement): Export[] => {
    if (statement.type === 'ExportDefaultDeclaration') return [exported(syntax, statement, 'default', statement)]
    if (statement.type !== 'ExportNamedDeclaration') return []
    const declaration = statement['declaration']
    if (isNode(declaration)) {
      return declaredNames(declaration).map((name) => exported(syntax, statement, name, declaration))
    }
    return childrenIn(statement, 'specifiers').map((specifier) => passedOn(syntax, statement, specifier))
  })
  return [...new Map(found.toReversed().map((one) => [one.name, one])).values()].toReversed()
}

function exported(syntax: Syntax, at: SyntaxNode, name: string, declaration: SyntaxNode): Export {
  const docstring = docstringBefore(syntax, at)
  return { name, localName: name, line: at.loc.start.line, declaration, ...(docstring !== undefined && { docstring }) }
}

function passedOn(syntax: Syntax, statement: SyntaxNode, specifier: SyntaxNode): Export {
  const name = nameOf(specifier['exported']) ?? ''
  const localName = nameOf(specifier['local']) ?? ''
  const from = nameOf(statement['source'])
  if (from !== undefined) return { name, localName, from, line: statement.loc.start.line }
  const home = childrenIn(syntax.program, 'body').find((one) => declaredNames(one).includes(localName))
  return home
    ? { ...exported(syntax, home, name, home), localName }
    : { name, localName, line: statement.loc.start.line }
}

/** The names a declaration makes: one for most, several for `const a = …, b = …`. */
export function declaredNames(declaration: SyntaxNode): string[] {
  if (declaration.type === 'VariableDeclaration') {
    return childrenIn(declaration, 'declarations').flatMap((one) => nameOf(one['id']) ?? [])
  }
  return [nameOf(declaration['id'])].filter((name) => name !== undefined)
}
