import type { Program, Statement } from 'acorn'
import type { Analysis } from '../2-analyze/analyze.ts'
import type { Node } from '../ast/nodes.ts'
import { declare, identifier, splitDirectives } from './build.ts'
import { marksOf } from './function.ts'
import { Rewriter } from './rewriter.ts'
import { NO_NAMES, TopLevel } from './top-level.ts'

/**
 * Code made from text stays in the place of what was written: it declares what that declares, and gives what that
 * gives. Names of ours are its own.
 *
 *     async function ok(a) { … } ok(1) ? 1 : 0
 *  →  let $$m0 = ok = $$giving(ok); async function ok(a) { … } $$now(ok(1)) ? 1 : 0
 */
export function rewriteText(program: Program, analysis: Analysis, code: string, hasTerminal: boolean): Program {
  const topLevel = new TopLevel(analysis, NO_NAMES, new Set(), code)
  const rewriter = new Rewriter(analysis, topLevel, {
    fileName: 'text',
    signals: hasTerminal,
    isModule: true,
    isText: true,
  })
  const { directives, rest } = splitDirectives(program.body as Statement[])
  const { result: body, temporaries } = rewriter.inFunction(() => rewriter.statements(rest))
  const marks = marksOf(rest, rewriter).flatMap((mark) =>
    mark.type === 'ExpressionStatement' ? [mark.expression] : [],
  )
  // Declarations leave the value of the code what it is.
  const own = [
    ...temporaries.map((name) => [identifier(name, program), null] as const),
    ...marks.map((mark, index) => [identifier(`$$m${index}`, program), mark] as const),
  ]
  const declared: Statement[] = own.length === 0 ? [] : [declare('let', own, program)]
  return { ...program, body: [...directives, ...declared, ...body] as Node[] as Program['body'] }
}
