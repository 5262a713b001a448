import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, readJson, treeFiles } from '../house/tree.ts'
import { fencedBlocks } from './code-block.ts'
import { bundleCode, runCode } from './run-code.ts'

const documents = treeFiles(/^(README|CONTRIBUTING|THREATS|packages\/[^/]+\/README|benchmarks\/NOTES)\.md$/)
const readme = documents.find((file) => file.path === 'README.md')?.text ?? ''
const code = fencedBlocks(readme).filter((block) => /^(js|ts|javascript|typescript|mjs)$/.test(block.language))
const runs = code.filter((block) => !block.note.includes('no-run'))

/** npm scripts that a text tells its reader to run and that package.json does not have. */
function unknownScripts(text: string, scripts: readonly string[]): string[] {
  const named = [...text.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)].map(
    (match) => match[1] ?? match[2],
  )
  return named.filter((name) => name !== undefined && !scripts.includes(name)) as string[]
}

/** Links and `paths/in/code` of a document that lead to no file. */
function deadPaths(text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((match) => match[1] ?? '')
  const paths = [...text.matchAll(/`((?:packages|tests|benchmarks|examples)\/[\w./-]+)`/g)].map(
    (match) => match[1] ?? '',
  )
  return [...links, ...paths].filter((path) => !existsSync(join(ROOT, path)))
}

describe('README.md', () => {
  it('has code that runs', () => expect(runs.length).toBeGreaterThan(0))

  it.each(runs)('line $line: the code runs and gives what it says', async (block) => {
    const ended = await runCode(block.code)
    expect(ended.exitCode, ended.output).toBe(0)
  })

  it.each(code)('line $line: the code imports what there is', async (block) => {
    expect(await bundleCode(block.code)).not.toBe('')
  })

  it('names the two commands that set everything up', () => {
    expect(readme).toMatch(/npm install && npm start/)
    expect(readme).toMatch(/npm test/)
  })
})

describe('documents', () => {
  const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json')

  it.each(documents)('$path names npm scripts that there are', ({ text }) => {
    expect(unknownScripts('`npm run nothing-here`', Object.keys(scripts))).toEqual(['nothing-here'])
    expect(unknownScripts(text, Object.keys(scripts))).toEqual([])
  })

  it.each(documents)('$path names files that there are', ({ text }) => {
    expect(deadPaths('see [this](tests/nothing-here.ts) and `packages/nothing/here.ts`')).toHaveLength(2)
    expect(deadPaths(text)).toEqual([])
  })
})
