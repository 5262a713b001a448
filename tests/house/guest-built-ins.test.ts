import { describe, expect, it } from 'vitest'
import { isNode, nameOf, nodesOf, type SyntaxNode, syntaxOf } from './syntax.ts'
import { sourceFiles, type TreeFile } from './tree.ts'

/**
 * Guest code can replace every built-in: the guest library takes what it needs while it is loaded, and asks for nothing
 * by name after that. What is found here is read when guest code has run.
 */
const CONSTANTS = ['undefined', 'NaN', 'Infinity', 'globalThis']
const GLOBALS = new Set(Object.getOwnPropertyNames(globalThis).filter((name) => !CONSTANTS.includes(name)))

/** Functions that are called while the library is loaded, and what is made in them runs later. */
const WHILE_LOADING =
  /^(checkCodeFromText|constructorOf|guardDefinitions|harden|install\w*|learn\w+|replaceConstructor|replaceWith|watch\w*)$/

/** Methods of built-ins by names that nothing of the library's own has. */
const METHODS = new Set(
  (
    'apply bind catch charCodeAt concat every exec filter find finally flatMap forEach includes indexOf join map match ' +
    'padEnd padStart pop push reduce replace reverse shift slice some sort splice split startsWith test then toFixed ' +
    'trim unshift'
  ).split(' '),
)

/** Methods of the library's own. */
const OWN = ['codec/write-graph.js: typedArray.join', 'web/text-decoder.js: this.#decoder.push']

/** What guest code gave is gone through as the language has it, by the iterator that it has. */
const GIVEN_BY_GUESTS = [
  'web/abort.js: signals',
  'web/intl.js: items ?? []',
  'web/url-search-params.js: init',
  'web/url-search-params.js: entry',
]

const isFunction = (node: SyntaxNode): boolean => /Function/.test(node.type)
const isField = (node: SyntaxNode): boolean => node.type === 'PropertyDefinition'

/** Every name that a file declares, wherever it does. */
function declaredIn(program: SyntaxNode): Set<string> {
  const found = new Set<string>()
  const add = (pattern: unknown): void => {
    if (!isNode(pattern)) return
    const parts = [pattern['left'], pattern['argument'], pattern['value'], pattern['properties'], pattern['elements']]
    if (pattern.type === 'Identifier') found.add(nameOf(pattern) ?? '')
    else if (pattern.type !== 'MemberExpression') for (const part of parts.flat()) add(part)
  }
  for (const node of nodesOf(program)) {
    if (/^Import\w*Specifier$/.test(node.type)) add(node['local'])
    if (/^(Function|Class|Variable)/.test(node.type)) add(node['id'])
    if (node.type === 'CatchClause') add(node['param'])
    for (const parameter of isFunction(node) ? [node['params']].flat() : []) add(parameter)
  }
  return found
}

/** The name of a function, or of what it is put into. */
function nameOfFunction(node: SyntaxNode, parent: SyntaxNode | undefined): string {
  return nameOf(node['id']) ?? nameOf(parent?.['id']) ?? nameOf(parent?.['key']) ?? ''
}

/** True for a name that is read as a variable. */
function isRead(node: SyntaxNode, parent: SyntaxNode): boolean {
  if (parent.type === 'MemberExpression') return parent['object'] === node || parent['computed'] === true
  return parent['key'] !== node || (parent.type === 'Property' && parent['shorthand'] === true)
}

/** What one node asks of what guest code can replace; undefined for nothing. */
function asked(node: SyntaxNode, parent: SyntaxNode, declared: ReadonlySet<string>, text: string): string | undefined {
  const source = (part: unknown): string => (isNode(part) ? text.slice(part.start, part.end) : '')
  const name = nameOf(node) ?? ''
  if (node.type === 'Identifier' && GLOBALS.has(name) && !declared.has(name) && isRead(node, parent)) return name
  if (node.type === 'BinaryExpression' && node['operator'] === 'instanceof') return 'instanceof'
  if (node.type === 'ForOfStatement') return source(node['right'])
  if (node.type === 'ArrayPattern') return source(node)
  if (node.type === 'SpreadElement' && parent.type !== 'ObjectExpression') return source(node['argument'])
  const callee = node.type === 'CallExpression' ? node['callee'] : undefined
  if (!isNode(callee) || callee.type !== 'MemberExpression' || !isNode(callee['property'])) return undefined
  return callee['property'].type === 'Identifier' && METHODS.has(nameOf(callee['property']) ?? '')
    ? source(callee)
    : undefined
}

/** All that files ask for after they are loaded. */
function askedLate(files: readonly TreeFile[]): string[] {
  return files.flatMap((file) => {
    const found: string[] = []
    const { program } = syntaxOf(file)
    const declared = declaredIn(program)
    const path = file.path.replace(/^.*\/guest\//, '')
    const visit = (node: SyntaxNode, parents: readonly SyntaxNode[]): void => {
      const at = parents.findIndex((each) => isFunction(each) || isField(each))
      const inside = parents[at]
      const isLate = inside !== undefined && !WHILE_LOADING.test(nameOfFunction(inside, parents[at + 1]))
      const what = isLate ? asked(node, parents[0] ?? node, declared, file.text) : undefined
      if (what !== undefined) found.push(`${path}: ${what}`)
      for (const child of Object.values(node).flat()) if (isNode(child)) visit(child, [node, ...parents])
    }
    visit(program, [])
    return found
  })
}

describe('the guest library', () => {
  const plant = (text: string): TreeFile[] => [{ path: 'packages/executor/src/guest/a.js', text }]

  it.each([
    ['const least = (a, b) => Math.min(a, b)', ['a.js: Math']],
    ['class A { #all = new Map() }', ['a.js: Map']],
    ['const isError = (value) => value instanceof NativeError', ['a.js: instanceof']],
    ['const first = ([one]) => one', ['a.js: [one]']],
    ['const all = (list) => call(...list)', ['a.js: list']],
    ['function each(list) { for (const one of list) call(one) }', ['a.js: list']],
    ['const text = (list) => list.join()', ['a.js: list.join']],
    ['const { min } = Math; const least = (a, b) => min(a, b)', []],
    ['function installAll(global) { global.a = Math.min }', []],
    ['const copy = (record) => ({ ...record, Map: 1 })', []],
  ])('%s', (text, found) => {
    expect(askedLate(plant(text))).toEqual(found)
  })

  it('asks for nothing that guest code can replace', () => {
    const files = sourceFiles().filter((file) => file.path.includes('/src/guest/'))
    const found = askedLate(files)
    const known = [...GIVEN_BY_GUESTS, ...OWN]
    expect(found.filter((each) => !known.includes(each))).toEqual([])
    expect(known.filter((each) => !found.includes(each))).toEqual([])
  })
})
