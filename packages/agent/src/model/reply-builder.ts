import { APIConnectionError, APIError } from 'openai'
import type { ModelDelta, ModelReply, TokenUsage } from './model.ts'
import { isFailure, readFinishReason } from './read-finish-reason.ts'
import { joinUsage, readUsage } from './read-usage.ts'
import { ThoughtKeeper } from './thought-keeper.ts'
import { ToolCallCollector } from './tool-call-collector.ts'
import { wireFailure } from './wire-failure.ts'
import type { WireChoice, WireCompletion, WireMessage, WirePart } from './wire-format.ts'

/**
 * Builds one reply from the chunks of a stream, or from one whole completion.
 *
 * Throws an APIError when a chunk tells of a failure, or cannot be read.
 */
export class ReplyBuilder {
  readonly #calls: ToolCallCollector
  readonly #kept: ThoughtKeeper
  #text = ''
  #reasoning = ''
  #finish: string | undefined
  #usage: TokenUsage | undefined
  #isOver = false

  /** @param maker whose the reply is: what its server wants back is for it alone */
  constructor(maker: string) {
    this.#calls = new ToolCallCollector(maker)
    this.#kept = new ThoughtKeeper(maker)
  }

  /** True once the model has finished and only the usage can be missing. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** Takes one chunk, and gives the pieces of text and reasoning that are new in it. */
  add(completion: WireCompletion): ModelDelta[] {
    try {
      return this.#take(completion)
    } catch (error) {
      // What no server was seen to send, such as a text where there is a list elsewhere.
      if (!(error instanceof TypeError)) throw error
      throw unreadable('in a shape that is not known', completion)
    }
  }

  #take(completion: WireCompletion): ModelDelta[] {
    if (completion.error) throw wireFailure(completion.error)
    this.#usage = joinUsage(this.#usage, readUsage(completion))
    // Whoever asks for several answers gets the first.
    const choice = completion.choices?.find(({ index }) => (index ?? 0) === 0)
    if (choice === undefined) return []
    if (choice.error || isFailure(choice.finish_reason)) throw wireFailure(choice.error ?? choice.finish_reason)
    const deltas = this.#addMessage(choice)
    this.#finish = choice.finish_reason || this.#finish
    // Some servers say `stop` in every chunk: only one that brings nothing more is the last.
    this.#isOver = this.#finish !== undefined && (choice.message != null || deltas.length === 0)
    return deltas
  }

  /** The whole reply; throws an APIConnectionError when the stream ended before the model had. */
  reply(): ModelReply {
    if (this.#finish === undefined) {
      throw new APIConnectionError({ message: 'The server ended its answer before it was whole' })
    }
    const toolCalls = this.#calls.calls()
    return {
      text: this.#text,
      ...(toolCalls.length > 0 ? { toolCalls } : {}),
      ...(this.#reasoning === '' ? {} : { reasoning: this.#reasoning }),
      ...this.#kept.providerData(toolCalls.length > 0),
      finishReason: readFinishReason(this.#finish, toolCalls.length > 0),
      ...(this.#usage ? { usage: this.#usage } : {}),
    }
  }

  #addMessage(choice: WireChoice): ModelDelta[] {
    // A server that does not stream sends the message whole; one that repeats it at the end has sent it already.
    const whole = this.#finish === undefined && this.#text === '' ? choice.message : undefined
    const message = choice.delta ?? whole
    if (!message) return []
    if (choice.delta) {
      this.#calls.addPieces(message.tool_calls ?? [])
      this.#kept.addPiece(message)
    } else {
      this.#calls.addWhole(message.tool_calls ?? [])
      this.#kept.addWhole(message)
    }
    const { text, reasoning } = readMessage(message)
    this.#text += text
    this.#reasoning += reasoning
    const deltas: ModelDelta[] = []
    if (reasoning !== '') deltas.push({ type: 'reasoning', text: reasoning })
    if (text !== '') deltas.push({ type: 'text', text })
    return deltas
  }
}

/** Reads a whole completion of a model; throws when it has no choice, or tells of a failure. */
export function readCompletion(completion: WireCompletion, maker: string): ModelReply {
  const builder = new ReplyBuilder(maker)
  builder.add(completion)
  const choice = completion.choices?.[0]
  if (choice === undefined || (!choice.message && !choice.delta)) {
    throw unreadable('without any choice', completion)
  }
  if (!choice.finish_reason) builder.add({ choices: [{ finish_reason: 'unknown' }] })
  return builder.reply()
}

function unreadable(how: string, completion: WireCompletion): APIError {
  const shown = JSON.stringify(completion).slice(0, 200)
  return new APIError(undefined, undefined, `The server answered ${how}: ${shown}`, undefined)
}

function readMessage(message: WireMessage): { readonly text: string; readonly reasoning: string } {
  const { content } = message
  const parts = typeof content === 'string' ? [{ type: 'text', text: content }] : (content ?? [])
  const text = parts.map((part) => (part.type === 'thinking' ? '' : (part.text ?? ''))).join('')
  const thinking = parts.map(readThinking).join('')
  return {
    text: text || (message.refusal ?? ''),
    // Servers that send both fields send the same text twice.
    reasoning: message.reasoning_content || message.reasoning || thinking,
  }
}

function readThinking({ type, thinking }: WirePart): string {
  if (type !== 'thinking') return ''
  return typeof thinking === 'string' ? thinking : (thinking ?? []).map(({ text }) => text ?? '').join('')
}
