import { type JsonValue, toJson } from '../json.ts'
import type { AiSdkPart } from './ai-sdk-language-model.ts'
import type { ModelDelta, ModelToolCall, ProviderData } from './model.ts'

type SaidType = 'text' | 'reasoning'

/** A text or thought of an answer, with what the provider wants back with it. */
interface Said {
  readonly type: SaidType
  readonly id: string | undefined
  text: string
  metadata: unknown
}

type AnswerPart = Said | { readonly type: 'tool-call'; readonly call: ModelToolCall; readonly metadata: unknown }

/**
 * A part of an answer as its `providerData` keeps it, and its provider is sent it back: thoughts are signed as they
 * were told, and calls stand where they stood between them.
 */
export type AiSdkKeptPart =
  | { readonly type: SaidType; readonly text: string; readonly providerOptions?: JsonValue }
  | { readonly type: 'tool-call'; readonly toolCallId: string }

/** Puts an answer of an AI SDK model together, out of its whole parts or the pieces of a stream. */
export class AiSdkAnswer {
  readonly #maker: string
  readonly #parts: AnswerPart[] = []
  /** Whether the provider ran tools of its own: what it marked around their calls makes no sense without them. */
  #isPartial = false

  /** @param maker whose the answer is: what its provider wants back is for it alone */
  constructor(maker: string) {
    this.#maker = maker
  }

  get text(): string {
    return this.#join('text')
  }

  get reasoning(): string {
    return this.#join('reasoning')
  }

  get toolCalls(): readonly ModelToolCall[] {
    return this.#parts.flatMap((part) => {
      if (part.type !== 'tool-call') return []
      const options = this.#isPartial ? {} : optionsOf(part.metadata)
      return [options.providerOptions ? { ...part.call, providerData: { madeBy: this.#maker, ...options } } : part.call]
    })
  }

  /** What the provider wants back; undefined when it told neither thoughts nor anything of its own. */
  get providerData(): ProviderData | undefined {
    const isPlain = this.#parts.every(
      (part) => part.type !== 'reasoning' && (part.type === 'tool-call' || !part.metadata),
    )
    if (isPlain || this.#isPartial) return undefined
    const parts = this.#parts.map((part): AiSdkKeptPart => {
      if (part.type === 'tool-call') return { type: part.type, toolCallId: part.call.id }
      return { type: part.type, text: part.text, ...optionsOf(part.metadata) }
    })
    return { madeBy: this.#maker, parts }
  }

  /** Takes a part of a whole answer. */
  addWhole(part: AiSdkPart): void {
    const { type, text = '', providerMetadata: metadata } = part
    if (type === 'text' || type === 'reasoning') this.#parts.push({ type, id: undefined, text, metadata })
    else this.#addCall(part)
  }

  /** Takes a piece of a streamed answer, and gives what is new in it. */
  addPiece(part: AiSdkPart): ModelDelta | undefined {
    const [, type, event] = /^(text|reasoning)-(start|delta|end)$/.exec(part.type) ?? []
    if (event === undefined) {
      this.#addCall(part)
      return undefined
    }
    const said = this.#open(type as SaidType, part.id, event === 'start')
    // The last word counts: signatures come at the end.
    said.metadata = part.providerMetadata ?? said.metadata
    if (!part.delta) return undefined
    said.text += part.delta
    return { type: said.type, text: part.delta }
  }

  #open(type: SaidType, id: string | undefined, isNew: boolean): Said {
    const isOpen = (part: AnswerPart): part is Said => part.type === type && part.id === id
    const open = isNew ? undefined : this.#parts.findLast(isOpen)
    if (open) return open
    const said: Said = { type, id, text: '', metadata: undefined }
    this.#parts.push(said)
    return said
  }

  #addCall({ type, toolCallId, toolName, input, providerExecuted, providerMetadata }: AiSdkPart): void {
    if (type !== 'tool-call') return
    if (providerExecuted === true) {
      this.#isPartial = true
      return
    }
    const call: ModelToolCall = {
      id: String(toolCallId),
      name: String(toolName),
      arguments: typeof input === 'string' ? input : JSON.stringify(input ?? {}),
    }
    this.#parts.push({ type: 'tool-call', call, metadata: providerMetadata })
  }

  #join(type: SaidType): string {
    return this.#parts.map((part) => (part.type === type ? part.text : '')).join('')
  }
}

function optionsOf(metadata: unknown): { readonly providerOptions?: JsonValue } {
  return metadata === undefined || metadata === null ? {} : { providerOptions: toJson(metadata) }
}
