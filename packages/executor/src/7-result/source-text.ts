import type { CallExpression, NewExpression, Program, TaggedTemplateExpression } from 'acorn'
import { isFunction, type Node } from '../ast/nodes.ts'
import { walk } from '../ast/walk.ts'

const MAX_TEXT = 60

/** What is called at a place, as the code writes it. */
export interface Callee {
  readonly text: string
  readonly isNew: boolean
  /** The name of the method, for `object.method(…)`. */
  readonly method: string | undefined
}

/**
 * The offset that a reader expects for one that the engine reports: a failed `return f()` is reported at its `return`,
 * and shown at the name that is called.
 */
export function refinedOffset(program: Program, offset: number): number {
  const statement = innermost(program, offset, (node) => node.type === 'ReturnStatement' && node.start === offset)
  if (statement?.type !== 'ReturnStatement' || !statement.argument) return offset
  const { argument } = statement
  const call = argument.type === 'ChainExpression' ? argument.expression : argument
  return call.type === 'CallExpression' ? nameStart(call.callee) : offset
}

/**
 * The callee of the call whose name begins at `offset`; undefined where an error is made or nothing is called. Calls in
 * a row, `f()()`, begin at the same place: a name of `functions` is one for sure, so the call of its answer is meant.
 */
export function calleeAt(
  program: Program,
  code: string,
  offset: number,
  functions: readonly string[],
): Callee | undefined {
  const call = innermost(program, offset, (node): node is CallExpression | NewExpression | TaggedTemplateExpression => {
    if (node.type === 'NewExpression') return node.start === offset
    if (node.type === 'TaggedTemplateExpression') return node.quasi.start === offset || nameStart(node.tag) === offset
    if (node.type !== 'CallExpression' || nameStart(node.callee) !== offset) return false
    return node.callee.type !== 'Identifier' || !functions.includes(node.callee.name)
  })
  if (!call) return undefined
  const callee = call.type === 'TaggedTemplateExpression' ? call.tag : call.callee
  const text = textOf(callee, code)
  if (callee.type === 'Identifier' && /(Error|Exception)$/.test(text)) return undefined
  const property = callee.type === 'MemberExpression' && !callee.computed ? callee.property : undefined
  const method = property?.type === 'Identifier' ? property.name : undefined
  return { text, isNew: call.type === 'NewExpression', method }
}

/** The callee of the call that begins at `offset`, or its name does, as the code has it: of calls in a row the last. */
export function droppedCallee(program: Program, code: string, offset: number): string | undefined {
  let callee: Node | undefined
  walk(program, {
    enter(node) {
      if (callee !== undefined || node.end <= offset) return false
      if (node.type === 'CallExpression' && (node.start === offset || nameStart(node.callee) === offset))
        callee = node.callee
      if (node.start === offset && node.type === 'TaggedTemplateExpression') callee = node.tag
      return node.start <= offset || node.type === 'Program'
    },
  })
  if (callee === undefined) return undefined
  return isFunction(callee) ? '(async () => { … })' : textOf(callee, code)
}

/** The text of the object whose property is read or set at `offset`. */
export function objectAt(program: Program, code: string, offset: number): string | undefined {
  const member = innermost(
    program,
    offset,
    (node) => node.type === 'MemberExpression' && node.property.start === offset,
  )
  return member?.type === 'MemberExpression' ? textOf(member.object, code) : undefined
}

/** The text of what a loop whose header holds `offset` goes over. */
export function iteratedAt(program: Program, code: string, offset: number): string | undefined {
  const loop = innermost(program, offset, (node) => node.type === 'ForOfStatement' && offset < node.body.start)
  return loop?.type === 'ForOfStatement' ? textOf(loop.right, code) : undefined
}

/** The innermost node around `offset` that `matches`. */
function innermost<T extends Node>(program: Program, offset: number, matches: (node: Node) => node is T): T | undefined
function innermost(program: Program, offset: number, matches: (node: Node) => boolean): Node | undefined
function innermost(program: Program, offset: number, matches: (node: Node) => boolean): Node | undefined {
  let found: Node | undefined
  walk(program, {
    enter(node) {
      if (node.start > offset || node.end <= offset) return node.type === 'Program'
      if (matches(node)) found = node
      return true
    },
  })
  return found
}

function nameStart(callee: Node): number {
  return callee.type === 'MemberExpression' ? callee.property.start : callee.start
}

/** A node's text on one line, cut to 60 characters. */
function textOf({ start, end }: Node, code: string): string {
  const text = code.slice(start, end).replaceAll(/\s*\n\s*/g, '')
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text
}
