import { expect, test } from 'vitest'
import { MAX_NESTING } from '../../../packages/executor/src/1-parse/check-program.ts'
import { utf8Bytes } from '../../../packages/executor/src/1-parse/check-size.ts'
import { parse } from '../../../packages/executor/src/1-parse/parse.ts'
import { SyntaxFailure } from '../../../packages/executor/src/1-parse/syntax-failure.ts'
import { print } from '../../../packages/executor/src/4-print/print.ts'
import { childrenOf } from '../../../packages/executor/src/ast/children.ts'
import type { Node } from '../../../packages/executor/src/ast/nodes.ts'

const options = { sourceBytes: 1 << 20 }
const typesOf = (code: string) => parse(code, options).body.map(({ type }) => type)
const text = (code: string) => print(parse(code, options), code).text

function failureOf(code: string, sourceBytes = 1 << 20): SyntaxFailure {
  try {
    parse(code, { sourceBytes })
  } catch (error) {
    if (error instanceof SyntaxFailure) return error
    throw error
  }
  throw new Error(`It parsed: ${code}`)
}

test('parse() takes top-level await, return and a hashbang', () => {
  expect(typesOf('#!/usr/bin/env node\nawait f(); for await (const x of y) ; return 1')).toEqual([
    'ExpressionStatement',
    'ForOfStatement',
    'ReturnStatement',
  ])
})

test('parse() reads cells as sloppy scripts unless they say otherwise', () => {
  expect(typesOf('with (a) b; delete c; var let; 017')).toHaveLength(4)
  expect(failureOf('"use strict"; with (a) b').message).toBe("'with' in strict mode")
})

test('parse() keeps imports and takes the export habit off', () => {
  expect(text('import { mean } from "stats"; export const x = 1, y = 2; export { x, y as z }; export {}')).toBe(
    text('import { mean } from "stats"; const x = 1, y = 2'),
  )
  expect(text('export default mean(1)')).toBe('mean(1);\n')
  expect(text('export default function f() { } export class A { } export async function g() { }')).toBe(
    text('function f() { } class A { } async function g() { }'),
  )
  expect(text('export default function () { return 1 }')).toBe(text('(function () { return 1 })'))
  expect(text('export default class { }')).toBe(text('(class { })'))
})

test('parse() keeps the exports of modules', () => {
  const program = parse('export const x = await 1; export default x', { ...options, as: 'module' })
  expect(program.body.map(({ type }) => type)).toEqual(['ExportNamedDeclaration', 'ExportDefaultDeclaration'])
  expect(() => parse('return 1', { ...options, as: 'module' })).toThrow("'return' outside of function")
})

test('parse() reads what is JavaScript as JavaScript, not as TypeScript', () => {
  const [statement] = parse('f(a < b, c > (d))', options).body
  expect(statement).toMatchObject({ expression: { arguments: [{ operator: '<' }, { operator: '>' }] } })
})

const PLACES: readonly (readonly [code: string, message: string, line: number, column: number])[] = [
  ['let a = 1\nlet b = = 2', "Unexpected token '='", 2, 9],
  ['f(1,\n  2', 'Unexpected end of code', 2, 4],
  ['let a\nlet a', "Identifier 'a' has already been declared", 2, 5],
  ['const a = "x\n"', 'Unterminated string constant', 1, 11],
  ['let x: number = \n}', "Unexpected token '}'", 2, 1],
  ['let x: Array<string = 1', "Unexpected token '='", 1, 21],
  ['\r\n\r\n  foo bar', "Unexpected token 'bar'", 3, 7],
]
for (const [code, message, line, column] of PLACES) {
  test(`parse() tells the place of ${JSON.stringify(code)}`, () => {
    expect(failureOf(code)).toMatchObject({ code: 'syntax', name: 'SyntaxError', message, position: { line, column } })
  })
}

