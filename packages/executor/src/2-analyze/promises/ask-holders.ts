import type { FlowMap } from './flow-map.ts'
import { before, ITSELF } from './levels.ts'
import type { Place } from './place.ts'

/**
 * A test for being there asks for a promise, and proves none: where nothing else wants one, host functions give their
 * values, and only what a function written `async` gives is kept as it is. What is awaited, or handed out by a function
 * written `async` and nothing else, is kept whoever gives it: `if (!kept) kept = load(); return kept`.
 */
export function askHolders(holders: readonly Place[], flow: FlowMap): boolean {
  const { graph, map } = flow
  const asked = holders.filter(({ wants }) => (wants & ITSELF) === 0)
  const adopting = new Set(map.functions.filter((fn) => fn.async).map((fn) => flow.returned(fn)))
  const unwanted = asked.filter((holder) => !isWantedInside(holder) && !isAdopted(holder, adopting))
  for (const holder of asked) graph.want(holder, ITSELF)
  for (const holder of unwanted) graph.need(holder, ITSELF)
  return asked.length > 0
}

/** True where a promise is wanted in the container of which something is read. */
function isWantedInside({ arriving }: Place): boolean {
  return arriving.some(
    ({ from, step, mask, isSilent }) => !isSilent && (from.wants & before(ITSELF & mask, step)) !== 0,
  )
}

/** True for what such functions return, and nothing needs: the promise that they give takes it. */
function isAdopted(holder: Place, adopting: ReadonlySet<Place>): boolean {
  const read = siblingsOf(holder)
  if (read.some(({ needs }) => (needs & ITSELF) !== 0)) return false
  return read.some(({ leaving }) => leaving.some(({ to }) => adopting.has(to)))
}

/** What is read where something else is read, and that itself. */
function siblingsOf(place: Place): Place[] {
  const found = [place]
  for (const { from, step } of place.arriving) {
    for (const edge of from.leaving) if (edge.step === step) found.push(edge.to)
  }
  return found
}
