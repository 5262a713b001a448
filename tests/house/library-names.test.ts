import { describe, expect, it } from 'vitest'
import { nameOf, nodesOf, syntaxOf } from './syntax.ts'
import { sourceFiles, type TreeFile } from './tree.ts'

/** Names that rewritten code calls, which more than one part of the guest library gives: the later part would win. */
function namesGivenTwice(files: readonly TreeFile[]): string[] {
  const found = new Set<string>()
  const twice: string[] = []
  for (const file of files) {
    for (const node of nodesOf(syntaxOf(file).program)) {
      const name = node.type === 'Property' ? nameOf(node['key']) : undefined
      if (name === undefined || !name.startsWith('$$')) continue
      if (found.has(name)) twice.push(`${file.path}: ${name}`)
      found.add(name)
    }
  }
  return twice
}

describe('names of the guest library', () => {
  it('are given once each', () => {
    const [one, other] = ['{ $$call: 1, b: 2 }', '{ $$call() {}, b: 3 }'].map((value, at) => ({
      path: `${at}.js`,
      text: `export const a = ${value}`,
    })) as [TreeFile, TreeFile]
    expect(namesGivenTwice([one, other])).toEqual(['1.js: $$call'])
    expect(namesGivenTwice([one])).toEqual([])
    const library = sourceFiles().filter(({ path }) => path.startsWith('packages/executor/src/guest/'))
    expect(library.length).toBeGreaterThan(50)
    expect(namesGivenTwice(library)).toEqual([])
  })
})
