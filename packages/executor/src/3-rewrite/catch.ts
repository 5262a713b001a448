import type { CatchClause } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { declare, identifier, libraryCall, statement } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * Where a throw of ours may pass (a top-level `return`, the end of the run at a terminal function), no `catch` stops
 * it.
 *
 *     catch (error) { … }  →  catch (error) { $$catch(error); … }
 *     catch { … }          →  catch ($$error) { $$catch($$error); … }
 *
 * In the body of `with` that is done for the sake of a top-level `return` alone: its object would be asked for the
 * name. What ends the run may be caught there; nothing is called any more.
 *
 * The engine passes over `finally` when a pattern throws in the place of the parameter; in the block it does not.
 *
 *     catch ({ code }) { … }  →  catch ($$error) { let { code } = $$error; … }
 */
export function rewriteCatch(node: CatchClause, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  const { param, body } = rewritten
  const passes = rewriter.inWith ? rewriter.analysis.map.returnsOfProgram.size > 0 : rewriter.signals
  if (!passes && (!param || param.type === 'Identifier')) return rewritten
  const name = param?.type === 'Identifier' ? param : identifier('$$error', node)
  const pass = passes ? [statement(libraryCall('catch', [name], node), node)] : []
  const pattern = param && param !== name ? [declare('let', [[param, name]], param)] : []
  return { ...rewritten, param: name, body: { ...body, body: [...pass, ...pattern, ...body.body] } }
}
