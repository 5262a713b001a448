import { describe, expect, it } from 'vitest'
import {
  type GapFillers,
  packArguments,
  unpackArguments,
} from '../../../../packages/agent/src/node/blocking/call-arguments.ts'

const { signal } = new AbortController()
const tool = { name: 'search' }
const fillers: GapFillers = {
  signal,
  toolAt: (index) => [tool][index],
  refuse: (what) => new Error(what),
}

function sent(...args: unknown[]): readonly unknown[] {
  const packed = packArguments(args, (value) => (value === tool ? 0 : undefined))
  return unpackArguments(structuredClone(packed), fillers)
}

describe('packArguments()', () => {
  it('leaves what can be sent as it is', () => {
    const args = [1, { list: [new Date(1), new Map([[1, { two: 2n }]])] }, undefined]
    expect(packArguments(args, () => undefined)).toEqual({ args, gaps: [] })
    expect(packArguments(args, () => undefined).args[1]).toBe(args[1])
  })

  it('puts signals, functions and tools back where they were', () => {
    const [, { own, tools, ask }] = sent(1, {
      own: AbortSignal.abort(),
      tools: [{ other: true }, tool],
      ask: () => 1,
    }) as unknown as [number, { own: AbortSignal; tools: unknown[]; ask: () => unknown }]
    expect(own).toBe(signal)
    expect(tools[0]).toEqual({ other: true })
    expect(tools[1]).toBe(tool)
    expect(ask).toThrow('ask() answers later')
  })

  it('changes nothing of what it was given', () => {
    const given = { signal, list: [tool] }
    sent(given)
    expect(given).toEqual({ signal, list: [tool] })
    expect(given.signal).toBe(signal)
  })

  it('sends cycles, and keys that are special elsewhere', () => {
    const cycle: Record<string, unknown> = { name: 'self' }
    cycle['self'] = cycle
    const [copy] = sent(cycle) as [Record<string, unknown>]
    expect(copy['self']).toBe(copy)
    const special = JSON.parse('{"__proto__":{"a":1},"list":[]}') as Record<string, unknown>
    special['signal'] = signal
    expect(Object.keys(sent(special)[0] as object)).toEqual(['__proto__', 'list', 'signal'])
  })

  it('sends lists that hold the same list twice, forty deep', () => {
    const shared = Array.from({ length: 40 }).reduce<unknown[]>((inner) => [inner, inner], [1])
    const [copy] = sent(shared) as unknown[][]
    expect(copy?.[0]).toBe(copy?.[1])
  })
})
