import type {
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ExportSpecifier,
  Identifier,
  ImportAttribute,
  ImportDeclaration,
  ImportDefaultSpecifier,
  ImportNamespaceSpecifier,
  ImportSpecifier,
  Literal,
} from 'acorn'
import { firstOf } from './first-of.ts'
import { type Printers, type PrintState, print, printInBrackets } from './printer.ts'

/** Imports and exports; astring (1.9) knows no names in quotes and takes function expressions for declarations. */
export const MODULE_PRINTERS = {
  ImportDeclaration(this: Printers, node: ImportDeclaration, state: PrintState): void {
    const named = node.specifiers.filter((specifier) => specifier.type === 'ImportSpecifier')
    const whole = node.specifiers.filter((specifier) => specifier.type !== 'ImportSpecifier')
    const parts = whole.map(wholeImport)
    if (named.length > 0) parts.push(`{ ${named.map(namedImport).join(', ')} }`)
    state.write(parts.length > 0 ? `import ${parts.join(', ')} from ` : 'import ')
    printSource(this, node.source, node.attributes, state)
  },
  ExportNamedDeclaration(this: Printers, node: ExportNamedDeclaration, state: PrintState): void {
    state.write('export ')
    if (node.declaration) {
      print(this, node.declaration, state)
      return
    }
    state.write(`{ ${node.specifiers.map(namedExport).join(', ')} }`)
    if (node.source) {
      state.write(' from ')
      printSource(this, node.source, node.attributes, state)
    } else state.write(';')
  },
  ExportAllDeclaration(this: Printers, node: ExportAllDeclaration, state: PrintState): void {
    state.write(node.exported ? `export * as ${nameText(node.exported)} from ` : 'export * from ')
    printSource(this, node.source, node.attributes, state)
  },
  ExportDefaultDeclaration(this: Printers, node: ExportDefaultDeclaration, state: PrintState): void {
    const { declaration } = node
    state.write('export default ')
    if (/^(Function|Class)Declaration$/.test(declaration.type)) {
      print(this, declaration, state)
      return
    }
    if (/^(Function|Class)Expression$/.test(firstOf(declaration).type)) printInBrackets(this, declaration, state)
    else print(this, declaration, state)
    state.write(';')
  },
}

function wholeImport({ type, local }: ImportDefaultSpecifier | ImportNamespaceSpecifier): string {
  return type === 'ImportDefaultSpecifier' ? local.name : `* as ${local.name}`
}

function namedImport({ imported, local }: ImportSpecifier): string {
  const name = nameText(imported)
  return name === local.name ? name : `${name} as ${local.name}`
}

function namedExport({ local, exported }: ExportSpecifier): string {
  const [name, alias] = [nameText(local), nameText(exported)]
  return name === alias ? name : `${name} as ${alias}`
}

function printSource(
  printers: Printers,
  source: Literal,
  attributes: readonly ImportAttribute[],
  state: PrintState,
): void {
  print(printers, source, state)
  const list = attributes.map(({ key, value }) => `${nameText(key)}: ${value.raw ?? JSON.stringify(value.value)}`)
  state.write(list.length > 0 ? ` with { ${list.join(', ')} };` : ';')
}

function nameText(node: Identifier | Literal): string {
  return node.type === 'Identifier' ? node.name : (node.raw ?? JSON.stringify(node.value))
}
