import type { JsonValue } from '../json.ts'

/** One entry of `reasoning_details`, or a piece of it. */
export type ReasoningDetail = { readonly [name: string]: JsonValue }

/** The fields that arrive in pieces, by the type of their entry. */
const PIECEWISE: ReadonlyMap<unknown, string> = new Map([
  ['reasoning.text', 'text'],
  ['reasoning.summary', 'summary'],
])

/**
 * Puts `reasoning_details` together from the pieces of a stream: they must be sent back as one that was not streamed
 * has them, in the same order.
 *
 * https://openrouter.ai/docs/use-cases/reasoning-tokens#preserving-reasoning-blocks
 *
 * @example
 * const details = addDetails([{ type: 'reasoning.text', text: 'I ' }], [{ type: 'reasoning.text', text: 'see' }])
 * details[0] // → { type: 'reasoning.text', text: 'I see' }
 */
export function addDetails(
  details: readonly ReasoningDetail[],
  pieces: readonly ReasoningDetail[],
): readonly ReasoningDetail[] {
  const all = [...details]
  for (const piece of pieces) {
    const last = all.at(-1)
    if (last && goesOn(last, piece)) all[all.length - 1] = joinDetail(last, piece)
    else all.push(piece)
  }
  return all
}

/** A signature seals its entry: more text is another's. */
function goesOn(last: ReasoningDetail, piece: ReasoningDetail): boolean {
  const field = PIECEWISE.get(piece['type'])
  if (field === undefined || last['type'] !== piece['type'] || last['index'] !== piece['index']) return false
  return !(last['signature'] && piece[field])
}

function joinDetail(last: ReasoningDetail, piece: ReasoningDetail): ReasoningDetail {
  const field = PIECEWISE.get(piece['type']) as string
  const told = Object.entries(piece).filter(([, value]) => value !== null)
  const text = `${last[field] ?? ''}${piece[field] ?? ''}`
  return { ...last, ...Object.fromEntries(told), ...(field in last || field in piece ? { [field]: text } : {}) }
}
