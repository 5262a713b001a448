import { describe, expect, it } from 'vitest'
import { crossingOf, noNotes } from '../../../../packages/executor/src/6-bridge/record.ts'
import { packReply, packRequest, unpackReply } from '../../../../packages/executor/src/node/threads/large-texts.ts'
import type { Reply, Request } from '../../../../packages/executor/src/node/threads/messages.ts'
import { valueOf } from '../../../support/executor.ts'
import { shareThreads } from '../../../support/threads.ts'

const LARGE = 262_144
const large = (unit: string): string => unit.repeat(LARGE)
const TEXTS: Readonly<Record<string, string>> = {
  ascii: large('a'),
  latin: large('é'),
  wide: large('→'),
  pairs: large('𝄞'),
  mixed: `${large('a')}é`,
}

function replyWith(settled: string | undefined, ...args: string[]): Reply {
  const made = args.map((text, index) => crossingOf(index + 1, 'tool', text, 1))
  const guest = { promise: 0, scriptIsPending: false, settled }
  const report = {
    calls: made,
    timers: [],
    logs: [],
    logBytesOmitted: 0,
    end: { kind: 'waiting' },
    cpuMs: 1,
    guest,
    droppedAt: '',
  } as const
  const answer = { kind: 'turn', report, notes: { ...noNotes(), made }, facts: undefined, names: undefined } as const
  return { id: 1, answer: { ...answer, isHeld: false }, image: undefined, usedBytes: 0, randomDrawn: 0 }
}

/** The arguments of the calls that a reply tells of. */
function argsIn({ answer }: Reply): string[] {
  return answer.kind === 'turn' ? answer.notes.made.map(({ args }) => args) : []
}

function requestWith(answer: string): Request {
  const step = { kind: 'call', id: 1, answer } as const
  return { id: 1, session: 's', nowMs: undefined, forget: [], work: { kind: 'turn', step, budgetMs: 1 } }
}

describe('packReply() and unpackReply()', () => {
  it.each(Object.entries(TEXTS))('hand the memory of %s text over and give it back whole', (_, text) => {
    const reply = replyWith(`v"${text}"`, '[1]', `["${text}"]`)
    const { message, handedOver } = packReply(reply)
    expect(handedOver).toHaveLength(2)
    const arrived = structuredClone(message, { transfer: handedOver })
    expect(handedOver.every(({ byteLength }) => byteLength === 0)).toBe(true)
    const { answer } = unpackReply(arrived)
    expect(answer).toEqual(reply.answer.kind === 'turn' && { ...reply.answer, report: expect.anything() })
    expect(answer.kind === 'turn' && answer.report.guest.settled === `v"${text}"`).toBe(true)
    expect(argsIn(unpackReply(arrived))).toEqual(['[1]', `["${text}"]`])
  })

  it('leave small texts where they are', () => {
    const reply = replyWith('v1', 'x'.repeat(LARGE - 1))
    const { message, handedOver } = packReply(reply)
    expect([message.reply, handedOver]).toEqual([reply, []])
    expect(message.reply).toBe(reply)
    expect(unpackReply(message)).toBe(reply)
  })
})

describe('packRequest()', () => {
  it.each(Object.entries(TEXTS))('hands the UTF-8 of %s text over', (_, text) => {
    const { message, handedOver } = packRequest(requestWith(`v${text}`))
    expect(handedOver).toHaveLength(1)
    const step = message.work.kind === 'turn' ? message.work.step : undefined
    const bytes = step?.kind === 'call' ? step.answer : ''
    expect(bytes).toBeInstanceOf(Uint8Array)
    expect(new TextDecoder().decode(bytes as Uint8Array) === `v${text}`).toBe(true)
  })

  it('leaves small answers as they are', () => {
    const request = requestWith('v1')
    expect(packRequest(request)).toEqual({ message: request, handedOver: [] })
  })
})

describe('createExecutor() with threads', () => {
  const shared = shareThreads({ threads: 1 })

  it.each(Object.entries(TEXTS))('carries %s text in arguments, answers and values', async (_, text) => {
    const limits = { argumentBytes: 2 ** 23, resultBytes: 2 ** 23 }
    const seen: string[] = []
    const echo = async (value: string): Promise<string> => {
      seen.push(value)
      return value
    }
    const code = 'const [one, two] = await Promise.all([echo(text), echo(text)]); [one === text, two === text, one]'
    const value = valueOf(await shared.executor.run(code, { limits, globals: { text }, hostFunctions: { echo } }))
    expect((value as unknown[]).slice(0, 2)).toEqual([true, true])
    expect((value as unknown[])[2] === text && seen.every((one) => one === text) && seen.length === 2).toBe(true)
  })
})
