import type { RunError } from '../outcome.ts'
import { type ExplainContext, explain, placeOf } from './explain.ts'
import { droppedCallee } from './source-text.ts'

/** A dropped call in the model's own words. */
interface DroppedCall {
  readonly callee: string
  /** In which line it stands, where the code of the cell around has others. */
  readonly where: string
}

/**
 * A limit that was reached while a dropped call was waited for: names the call, and the way out. `frames` say where the
 * calls stand, the one first that the error is placed at.
 */
export function nameDropped(error: RunError, frames: string, context: ExplainContext): RunError {
  const [outer, inner] = frames.split('\n').map((frame) => droppedCall(frame, context))
  const named = outer ?? inner
  if (named === undefined) return error
  const { advice = '' } = error
  const also = outer !== undefined && inner !== undefined ? `, or \`void ${inner.callee}\` in ${inner.where},` : ''
  return {
    ...error,
    ...explain({ ...error, stack: outer === undefined ? frames : (frames.split('\n')[0] ?? '') }, context),
    message: `${error.message} while it waited for \`${named.callee}\``,
    advice: `${advice} Write \`void ${named.callee}\`${also} to start it and leave it.`,
  }
}

function droppedCall(frame: string, context: ExplainContext): DroppedCall | undefined {
  const place = placeOf(frame, context)
  const callee = place && droppedCallee(place.cell.program, place.cell.code, place.offset)
  if (place === undefined || callee === undefined) return undefined
  const { fileName = 'cell.js' } = context
  const file = place.fileName === fileName ? '' : ` of ${place.fileName}`
  return { callee: `${callee}()`, where: `line ${place.line}${file}` }
}
