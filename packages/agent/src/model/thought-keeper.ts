import { isRecord } from '../tool/is-record.ts'
import type { ProviderData } from './model.ts'
import { addDetails, type ReasoningDetail } from './reasoning-details.ts'
import type { WireExtraContent, WireMessage } from './wire-format.ts'

/** Keeps what a server wants back with its message, out of the whole message or its pieces. */
export class ThoughtKeeper {
  readonly #maker: string
  #details: readonly ReasoningDetail[] = []
  #signatures: WireExtraContent = {}
  #hasContent = false

  constructor(maker: string) {
    this.#maker = maker
  }

  /** Takes a whole message. */
  addWhole(message: WireMessage): void {
    this.#add(message)
    this.#details = detailsIn(message)
  }

  /** Takes the next piece of a message. */
  addPiece(message: WireMessage): void {
    this.#add(message)
    this.#details = addDetails(this.#details, detailsIn(message))
  }

  /** What there is, as a part of a reply: the thoughts themselves are its `reasoning`. */
  providerData(hasCalls: boolean): { readonly providerData?: ProviderData } {
    const data = {
      ...(this.#hasContent && hasCalls ? { reasoning_content: true } : {}),
      ...(this.#details.length > 0 ? { reasoning_details: this.#details } : {}),
      ...(Object.keys(this.#signatures).length > 0 ? { extra_content: this.#signatures } : {}),
    }
    return Object.keys(data).length === 0 ? {} : { providerData: { madeBy: this.#maker, ...data } }
  }

  #add({ reasoning_content, extra_content }: WireMessage): void {
    if (reasoning_content) this.#hasContent = true
    this.#signatures = { ...this.#signatures, ...signaturesIn(extra_content ?? {}) }
  }
}

function detailsIn({ reasoning_details: details }: WireMessage): readonly ReasoningDetail[] {
  return Array.isArray(details) ? details.filter((one): one is ReasoningDetail => isRecord(one)) : []
}

/** Beside the signature of a text, vendors put marks of single pieces and search results there: theirs to make. */
function signaturesIn(extraContent: WireExtraContent): WireExtraContent {
  const signed = Object.entries(extraContent).flatMap(([vendor, content]) => {
    const signature = isRecord(content) ? content['thought_signature'] : undefined
    return typeof signature === 'string' ? [[vendor, { thought_signature: signature }] as const] : []
  })
  return Object.fromEntries(signed)
}
