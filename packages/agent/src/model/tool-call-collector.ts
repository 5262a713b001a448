import type { ModelToolCall } from './model.ts'
import type { WireExtraContent, WireToolCall } from './wire-format.ts'

interface OpenCall {
  readonly index: number | undefined
  id: string
  name: string
  arguments: string
  /** First and last character of the arguments that is no space; empty before there is one. */
  first: string
  last: string
  extraContent: WireExtraContent | undefined
}

const ID_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Puts native tool calls together from their pieces.
 *
 * OpenAI numbers its calls by `index` and names each once. Others leave the index out or send 0 for every call
 * (https://github.com/ollama/ollama/issues/15457), send whole calls, or no ids. So a piece begins a new call when its
 * index or its id is new, or when it has a name and the call before is whole.
 */
export class ToolCallCollector {
  readonly #calls: OpenCall[] = []
  readonly #maker: string

  /** @param maker whose the calls are: what its server wants back with them is for it alone */
  constructor(maker: string) {
    this.#maker = maker
  }

  /** Takes the calls of a whole message: each is a call of its own. */
  addWhole(calls: readonly WireToolCall[]): void {
    for (const call of calls) extend(this.#open(call), call)
  }

  /** Takes the pieces that one chunk of a stream brought. */
  addPieces(pieces: readonly WireToolCall[]): void {
    for (const piece of pieces) extend(this.#continued(piece) ?? this.#open(piece), piece)
  }

  /** The calls so far, in the model's order; ids that are missing or used twice are made up. */
  calls(): readonly ModelToolCall[] {
    const taken = new Set<string>()
    return this.#calls
      .filter(({ name, arguments: text }) => name !== '' || text !== '')
      .map((call) => {
        if (call.id === '' || taken.has(call.id)) call.id = makeUpId()
        taken.add(call.id)
        const { id, name, extraContent } = call
        const kept = extraContent ? { providerData: { madeBy: this.#maker, extra_content: extraContent } } : {}
        // An empty text stands for no arguments, and many servers refuse to be sent it back.
        return { id, name, arguments: call.arguments.trim() === '' ? '{}' : call.arguments, ...kept }
      })
  }

  #open(call: WireToolCall): OpenCall {
    const texts = { id: '', name: '', arguments: '', first: '', last: '' }
    const opened = { ...texts, index: call.index ?? undefined, extraContent: undefined }
    this.#calls.push(opened)
    return opened
  }

  #continued(piece: WireToolCall): OpenCall | undefined {
    const { index, id } = piece
    const byId = id ? this.#calls.findLast((call) => call.id === id) : undefined
    if (typeof index !== 'number') return byId ?? (id ? undefined : continuedByName(this.#calls.at(-1), piece))
    const atIndex = this.#calls.findLast((call) => call.index === index)
    if (id && atIndex && atIndex.id !== '' && atIndex.id !== id) return byId?.index === index ? byId : undefined
    return id ? atIndex : continuedByName(atIndex, piece)
  }
}

/** A piece without an id goes on with the call before, unless it names a tool and that call is already whole. */
function continuedByName(call: OpenCall | undefined, piece: WireToolCall): OpenCall | undefined {
  const name = piece.function?.name
  if (call === undefined || !name || call.name === '') return call
  if (call.name !== name) return undefined
  return argumentsOf(piece) !== '' && isWhole(call) ? undefined : call
}

function extend(call: OpenCall, piece: WireToolCall): void {
  if (call.id === '' && piece.id) call.id = piece.id
  if (call.name === '' && piece.function?.name) call.name = piece.function.name
  const text = argumentsOf(piece)
  call.arguments += text
  call.first ||= text.trimStart().slice(0, 1)
  call.last = text.trimEnd().slice(-1) || call.last
  call.extraContent = piece.extra_content ?? call.extraContent
}

function argumentsOf(piece: WireToolCall): string {
  const value = piece.function?.arguments
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isWhole({ arguments: text, first, last }: OpenCall): boolean {
  // Where each piece has a name, a look at all of the text for each would take minutes over a long one.
  if (first === '{' && last !== '}') return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Nine letters and digits: the only ids that Mistral takes, and good for everyone else. */
function makeUpId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9))
  return Array.from(bytes, (byte) => ID_CHARACTERS[byte % ID_CHARACTERS.length]).join('')
}
