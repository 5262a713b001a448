import type {
  ArrowFunctionExpression,
  CallExpression,
  ExpressionStatement,
  ForOfStatement,
  Identifier,
  ImportExpression,
  Literal,
  MemberExpression,
  NewExpression,
  Property,
} from 'acorn'
import * as astring from 'astring'
import type { Node } from '../ast/nodes.ts'
import { firstOf } from './first-of.ts'
import { MODULE_PRINTERS } from './module-printers.ts'
import { type Printer, type Printers, type PrintState, print, printInBrackets, printList } from './printer.ts'
import { FUNCTION_KINDS, type FunctionKind } from './script-writer.ts'

// astring exports them and its declarations do not say so.
const { EXPRESSIONS_PRECEDENCE, NEEDS_PARENTHESES, GENERATOR } = astring as unknown as {
  readonly EXPRESSIONS_PRECEDENCE: Readonly<Record<string, number>>
  readonly NEEDS_PARENTHESES: number
  readonly GENERATOR: Printers
}

/**
 * astring's table with one number lowered: `(a?.b).c` is not `a?.b.c`, so a chain stands in brackets where a member,
 * call or template follows it.
 */
export const PRECEDENCE: Readonly<Record<string, number>> = { ...EXPRESSIONS_PRECEDENCE, ChainExpression: 18 }

/** Kinds that astring leaves out or gets wrong (1.9), and those with marked places inside. */
const OWN_PRINTERS = {
  CallExpression(this: Printers, node: CallExpression, state: PrintState): void {
    printOperand(this, node.callee, state)
    state.output.mark(calleeStart(node))
    state.write(node.optional ? '?.(' : '(')
    printList(this, node.arguments, state)
    state.write(')')
  },

  // astring misses calls inside template tags: `new (a().b`c`)()`.
  NewExpression(this: Printers, node: NewExpression, state: PrintState): void {
    state.write('new ')
    if (isPlainPath(node.callee)) print(this, node.callee, state)
    else printInBrackets(this, node.callee, state)
    state.output.mark(node.start)
    state.write('(')
    printList(this, node.arguments, state)
    state.write(')')
  },

  MemberExpression(this: Printers, node: MemberExpression, state: PrintState): void {
    printOperand(this, node.object, state)
    state.output.mark(node.property.start)
    if (node.computed) state.write(node.optional ? '?.[' : '[')
    else state.write(node.optional ? '?.' : '.')
    print(this, node.property, state)
    if (node.computed) state.write(']')
  },

  // An object pattern in front of the body would read as a block: `() => ({ a } = b)`.
  ArrowFunctionExpression(this: Printers, node: ArrowFunctionExpression, state: PrintState): void {
    state.write(node.async ? 'async (' : '(')
    printList(this, node.params, state)
    state.write(') => ')
    if (firstOf(node.body).type.startsWith('Object')) printInBrackets(this, node.body, state)
    else print(this, node.body, state)
  },

  // A text in brackets is no directive; `let` in front would begin a declaration.
  ExpressionStatement(this: Printers, node: ExpressionStatement, state: PrintState): void {
    const { expression } = node
    const first = firstOf(expression)
    const isText = expression.type === 'Literal' && typeof expression.value === 'string' && node.directive === undefined
    const needsBrackets = isText || (first.type === 'Identifier' && first.name === 'let')
    if (needsBrackets || isStatementLike(first)) printInBrackets(this, expression, state)
    else print(this, expression, state)
    state.write(';')
  },

  // `for (async of …)` and `for (let of …)` mean something else.
  ForOfStatement(this: Printers, node: ForOfStatement, state: PrintState): void {
    const first = firstOf(node.left)
    if (first.type !== 'Identifier' || (first.name !== 'let' && first.name !== 'async')) {
      astringPrinter('ForOfStatement').call(this, node, state)
      return
    }
    state.write(node.await ? 'for await ((' : 'for ((')
    print(this, node.left, state)
    state.write(') of ')
    print(this, node.right, state)
    state.write(') ')
    print(this, node.body, state)
  },

  // A rewrite may have put another value behind a shorthand: `{ a }` → `{ a: b }`.
  Property(this: Printers, node: Property, state: PrintState): void {
    const shorthand = node.shorthand && boundName(node.value) === (node.key as Identifier).name
    astringPrinter('Property').call(this, shorthand === node.shorthand ? node : { ...node, shorthand }, state)
  },

  // Regular expressions and big integers go by their text; without one JSON knows only finite numbers.
  Literal(this: Printers, node: Literal, state: PrintState): void {
    const { value, raw } = node
    if (raw !== undefined || typeof value !== 'number' || (Number.isFinite(value) && value >= 0)) {
      astringPrinter('Literal').call(this, node, state)
    } else state.write(Number.isNaN(value) ? '(0 / 0)' : `(${value})`.replace('Infinity', '1 / 0'))
  },

  ImportExpression(this: Printers, node: ImportExpression, state: PrintState): void {
    state.write('import(')
    printList(this, node.options ? [node.source, node.options] : [node.source], state)
    state.write(')')
  },
  ...MODULE_PRINTERS,
}

