import type { FunctionDeclaration, IfStatement, LabeledStatement, Parser, Statement } from 'acorn'

/** Methods of the parser that read the statements which may have a function for their body outside strict code. */
type Reader = (this: object, ...args: unknown[]) => Statement

/**
 * A parser that gives functions which are declared where only a statement may stand as what they mean (ECMA-262, Annex
 * B): so the stages after it know blocks and bodies as the only places of declarations.
 *
 *     name: function f() {}  →  function f() {}        if (a) function f() {}  →  if (a) { function f() {} }
 */
export function plainDeclarations(Base: typeof Parser): typeof Parser {
  const Plain = class extends Base {}
  for (const [name, plain] of [
    ['parseLabeledStatement', ({ body }: LabeledStatement) => (isFunction(body) ? body : undefined)],
    ['parseIfStatement', withBlocks],
  ] as const) {
    const read = Reflect.get(Base.prototype, name) as Reader
    Reflect.set(Plain.prototype, name, function readPlain(this: object, ...args: unknown[]): Statement {
      const statement = read.apply(this, args)
      return plain(statement as never) ?? statement
    })
  }
  return Plain
}

const isFunction = (node: Statement | null | undefined): node is FunctionDeclaration =>
  node?.type === 'FunctionDeclaration'

function withBlocks(node: IfStatement): IfStatement {
  node.consequent = inBlock(node.consequent)
  if (node.alternate) node.alternate = inBlock(node.alternate)
  return node
}

function inBlock(node: Statement): Statement {
  const { start, end } = node
  return isFunction(node) ? { type: 'BlockStatement', body: [node], start, end } : node
}
