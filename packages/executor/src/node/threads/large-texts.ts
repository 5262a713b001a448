/// <reference types="node" />
import { Buffer } from 'node:buffer'
import type { Crossing } from '../../6-bridge/record.ts'
import { decodeText } from '../decode-text.ts'
import type { Reply, Request } from './messages.ts'

// Large texts go between threads as bytes of UTF-8 whose memory is handed over: a clone of 10 MB of text costs either
// side 35 ms, bytes that change hands cost nothing, and they are what the engine's memory takes.

/** Below this a text is cloned with its message: up to 100 kB both take the same. */
const LARGE = 262_144

const encoder = new TextEncoder()

/** A message, and the memory that is handed over with it. */
export interface Parcel<Message> {
  readonly message: Message
  readonly handedOver: ArrayBuffer[]
}

/** A reply whose large texts are beside it. */
export interface PackedReply {
  readonly reply: Reply
  /** What the cell settled with, and the arguments of calls by their numbers. */
  readonly settled?: Uint8Array
  readonly args?: ReadonlyMap<number, Uint8Array>
}

/** Makes a request ready: the answer that it brings is what may be large. */
export function packRequest(request: Request): Parcel<Request> {
  const { work } = request
  const handedOver: ArrayBuffer[] = []
  if (work.kind !== 'turn' || work.step.kind !== 'call' || !isLarge(work.step.answer)) {
    return { message: request, handedOver }
  }
  const answer = bytesOf(work.step.answer, handedOver)
  return { message: { ...request, work: { ...work, step: { ...work.step, answer } } }, handedOver }
}

/** Makes a reply ready: values and arguments are what may be large. */
export function packReply(reply: Reply): Parcel<PackedReply> {
  const { answer } = reply
  const handedOver: ArrayBuffer[] = []
  if (answer.kind !== 'turn') return { message: { reply }, handedOver }
  const { report, notes } = answer
  const { settled } = report.guest
  const large = notes.made.filter(({ args }) => isLarge(args))
  if (large.length === 0 && !isLarge(settled)) return { message: { reply }, handedOver }
  const emptied = (crossing: Crossing): Crossing => (isLarge(crossing.args) ? { ...crossing, args: '' } : crossing)
  const rest: Reply = {
    ...reply,
    answer: {
      ...answer,
      report: {
        ...report,
        calls: report.calls.map(emptied),
        guest: isLarge(settled) ? { ...report.guest, settled: '' } : report.guest,
      },
      notes: { ...notes, made: notes.made.map(emptied) },
    },
  }
  const args = new Map(large.map((crossing) => [crossing.id, bytesOf(crossing.args, handedOver)]))
  const message = { reply: rest, args, ...(isLarge(settled) && { settled: bytesOf(settled, handedOver) }) }
  return { message, handedOver }
}

/** The reply as it was. */
export function unpackReply({ reply, settled, args }: PackedReply): Reply {
  const { answer } = reply
  if (args === undefined || answer.kind !== 'turn') return reply
  const { report, notes } = answer
  const filled = (crossing: Crossing): Crossing => {
    const bytes = args.get(crossing.id)
    return bytes === undefined ? crossing : { ...crossing, args: decodeText(bytes) }
  }
  const guest = settled === undefined ? report.guest : { ...report.guest, settled: decodeText(settled) }
  return {
    ...reply,
    answer: { ...answer, report: { ...report, guest }, notes: { ...notes, made: notes.made.map(filled) } },
  }
}

function isLarge(text: string | Uint8Array | undefined): text is string {
  return typeof text === 'string' && text.length >= LARGE
}

function bytesOf(text: string, handedOver: ArrayBuffer[]): Uint8Array {
  const isAscii = Buffer.byteLength(text) === text.length
  const memory = isAscii ? new ArrayBuffer(text.length) : undefined
  const bytes = memory === undefined ? encoder.encode(text) : new Uint8Array(memory)
  if (memory !== undefined) Buffer.from(memory).write(text, 'latin1')
  // An encoder gives bytes on memory of their own.
  handedOver.push(memory ?? (bytes.buffer as ArrayBuffer))
  return bytes
}
