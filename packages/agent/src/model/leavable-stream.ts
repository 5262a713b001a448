import { leavable } from '../async/leavable.ts'
import type { ModelDelta } from './model.ts'

/** The reason of a stream's signal when its reader has left it. */
export const LEFT: Error = new Error('The stream was left')

/**
 * Makes a stream that can be left while a piece is awaited: that aborts the signal it is started with, and so does an
 * abort of `outer`, with its reason.
 */
export function leavableStream(
  start: (signal: AbortSignal) => AsyncGenerator<ModelDelta, void, undefined>,
  outer: AbortSignal | undefined,
): AsyncIterableIterator<ModelDelta> {
  const controller = new AbortController()
  return leavable(follow(start, outer, controller), () => controller.abort(LEFT))
}

async function* follow(
  start: (signal: AbortSignal) => AsyncGenerator<ModelDelta, void, undefined>,
  outer: AbortSignal | undefined,
  controller: AbortController,
): AsyncGenerator<ModelDelta, void, undefined> {
  const abort = (): void => controller.abort(outer?.reason)
  outer?.addEventListener('abort', abort, { once: true })
  if (outer?.aborted) abort()
  try {
    yield* start(controller.signal)
  } catch (error) {
    // Whoever left while a piece was awaited has its end, and no error.
    if (controller.signal.reason !== LEFT) throw error
  } finally {
    outer?.removeEventListener('abort', abort)
  }
}
