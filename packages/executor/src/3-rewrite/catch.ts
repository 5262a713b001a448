import type { CatchClause } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { declare, identifier, libraryCall, statement } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * Where a throw of ours may pass (a top-level `return`, the end of the run at a terminal function), no `catch` stops it.
 *
 *     catch (error) { … }  →  catch (error) { $$catch(error); … }
 *     catch { … }          →  catch ($$error) { $$catch($$error); … }
 */
export function rewriteCatch(node: CatchClause, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  if (!rewriter.signals) return rewritten
  const { param, body } = rewritten
  const name = param?.type === 'Identifier' ? param : identifier('$$error', node)
  const pass = statement(libraryCall('catch', [name], node), node)
  const pattern = param && param !== name ? [declare('let', [[param, name]], param)] : []
  return { ...rewritten, param: name, body: { ...body, body: [pass, ...pattern, ...body.body] } }
}
