import { describe, expect, it } from 'vitest'
import { exportsOf } from './exports.ts'
import { childrenIn, docstringBefore, isNode, nameOf, syntaxOf } from './syntax.ts'
import { sourceFiles, type TreeFile } from './tree.ts'

/** Files whose exports need no sentence each, with the reason; the file itself must open with a docstring. */
const EXCUSED: Record<string, string> = {
  'packages/executor/src/guest/web/primordials.js': 'built-ins taken before guest code runs, under their own names',
  'packages/executor/src/guest/codec/built-ins.js': 'built-ins taken before guest code runs, under their own names',
}

/** Exported declarations whose docstring is missing or has no full sentence. */
function undocumented(files: readonly TreeFile[]): string[] {
  return files.flatMap((file) =>
    exportsOf(file)
      .filter((one) => one.declaration && !hasSentence(one.docstring) && !isExcused(file))
      .map((one) => `${file.path}:${one.line} ${one.name}`),
  )
}

function isExcused(file: TreeFile): boolean {
  return file.path in EXCUSED && file.text.startsWith('/**')
}

/** True when the docstring opens with words that end in a full stop (or lead into a list or example). */
function hasSentence(docstring: string | undefined): boolean {
  const opening = docstring?.split('\n@')[0]?.trim() ?? ''
  return /\w[\s\S]*[.:!?`]/.test(opening) && !opening.startsWith('@')
}

/** Members of the interface `Limits` that do not say what they count in and what their default is. */
function unexplainedLimits(file: TreeFile): string[] {
  const syntax = syntaxOf(file)
  const limits = exportsOf(file).find((one) => one.name === 'Limits')?.declaration
  const body = limits?.['body']
  const members = isNode(body) ? childrenIn(body, 'body') : []
  if (members.length === 0) return [`${file.path}: no interface Limits`]
  return members
    .filter((member) => !/\bDefault\b/.test(docstringBefore(syntax, member) ?? ''))
    .map((member) => `${file.path}:${member.loc.start.line} ${nameOf(member['key'])}`)
}

describe('docstrings', () => {
  const plant = (text: string): TreeFile[] => [{ path: 'packages/executor/src/a.ts', text }]

  it('every exported declaration has a sentence', () => {
    expect(undocumented(plant('export const a = 1'))).toHaveLength(1)
    expect(undocumented(plant('/* Not a docstring. */\nexport function a(): void {}'))).toHaveLength(1)
    expect(undocumented(plant('/** Of the import. */\nimport "./b.ts"\nexport class A {}'))).toHaveLength(1)
    expect(undocumented(plant('interface A {}\nexport type { A }'))).toHaveLength(1)
    expect(undocumented(plant('/** @param a */\nexport function f(a: number): void {}'))).toHaveLength(1)
    expect(undocumented(plant('/** One thing. */\nexport const a = 1'))).toEqual([])
    expect(undocumented(plant(`export { a } from './b.ts'`))).toEqual([])
    expect(undocumented(sourceFiles())).toEqual([])
  })

  it('every limit states its default', () => {
    const limits = (text: string): TreeFile => ({ path: 'packages/executor/src/limits.ts', text })
    expect(unexplainedLimits(limits('export interface Limits {\n/** Milliseconds. */\na: number }'))).toHaveLength(1)
    expect(unexplainedLimits(limits('export interface Limits {\n/** Ms. Default 1. */\na: number }'))).toEqual([])
    expect(
      sourceFiles()
        .filter((file) => file.path === limits('').path)
        .flatMap(unexplainedLimits),
    ).toEqual([])
  })
})
