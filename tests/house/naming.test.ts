import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportsOf } from './exports.ts'
import { childrenIn, isNode, nameOf } from './syntax.ts'
import { codeFiles, sourceFiles, type TreeFile } from './tree.ts'

const FORBIDDEN_FILES = ['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'misc', 'types']

/**
 * Shortened words, each with the whole one. Only url, id, json, ast and api stay short, and names of the web
 * platform.
 */
const WHOLE_WORDS: Record<string, string> = {
  arr: 'array',
  attr: 'attribute',
  btn: 'button',
  cb: 'callback',
  cfg: 'configuration',
  conf: 'configuration',
  ctx: 'context',
  decl: 'declaration',
  desc: 'description',
  dest: 'destination',
  err: 'error',
  evt: 'event',
  expr: 'expression',
  fn: 'function',
  func: 'function',
  idx: 'index',
  impl: 'implementation',
  init: 'initial, or start',
  len: 'length',
  lib: 'library',
  mgr: 'manager',
  msg: 'message',
  num: 'number',
  obj: 'object',
  opt: 'option',
  opts: 'options',
  param: 'parameter',
  params: 'parameters',
  prev: 'previous',
  prop: 'property',
  proto: 'prototype',
  ptr: 'pointer',
  ref: 'reference',
  req: 'request',
  res: 'response, or result',
  ret: 'result',
  src: 'source',
  stmt: 'statement',
  str: 'string, or text',
  sym: 'symbol',
  temp: 'what it holds',
  tmp: 'what it holds',
  val: 'value',
  var: 'variable',
}

const stemOf = (path: string): string => basename(path).replace(/(\.test|\.bench|\.config|\.d)?\.\w+$/, '')

/** `readHTMLPage` → read, html, page. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_$-]+/)
    .filter(Boolean)

function notKebab(files: readonly TreeFile[]): string[] {
  return files.map((file) => file.path).filter((path) => !/^(\d-)?[a-z0-9]+(-[a-z0-9]+)*$/.test(stemOf(path)))
}

function forbiddenFiles(files: readonly TreeFile[]): string[] {
  return files
    .map((file) => file.path)
    .filter((path) => [...path.split('/').slice(0, -1), stemOf(path)].some((part) => FORBIDDEN_FILES.includes(part)))
}

function shortenedWords(files: readonly TreeFile[]): string[] {
  return files.flatMap((file) =>
    exportsOf(file).flatMap(({ name, line }) =>
      wordsOf(name.replaceAll('SearchParams', ''))
        .filter((word) => Object.hasOwn(WHOLE_WORDS, word))
        .map((word) => `${file.path}:${line} ${name}: say ${WHOLE_WORDS[word]} for ${word}`),
    ),
  )
}

/** Files that share no word with any export. A family of exports may go by a name of its own. */
function namedAfterNothing(files: readonly TreeFile[]): string[] {
  const isOffence = (file: TreeFile): boolean => {
    const exported = exportsOf(file)
    const isFamily = exported.filter((one) => !/^TS/.test(one.declaration?.type ?? '')).length > 1
    if (exported.length === 0 || isFamily || stemOf(file.path) === 'index') return false
    const words = wordsOf(stemOf(file.path))
    return !exported.some((one) => wordsOf(one.name).some((word) => words.some((own) => isOneWord(word, own))))
  }
  return files.filter(isOffence).map((file) => file.path)
}

/** Sees that `error` and `errors`, `parse` and `parsed`, `printer` and `print` are one word in two forms. */
const isOneWord = (one: string, other: string): boolean =>
  one === other || (Math.min(one.length, other.length) >= 4 && (one.startsWith(other) || other.startsWith(one)))

/** Members of `Limits` that neither end in a unit nor count something. */
function withoutUnit(file: TreeFile): string[] {
  const body = exportsOf(file).find((one) => one.name === 'Limits')?.declaration?.['body']
  if (!isNode(body)) return [`${file.path}: no interface Limits`]
  const names = childrenIn(body, 'body').map((member) => nameOf(member['key']) ?? '?')
  return names.filter((name) => !/^([a-z][A-Za-z]*(Ms|Bytes)|max[A-Z][A-Za-z]*)$/.test(name))
}

describe('naming', () => {
  const plant = (path: string, text = ''): TreeFile[] => [{ path: `packages/executor/src/${path}`, text }]

  it('files are written in kebab-case', () => {
    expect(notKebab(plant('codeFrame.ts'))).toHaveLength(1)
    expect(notKebab(plant('code_frame.ts'))).toHaveLength(1)
    expect(notKebab(plant('code-frame.test.ts'))).toEqual([])
    expect(notKebab(codeFiles())).toEqual([])
  })

  it('no file or folder is a drawer for everything', () => {
    expect(forbiddenFiles(plant('utils.ts'))).toHaveLength(1)
    expect(forbiddenFiles(plant('helpers/parse.ts'))).toHaveLength(1)
    expect(forbiddenFiles(plant('types.test.ts'))).toHaveLength(1)
    expect(forbiddenFiles(codeFiles().filter((file) => !file.path.startsWith('tests/types/')))).toEqual([])
  })

  it('exported names are made of whole words', () => {
    expect(shortenedWords(plant('a.ts', 'export const parseOpts = 1'))).toHaveLength(1)
    expect(shortenedWords(plant('a.ts', 'export function getCtx(): void {}'))).toHaveLength(1)
    expect(shortenedWords(plant('a.ts', 'export const options = 1, resource = 2'))).toEqual([])
    expect(shortenedWords(sourceFiles())).toEqual([])
  })

  it('a file is named after what it exports', () => {
    expect(namedAfterNothing(plant('journal.ts', 'export const budget = 1'))).toHaveLength(1)
    expect(namedAfterNothing(plant('numbers.ts', 'export const one = 1, two = 2'))).toEqual([])
    expect(namedAfterNothing(plant('code-frame.ts', 'export function codeFrame(): void {}'))).toEqual([])
    expect(namedAfterNothing(sourceFiles().filter((file) => file.path.endsWith('.ts')))).toEqual([])
  })

  it('limits end in their unit or count something', () => {
    const limits = (text: string): TreeFile => ({ path: 'limits.ts', text: `export interface Limits { ${text} }` })
    expect(withoutUnit(limits('timeout: number; memoryBytes: number; maxCalls: number'))).toEqual(['timeout'])
    const found = sourceFiles().filter((file) => file.path === 'packages/executor/src/limits.ts')
    expect(found).toHaveLength(1)
    expect(found.flatMap(withoutUnit)).toEqual([])
  })
})
