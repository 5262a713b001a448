import { describe, expect, it } from 'vitest'
import { nameOf, nodesOf, type SyntaxNode, syntaxOf } from './syntax.ts'
import { codeFiles, sourceFiles, type TreeFile } from './tree.ts'

const MAX_FILE_LINES = 300
const MAX_FUNCTION_LINES = 60
const MAX_COLUMNS = 120

/** Files and functions (`path#name`) past a wall, each with its reason. Empty is the goal; an unneeded one fails. */
const EXCUSED: Record<string, string> = {
  'packages/executor/src/2-analyze/scopes.ts#visit':
    'one case for each kind of node that declares, uses or scopes a name',
}

function longFiles(files: readonly TreeFile[]): string[] {
  return files.filter((file) => file.text.trimEnd().split('\n').length > MAX_FILE_LINES).map((file) => file.path)
}

/** Comment lines over the width: the formatter keeps code within it and leaves comments alone. */
function wideComments(files: readonly TreeFile[]): string[] {
  return files.flatMap((file) =>
    file.text.split('\n').flatMap((line, index) => {
      return line.length > MAX_COLUMNS && /^\s*(\/\/|\/?\*)/.test(line) ? [`${file.path}:${index + 1}`] : []
    }),
  )
}

function longFunctions(files: readonly TreeFile[]): string[] {
  return files.flatMap((file) => [...namedFunctions(syntaxOf(file).program)].map((name) => `${file.path}#${name}`))
}

/** The names of the functions over the wall; a method's function is named by the node that holds it. */
function* namedFunctions(program: SyntaxNode): Generator<string> {
  const holders = new Map<unknown, SyntaxNode>()
  for (const node of nodesOf(program)) {
    for (const field of ['init', 'value', 'right']) holders.set(node[field], node)
    if (!/Function/.test(node.type) || node['body'] == null) continue
    if (node.loc.end.line - node.loc.start.line + 1 <= MAX_FUNCTION_LINES) continue
    const holder = holders.get(node)
    yield nameOf(node['id']) ?? nameOf(holder?.['id']) ?? nameOf(holder?.['key']) ?? `line ${node.loc.start.line}`
  }
}

const unexcused = (found: readonly string[]): string[] => found.filter((one) => !(one in EXCUSED))

describe('file size', () => {
  const lines = (count: number, line: string): string => Array(count).fill(line).join('\n')
  const plant = (text: string): TreeFile[] => [{ path: 'packages/executor/src/a.ts', text }]

  it(`files stay within ${MAX_FILE_LINES} lines`, () => {
    expect(longFiles(plant(`${lines(MAX_FILE_LINES, '1')}\n`))).toEqual([])
    expect(longFiles(plant(lines(MAX_FILE_LINES + 1, '1')))).toHaveLength(1)
    expect(unexcused(longFiles(codeFiles()))).toEqual([])
  })

  it(`functions of the packages stay within ${MAX_FUNCTION_LINES} lines`, () => {
    const long = `{\n${lines(MAX_FUNCTION_LINES - 1, '1')}\n}`
    expect(longFunctions(plant(`function f() {\n${lines(MAX_FUNCTION_LINES - 2, '1')}\n}`))).toEqual([])
    expect(longFunctions(plant(`function f() ${long}`))).toEqual(['packages/executor/src/a.ts#f'])
    expect(longFunctions(plant(`const g = () => ${long}`))).toEqual(['packages/executor/src/a.ts#g'])
    expect(longFunctions(plant(`class A { m() ${long} }`))).toEqual(['packages/executor/src/a.ts#m'])
    expect(unexcused(longFunctions(sourceFiles()))).toEqual([])
  })

  it(`comments stay within ${MAX_COLUMNS} columns`, () => {
    expect(wideComments(plant(`// ${'a'.repeat(MAX_COLUMNS - 3)}`))).toEqual([])
    expect(wideComments(plant(`// ${'a'.repeat(MAX_COLUMNS - 2)}`))).toHaveLength(1)
    expect(wideComments(plant(`/** ${'a'.repeat(MAX_COLUMNS)} */`))).toHaveLength(1)
    expect(wideComments(codeFiles())).toEqual([])
  })

  it('every excuse is still needed', () => {
    const found = [...longFiles(codeFiles()), ...longFunctions(sourceFiles())]
    expect(Object.keys(EXCUSED).filter((one) => !found.includes(one))).toEqual([])
  })
})
