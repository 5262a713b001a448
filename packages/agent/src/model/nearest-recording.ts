import type { ModelMessage } from './model.ts'
import { canonicalJson, type RecordedRequest, type Recording } from './recordings.ts'

/** One thing that can tell two requests apart: a message or a field. */
interface Part {
  readonly name: string
  readonly text: string
}

/** Where two requests first differ; a part that one of them lacks is undefined. */
interface Difference {
  /** How many parts before are the same. */
  readonly part: number
  /** How many characters before in this part are the same. */
  readonly character: number
  readonly recorded: Part | undefined
  readonly asked: Part | undefined
}

const FIELDS = ['id', 'tools', 'toolChoice', 'responseFormat', 'stop'] as const
const CHARACTERS_BEFORE = 20
const CHARACTERS_SHOWN = 60

/**
 * Says in one sentence how a request differs from the recording that is most like it.
 *
 * The nearest one is the same for longest: first by whole messages, then by characters.
 *
 * @example
 * const recorded = { request: { messages: [{ role: 'user', content: 'Monday' }] }, answers: [] } as const
 * const difference = describeNearest({ messages: [{ role: 'user', content: 'Sunday' }] }, [recorded])
 * difference.slice(-33) // 'recorded "Monday", asked "Sunday"'
 */
export function describeNearest(request: RecordedRequest, recordings: readonly Recording[]): string {
  const [nearest] = recordings
    .map((recording) => firstDifference(recording.request, request))
    .sort((one, other) => other.part - one.part || other.character - one.character)
  if (nearest === undefined) return 'there are no recordings'
  const { recorded, asked, character } = nearest
  const found = `the nearest of ${recordings.length} first differs in`
  const name = asked?.name ?? recorded?.name
  const was = recorded && recorded.name !== asked?.name && asked ? `${recorded.name} ` : ''
  const at = recorded && asked ? ` at character ${character + 1}` : ''
  return `${found} ${name}${at}: recorded ${was}${excerpt(recorded, character)}, asked ${excerpt(asked, character)}`
}

/** The message parts of both lists first, so that one message more does not push a field against a message. */
function firstDifference(recorded: RecordedRequest, asked: RecordedRequest): Difference {
  const length = Math.max(recorded.messages.length, asked.messages.length)
  const [one, other] = [partsOf(recorded, length), partsOf(asked, length)]
  let part = 0
  while (part < one.length && one[part]?.name === other[part]?.name && one[part]?.text === other[part]?.text) part++
  const pair = { recorded: one[part], asked: other[part] }
  return { part, character: sameLength(pair.recorded?.text ?? '', pair.asked?.text ?? ''), ...pair }
}

function partsOf(request: RecordedRequest, length: number): (Part | undefined)[] {
  const messages = Array.from({ length }, (_, index) => {
    const message = request.messages[index]
    return message && { name: nameOf(message, index), text: textOf(message) }
  })
  const fields = FIELDS.map((name) => {
    return request[name] === undefined ? undefined : { name, text: canonicalJson(request[name]) }
  })
  return [...messages, ...fields]
}

function nameOf({ role }: ModelMessage, index: number): string {
  return `message ${index + 1} (${role})`
}

/** Plain text as it is, so that it can be compared by eye; JSON of what has more to it. */
function textOf({ role, ...message }: ModelMessage): string {
  const { content, ...rest } = message
  return typeof content === 'string' && Object.keys(rest).length === 0 ? content : canonicalJson(message)
}

function sameLength(one: string, other: string): number {
  let index = 0
  while (index < one.length && one[index] === other[index]) index++
  return index
}

function excerpt(part: Part | undefined, around: number): string {
  if (part === undefined) return 'nothing'
  const { text } = part
  const from = Math.max(0, around - CHARACTERS_BEFORE)
  const piece = text.slice(from, from + CHARACTERS_SHOWN)
  const [before, after] = [from > 0 ? '… ' : '', from + CHARACTERS_SHOWN < text.length ? ' …' : '']
  return JSON.stringify(`${before}${piece}${after}`)
}
