import { tsPlugin } from '@sveltejs/acorn-typescript'
import { type Comment, Parser } from 'acorn'
import type { TreeFile } from './tree.ts'

/** A syntax node with TypeScript's kinds among it: ESTree's types do not know those, so fields are read by name. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly loc: { readonly start: { readonly line: number }; readonly end: { readonly line: number } }
  readonly [field: string]: unknown
}

/** One file, parsed. */
export interface Syntax {
  readonly file: TreeFile
  readonly program: SyntaxNode
  readonly comments: readonly Comment[]
}

const TypeScriptParser = Parser.extend(tsPlugin())
const parsed = new Map<string, Syntax>()

/** Parses one file; the same text is parsed once. */
export function syntaxOf(file: TreeFile): Syntax {
  const key = `${file.path}\0${file.text}`
  const known = parsed.get(key)
  if (known) return known
  const comments: Comment[] = []
  try {
    const program = TypeScriptParser.parse(file.text, {
      sourceType: 'module',
      ecmaVersion: 'latest',
      locations: true,
      onComment: comments,
      allowHashBang: true,
    })
    // acorn's own node type lists no TypeScript kinds; the fields read here exist on every node it makes.
    const syntax: Syntax = { file, program: program as unknown as SyntaxNode, comments }
    parsed.set(key, syntax)
    return syntax
  } catch (cause) {
    throw new Error(`Cannot parse ${file.path}: ${String(cause)}`, { cause })
  }
}

/** True for a value that is a syntax node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

/** Every node below and including `node`, parents first. */
export function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesOf(child)
  }
}

/** The child nodes in one field of a node. */
export function childrenIn(node: SyntaxNode, field: string): SyntaxNode[] {
  const value = node[field]
  return (Array.isArray(value) ? value : [value]).filter(isNode)
}

/** The name of an identifier, or the text of a string literal. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  const name = node.type === 'Literal' ? node['value'] : node['name']
  return typeof name === 'string' ? name : undefined
}

/** The text of the docstring that ends right before `node`. */
export function docstringBefore(syntax: Syntax, node: SyntaxNode): string | undefined {
  const comment = syntax.comments.findLast((one) => one.end <= node.start)
  if (comment?.type !== 'Block' || !comment.value.startsWith('*')) return undefined
  if (syntax.file.text.slice(comment.end, node.start).trim() !== '') return undefined
  return comment.value
    .split('\n')
    .map((line) => line.replace(/^\s*\*+ ?/, ''))
    .join('\n')
    .trim()
}