const ADVICE: readonly (readonly [code: string, advice: RegExp])[] = [
  ['```js\nlet a = 1\n```', /Markdown fence/],
  ['let a = 1\n```', /Markdown fence/],
  ['if (a &lt; b) c()', /HTML entities/],
  ['f(“hello”)', /straight quotes/],
  ['a – b', /Replace the character "–"/],
  ['def f(x):\n  return x', /Python: write `function/],
  ['if (a) {\n}\nelif b:', /else if/],
  ['if x > 3:\n  y()', /Python: write `\(…\) \{/],
  ['for x in xs:\n  y()', /Python/],
  ['try:\n  x()', /Python: write `try/],
  ['from math import sqrt', /import \{ name \}/],
  ['f = lambda x: x + 1', /=>/],
  ['ys = [x for x in xs]', /map/],
  ['print "x"', /console\.log/],
  ['a = 1 # one', /Comments start with/],
  ['# all of it\na = 1', /Comments start with/],
  ['x = f"hello {name}"', /backticks/],
  ['if (a and b) c()', /&&/],
  ['Here is the code you wanted:\nf()', /JavaScript only/],
  ['const x = <div>hi</div>', /JSX/],
  ['const x = <Foo a={1} />', /JSX/],
  ['items.map((x) => await f(x))', /Leave out await/],
  ['function g() { return await f() }', /Leave out await/],
  ['function g() { for await (const x of y) ; }', /Leave out await/],
  ['let class = 1', /`class` is a word of the language/],
  ['f([1, 2\nlet a = 1', /`\[` opened in line 1 is never closed/],
  ['function f() {\n  if (a) {\n    b()\n}', /`\{` opened in line 1 is never closed/],
  ['f(1))', /leave out this `\)`/],
  ['f([1, 2)', /`\[` opened in line 1 must be closed first/],
  ['const a = [1 2]', /comma is missing before `2`/],
  ['const a = { b: 1\n  c: 2 }', /comma is missing before `c`/],
  ['f(a b)', /comma is missing before `b`/],
  ['{ "a": 1, "b": 2 }', /put it in brackets/],
  ['const a = `text', /backtick/],
  ["const a = 'it's'", /A quote inside/],
  ['const a = "line\nbreak"', /backticks/],
  ['xs.forEach((x) => { if (x) break })', /for … of/],
  ['f() = 3', /===/],
  ['const a', /Give the constant a value/],
  ['{ using x = y }', /try … finally/],
  ['if (a) { import x from "x" }', /Move it out/],
  ['export * from "x"', /Import the names/],
  ['import.meta.url', /script/],
]
for (const [code, advice] of ADVICE) {
  test(`parse() advises on ${JSON.stringify(code)}`, () => {
    expect(failureOf(code).advice).toMatch(advice)
  })
}

test('parse() measures code in bytes of UTF-8, exactly', () => {
  expect(utf8Bytes('aé€😀\ud800')).toBe(1 + 2 + 3 + 4 + 3)
  const code = '"é€😀"'
  expect(parse(code, { sourceBytes: 11 }).body).toHaveLength(1)
  expect(failureOf(code, 10)).toMatchObject({
    code: 'source-too-large',
    message: 'Cannot run code: 11 bytes is over sourceBytes (10 bytes)',
  })
  expect(failureOf('1'.repeat(1_258_291), 262_144).message).toBe('Cannot run code: 1.2 MB is over sourceBytes (256 kB)')
  expect(failureOf('1'.repeat(262_145), 262_144).message).toBe(
    'Cannot run code: 262145 bytes is over sourceBytes (262144)',
  )
})

const DEEP: Readonly<Record<string, (count: number) => string>> = {
  brackets: (count) => `${'('.repeat(count)}1${')'.repeat(count)}`,
  arrays: (count) => `${'['.repeat(count)}${']'.repeat(count)}`,
  objects: (count) => `x = ${'{ a: '.repeat(count)}1${'}'.repeat(count)}`,
  calls: (count) => `${'f('.repeat(count)}${')'.repeat(count)}`,
  blocks: (count) => `${'{'.repeat(count)}${'}'.repeat(count)}`,
  functions: (count) => `${'() => {'.repeat(count)}${'}'.repeat(count)}`,
  classes: (count) => `x = ${'class { m() { return '.repeat(count)}1${'}}'.repeat(count)}`,
  sums: (count) => `1${' + 1'.repeat(count)}`,
  chains: (count) => `a${'.b()'.repeat(count)}`,
  branches: (count) => `${'if (a) b; else '.repeat(count)}c`,
  templates: (count) => `${'`${'.repeat(count)}1${'}`'.repeat(count)}`,
  prefixes: (count) => `${'!'.repeat(count)}a`,
  constructions: (count) => `${'new '.repeat(count)}A`,
  conditions: (count) => `${'a ? '.repeat(count)}1${' : 2'.repeat(count)}`,
  assignments: (count) => `${'a = '.repeat(count)}1`,
  patterns: (count) => `let ${'['.repeat(count)}a${']'.repeat(count)} = b`,
  powers: (count) => `1${' ** 1'.repeat(count)}`,
  keys: (count) => `let x: ${'keyof '.repeat(count)}1`,
  casts: (count) => `let x: ${'('.repeat(count)}1${')'.repeat(count)} = 1`,
  types: (count) => `let x: ${'Array<'.repeat(count)}1${'>'.repeat(count)}`,
}
for (const [shape, make] of Object.entries(DEEP)) {
  test(`parse() refuses endless ${shape} as too deep, and prints what it takes`, () => {
    expect(failureOf(make(30_000)).code).toBe('source-too-deep')
    const code = make(30)
    expect(text(code)).not.toBe('')
  })
}

test('parse() follows MAX_NESTING levels and refuses one more', () => {
  const nots = (count: number) => `${'!'.repeat(count)}a`
  // The statement and the name are levels, too.
  expect(depthOf(parse(nots(MAX_NESTING - 2), options))).toBe(MAX_NESTING)
  expect(failureOf(nots(MAX_NESTING - 1))).toMatchObject({
    code: 'source-too-deep',
    position: { line: 1, column: MAX_NESTING },
  })
})

test('parse() refuses a typed chain without end before it goes down into it', () => {
  expect(failureOf(`let x: number = a${'.b'.repeat(50_000)}`).code).toBe('source-too-deep')
})

test('parse() takes no more than moderate time for nested code that could be read in many ways', () => {
  const shapes = ['(x: T) => ', '<T>(x: T) => ', 'async (x: T) => ', 'a ? (x): T => 1 : ', 'a ? (x) : ', '(a = ']
  const start = performance.now()
  for (const shape of shapes) failureOf(`let z: number = ${shape.repeat(24)}= 1`)
  expect(performance.now() - start).toBeLessThan(2000)
})

test('parse() finds its advice in one endless line without looking at all of it again and again', () => {
  const start = performance.now()
  failureOf(`${'new.target['.repeat(20_000)}`)
  failureOf(`const a${' '.repeat(100_000)}b`)
  expect(performance.now() - start).toBeLessThan(2000)
})

test('parse() follows 700 links of a chain and 700 terms of a sum', () => {
  expect(text(`a${'.b'.repeat(700)}`)).toHaveLength(1403)
  expect(text(`1${' + 1'.repeat(700)}`)).toHaveLength(2803)
})

function depthOf(node: Node): number {
  return Math.max(-1, ...childrenOf(node).map(depthOf)) + 1
}
