import type {
  ArrowFunctionExpression,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  Expression,
  Identifier,
  Literal,
  ModuleDeclaration,
  Program,
  Statement,
} from 'acorn'
import type { Analysis } from '../2-analyze/analyze.ts'
import { boundNames } from '../2-analyze/program-map.ts'
import { type At, asyncArrow, block, call, declare, identifier, statement, text } from './build.ts'
import { withTemporaries } from './function.ts'
import { importedName, load, member } from './imports.ts'
import { Rewriter } from './rewriter.ts'
import { NO_NAMES, TopLevel } from './top-level.ts'

/** What a module's body becomes: its statements, and what it exports by name. */
interface Parts {
  readonly imports: Statement[]
  readonly body: Statement[]
  readonly getters: (readonly [name: string, value: Expression])[]
}

/**
 * A module becomes a function that evaluates it; exports are getters, so that they stay live.
 *
 *     import { a } from 'x'; export const b = a + 1
 *  →  async ($$exports, $$exportAll) => { "use strict"; $$exports({ b: () => b });
 *       const a = $$imported(await $$import("x"), "a"); const b = a + 1 }
 */
export function rewriteModule(
  program: Program,
  analysis: Analysis,
  options: { readonly code: string; readonly fileName: string; readonly hasTerminal: boolean },
): Program {
  const { code, fileName, hasTerminal } = options
  const topLevel = new TopLevel(analysis, NO_NAMES, new Set(), code)
  const rewriter = new Rewriter(analysis, topLevel, { fileName, signals: hasTerminal, isModule: true })
  const parts: Parts = { imports: [], body: [], getters: [] }
  for (const node of program.body) addStatement(node, parts)
  const { result, temporaries } = rewriter.inFunction(() => rewriter.rewrite(block(parts.body, program)))
  const exports = statement(call(identifier('$$exports', program), [gettersOf(parts, program)], program), program)
  const strict = { ...statement(text('use strict', program), program), directive: 'use strict' }
  const body = withTemporaries(
    block([strict, exports, ...parts.imports, ...result.body], program),
    temporaries,
    program,
  )
  const parameters = [identifier('$$exports', program), identifier('$$exportAll', program)]
  const evaluate: ArrowFunctionExpression = asyncArrow(parameters, body, program)
  return { ...program, sourceType: 'script', body: [statement(evaluate, program)] }
}

function addStatement(node: Statement | ModuleDeclaration, parts: Parts): void {
  switch (node.type) {
    case 'ImportDeclaration': {
      const module = load(String(node.source.value), node)
      if (node.specifiers.length === 0) parts.imports.push(statement(module, node))
      for (const specifier of node.specifiers) {
        const name = importedName(specifier)
        const value = name === '*' ? module : member(module, name, specifier)
        parts.imports.push(declare('const', [[specifier.local, value]], specifier))
      }
      return
    }
    case 'ExportNamedDeclaration':
      return addNamedExport(node, parts)
    case 'ExportDefaultDeclaration':
      return addDefaultExport(node, parts)
    case 'ExportAllDeclaration':
      return addAllExport(node, parts)
    default:
      parts.body.push(node)
  }
}

function addNamedExport(node: ExportNamedDeclaration, { imports, body, getters }: Parts): void {
  const { declaration, source, specifiers } = node
  if (declaration) {
    body.push(declaration)
    const names =
      declaration.type === 'VariableDeclaration'
        ? declaration.declarations.flatMap(({ id }) => boundNames(id))
        : [declaration.id.name]
    for (const name of names) getters.push([name, identifier(name, declaration)])
    return
  }
  const from = source ? keepModule(source, node, imports) : undefined
  for (const { local, exported } of specifiers) {
    const value = from ? member(from, nameOf(local), node) : identifier(nameOf(local), local)
    getters.push([nameOf(exported), value])
  }
}

function addDefaultExport({ declaration, start, end }: ExportDefaultDeclaration, { body, getters }: Parts): void {
  const at = { start, end }
  const isNamed = 'id' in declaration && declaration.id
  if (isNamed && (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration')) {
    body.push(declaration as Statement)
    getters.push(['default', identifier((declaration.id as Identifier).name, at)])
    return
  }
  // A function or class without a name was made an expression by the parser.
  body.push(declare('const', [[identifier('$$default', at), declaration as Expression]], at))
  getters.push(['default', identifier('$$default', at)])
}

function addAllExport(node: ExportAllDeclaration, { imports, getters }: Parts): void {
  const module = keepModule(node.source, node, imports)
  if (node.exported) getters.push([nameOf(node.exported), module])
  else imports.push(statement(call(identifier('$$exportAll', node), [module], node), node))
}

/** `const $$module0 = await $$import("name")` */
function keepModule(source: Literal, at: At, imports: Statement[]): Identifier {
  const name = identifier(`$$module${imports.length}`, at)
  imports.push(declare('const', [[name, load(String(source.value), at)]], at))
  return name
}

function gettersOf({ getters }: Parts, at: At): Expression {
  const { start, end } = at
  return {
    type: 'ObjectExpression',
    properties: getters.map(([name, value]) => ({
      type: 'Property',
      kind: 'init',
      key: text(name, at),
      value: { ...asyncArrow([], block([], at), at), async: false, expression: true, body: value },
      computed: false,
      method: false,
      shorthand: false,
      start,
      end,
    })),
    start,
    end,
  }
}

function nameOf(node: Identifier | Literal): string {
  return node.type === 'Identifier' ? node.name : String(node.value)
}
