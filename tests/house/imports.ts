import { dirname, posix } from 'node:path'
import { childrenIn, isNode, nameOf, nodesOf, type SyntaxNode, syntaxOf } from './syntax.ts'
import type { TreeFile } from './tree.ts'

/** One thing a file names from elsewhere: by import, re-export, `import()` or a type's `import('…')`. */
export interface Import {
  readonly from: string
  readonly specifier: string
  readonly line: number
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean
}

/** Everything a file imports or re-exports. */
export function importsOf(file: TreeFile): Import[] {
  return [...nodesOf(syntaxOf(file).program)].flatMap((node) => {
    const specifier = specifierOf(node)
    return specifier === undefined
      ? []
      : [{ from: file.path, specifier, line: node.loc.start.line, typeOnly: isTypeOnly(node) }]
  })
}

/** The repository path a relative specifier leads to; undefined for packages. */
export function targetOf({ from, specifier }: Import): string | undefined {
  return specifier.startsWith('.') ? posix.normalize(posix.join(dirname(from), specifier)) : undefined
}

function specifierOf(node: SyntaxNode): string | undefined {
  if (node.type === 'TSImportType') {
    const argument = node['argument']
    return nameOf(isNode(argument) && isNode(argument['literal']) ? argument['literal'] : argument)
  }
  return /^(Import(Declaration|Expression)|Export(Named|All)Declaration)$/.test(node.type)
    ? nameOf(node['source'])
    : undefined
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === 'TSImportType') return true
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true
  const specifiers = childrenIn(node, 'specifiers')
  return (
    specifiers.length > 0 && specifiers.every((one) => one['importKind'] === 'type' || one['exportKind'] === 'type')
  )
}