/** The printers of all kinds of node, each marking where its node begins. */
export const PRINTERS: Printers = Object.fromEntries(
  Object.keys(GENERATOR).map((type) => [type, marking(ownPrinter(type) ?? astringPrinter(type))]),
)

function marking(printer: Printer): Printer {
  return function printMarked(this: Printers, node: Node, state: PrintState): void {
    state.output.mark(node.start)
    const from = state.output.length
    printer.call(this, node, state)
    const kind = functionKind(node)
    if (kind !== undefined) state.output.noteFunction(kind, from, node)
  }
}

/** What the engine knows as one function or class; a method is one with its name. */
function functionKind(node: Node): FunctionKind | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return FUNCTION_KINDS.function
    case 'Property':
      return node.method || node.kind !== 'init' ? FUNCTION_KINDS.function : undefined
    case 'MethodDefinition':
      if (node.static) return FUNCTION_KINDS.staticMethod
      return node.kind === 'constructor' ? FUNCTION_KINDS.constructor : FUNCTION_KINDS.function
    case 'ClassDeclaration':
    case 'ClassExpression':
      return FUNCTION_KINDS.class
    default:
      return undefined
  }
}

// Each printer is only ever called with nodes of the kind it stands under, in both tables.
function ownPrinter(type: string): Printer | undefined {
  return (OWN_PRINTERS as unknown as Partial<Printers>)[type]
}

function astringPrinter(type: string): Printer {
  return GENERATOR[type] as Printer
}

/** Prints what a member access or call follows. */
function printOperand(printers: Printers, node: Node, state: PrintState): void {
  const precedence = PRECEDENCE[node.type] ?? NEEDS_PARENTHESES
  const isBare = precedence !== NEEDS_PARENTHESES && precedence >= (PRECEDENCE['CallExpression'] ?? 0)
  if (isBare || node.type === 'ImportExpression' || node.type === 'MetaProperty') print(printers, node, state)
  else printInBrackets(printers, node, state)
}

/** Where the engine's report of a failed call should point: the name that is called. */
function calleeStart({ callee, start }: CallExpression): number | undefined {
  return (callee.type === 'MemberExpression' ? callee.property.start : callee.start) ?? start
}

function isPlainPath(callee: Node): boolean {
  if (callee.type === 'MemberExpression') return !callee.optional && isPlainPath(callee.object)
  return callee.type === 'Identifier' || callee.type === 'ThisExpression' || callee.type === 'MetaProperty'
}

function isStatementLike({ type }: Node): boolean {
  return /^(Object|(Function|Class)Expression)/.test(type)
}

function boundName(value: Node): string | undefined {
  if (value.type === 'AssignmentPattern') return boundName(value.left)
  return value.type === 'Identifier' ? value.name : undefined
}
