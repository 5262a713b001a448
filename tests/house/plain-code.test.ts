import { describe, expect, it } from 'vitest'
import { isNode, nameOf, nodesOf, type SyntaxNode, syntaxOf } from './syntax.ts'
import { codeFiles, sourceFiles, type TreeFile, treeFiles } from './tree.ts'

// Words this file looks for are put together from parts, so that it does not find itself.
const MARKS = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`)
const TYPE_HOLES = new RegExp(`@ts-(${['ign' + 'ore', 'nocheck', 'expect-error'].join('|')})`)
const UNRUN = ['sk' + 'ip', 'to' + 'do', 'on' + 'ly', 'skipIf', 'runIf', 'fails']
const HOST_GLOBALS = ['process', 'Buffer', '__dirname', '__filename', 'require', 'setImmediate']

const isGuest = (path: string): boolean => path.includes('/src/guest/')
const isNodeOnly = (path: string): boolean => path.includes('/src/node/')

/** Places in the syntax of files that `isOffence` names. */
function places(files: readonly TreeFile[], isOffence: (node: SyntaxNode, parent: SyntaxNode) => boolean): string[] {
  return files.flatMap((file) => {
    const found: string[] = []
    const parents = new Map<SyntaxNode, SyntaxNode>()
    for (const node of nodesOf(syntaxOf(file).program)) {
      for (const value of Object.values(node).flat()) if (isNode(value)) parents.set(value, node)
      if (isOffence(node, parents.get(node) ?? node)) found.push(`${file.path}:${node.loc.start.line}`)
    }
    return found
  })
}

/** Lines of files that a pattern finds. */
function lines(files: readonly TreeFile[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    file.text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}`] : [])),
  )
}

const reExportsAll = (node: SyntaxNode): boolean => node.type === 'ExportAllDeclaration'
const isAnyType = (node: SyntaxNode): boolean => node.type === 'TSAnyKeyword'
const exportsDefault = (node: SyntaxNode): boolean => node.type === 'ExportDefaultDeclaration'

/** `console.log`, and console under any other name it is read by. */
const readsConsole = (node: SyntaxNode, parent: SyntaxNode): boolean => isRead(node, parent, ['console'])
const readsHost = (node: SyntaxNode, parent: SyntaxNode): boolean => isRead(node, parent, HOST_GLOBALS)

/** True for a name that is read as a variable: not a key, not a member after a dot, unless of `globalThis`. */
function isRead(node: SyntaxNode, parent: SyntaxNode, names: readonly string[]): boolean {
  if (node.type !== 'Identifier' || !names.includes(nameOf(node) ?? '')) return false
  if (parent['property'] === node && parent['computed'] !== true) return nameOf(parent['object']) === 'globalThis'
  if (parent.type === 'Property') return parent['value'] === node
  return parent['key'] !== node
}

/** A check that is written and not run, or that keeps others from running. */
function isUnrun(node: SyntaxNode): boolean {
  return (
    node.type === 'MemberExpression' &&
    ['it', 'test', 'describe'].includes(nameOf(node['object']) ?? '') &&
    UNRUN.includes(nameOf(node['property']) ?? '')
  )
}

describe('plain code', () => {
  const plant = (text: string): TreeFile[] => [{ path: 'packages/executor/src/a.ts', text }]
  const libraries = sourceFiles().filter((file) => !isGuest(file.path))
  const core = libraries.filter((file) => !isNodeOnly(file.path))

  it('nothing is re-exported wholesale', () => {
    expect(places(plant(`export * from './b.ts'`), reExportsAll)).toHaveLength(1)
    expect(places(plant(`export * as b from './b.ts'`), reExportsAll)).toHaveLength(1)
    expect(places(codeFiles(), reExportsAll)).toEqual([])
  })

  it('packages export by name', () => {
    expect(places(plant('export default 1'), exportsDefault)).toHaveLength(1)
    expect(places(sourceFiles(), exportsDefault)).toEqual([])
  })

  it('no type is left open, and no type error is silenced', () => {
    expect(places(plant('let a: Array<an' + 'y>'), isAnyType)).toHaveLength(1)
    expect(places(plant('const a = 1 as an' + 'y'), isAnyType)).toHaveLength(1)
    expect(lines(plant('// @ts-ign' + 'ore'), TYPE_HOLES)).toHaveLength(1)
    expect(places(codeFiles(), isAnyType)).toEqual([])
    expect(
      lines(
        codeFiles().filter((file) => !file.path.startsWith('tests/types/')),
        TYPE_HOLES,
      ),
    ).toEqual([])
  })

  it('no mark of unfinished work lands', () => {
    expect(lines(plant('// TO' + 'DO: later'), MARKS)).toHaveLength(1)
    expect(lines([...codeFiles(), ...treeFiles(/\.(md|json|sh)$|^\.ci\//)], MARKS)).toEqual([])
  })

  it('libraries print nothing', () => {
    expect(places(plant('console.warn(1)'), readsConsole)).toHaveLength(1)
    expect(places(plant('globalThis.console.log(1)'), readsConsole)).toHaveLength(1)
    expect(places(plant('session.console.log(1)'), readsConsole)).toEqual([])
    expect(places(libraries, readsConsole)).toEqual([])
  })

  it('libraries read no environment and no global of Node', () => {
    expect(places(plant('const key = process.env.KEY'), readsHost)).toHaveLength(1)
    expect(places(plant('const { env } = globalThis.process'), readsHost)).toHaveLength(1)
    expect(places(plant('Buffer.from(text)'), readsHost)).toHaveLength(1)
    expect(places(plant('const a = { process: 1 }; a.process'), readsHost)).toEqual([])
    expect(places(core, readsHost)).toEqual([])
  })

  it('every check runs', () => {
    expect(places(plant(`it.sk${'ip'}('…')`), isUnrun)).toHaveLength(1)
    expect(places(plant(`describe.on${'ly'}('…')`), isUnrun)).toHaveLength(1)
    expect(places(codeFiles(), isUnrun)).toEqual([])
  })
})
