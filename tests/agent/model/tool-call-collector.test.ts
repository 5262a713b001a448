import { describe, expect, it } from 'vitest'
import { ToolCallCollector } from '../../../packages/agent/src/model/tool-call-collector.ts'
import type { WireToolCall } from '../../../packages/agent/src/model/wire-format.ts'

/** What a stream of these chunks gives: name and arguments of each call. */
function collect(...chunks: readonly (readonly WireToolCall[])[]): string[] {
  const collector = new ToolCallCollector('m')
  for (const chunk of chunks) collector.addPieces(chunk)
  return collector.calls().map((call) => `${call.name}(${call.arguments})`)
}

const piece = (text: unknown, rest: Partial<WireToolCall> & { readonly name?: string } = {}): WireToolCall => {
  const { name, ...own } = rest
  return { ...own, function: { arguments: text, ...(name ? { name } : {}) } }
}

describe('ToolCallCollector.addPieces()', () => {
  it('addPieces() joins interleaved pieces by their index, as OpenAI sends them', () => {
    const calls = collect(
      [piece('', { index: 0, id: 'call_a', name: 'search' })],
      [piece('{"q":', { index: 0 })],
      [piece('{"u":', { index: 1, id: 'call_b', name: 'visit' }), piece('"x"}', { index: 0 })],
      [piece('"y"}', { index: 1 })],
    )
    expect(calls).toEqual(['search({"q":"x"})', 'visit({"u":"y"})'])
  })

  it('addPieces() tells whole calls apart that all have index 0, by their ids or without any', () => {
    // https://github.com/ollama/ollama/issues/15457
    const withIds = [
      piece('{"a":1}', { index: 0, id: '1', name: 'f' }),
      piece('{"a":2}', { index: 0, id: '2', name: 'f' }),
    ]
    const without = [piece('{"a":1}', { index: 0, name: 'f' }), piece('{"a":2}', { index: 0, name: 'f' })]
    for (const pieces of [withIds, without]) {
      expect(collect(pieces)).toEqual(['f({"a":1})', 'f({"a":2})'])
      expect(collect(...pieces.map((one) => [one]))).toEqual(['f({"a":1})', 'f({"a":2})'])
    }
  })

  it('addPieces() goes on with a call at a reused index', () => {
    const calls = collect(
      [piece('{"a":', { index: 0, id: '1', name: 'f' })],
      [piece('1}', { index: 0 })],
      [piece('{"a":', { index: 0, id: '2', name: 'f' })],
      [piece('2}', { index: 0 })],
    )
    expect(calls).toEqual(['f({"a":1})', 'f({"a":2})'])
  })

  it('addPieces() does without an index', () => {
    // https://github.com/ollama/ollama/issues/7881
    expect(
      collect(
        [piece('{"a":', { id: '1', name: 'f' })],
        [piece('1}')],
        [piece('{', { id: '2', name: 'g' })],
        [piece('}')],
      ),
    ).toEqual(['f({"a":1})', 'g({})'])
    expect(collect([piece('{"a":1}', { name: 'f' })], [piece('{"a":2}', { name: 'f' })])).toHaveLength(2)
    expect(collect([piece('{}', { name: 'f' })], [piece('{}', { name: 'g' })])).toEqual(['f({})', 'g({})'])
  })

  it('addPieces() takes an id and a name that are repeated in every piece', () => {
    const same = { index: 0, id: '1', name: 'f' }
    expect(collect([piece('{"a":', same)], [piece('1}', same)], [piece('', same)])).toEqual(['f({"a":1})'])
    const named = { name: 'f' }
    expect(collect([piece('{"a":', named)], [piece('1}', named)], [piece('', named)])).toEqual(['f({"a":1})'])
  })

  it('addPieces() keeps arguments that were cut off as they are', () => {
    expect(collect([piece('{"path": "/tm', { index: 0, id: '1', name: 'read' })])).toEqual(['read({"path": "/tm)'])
  })
})

describe('ToolCallCollector.calls()', () => {
  it('calls() writes arguments that came as a value, or not at all, as JSON text', () => {
    expect(collect([piece({ a: [1] }, { index: 0, id: '1', name: 'f' })])).toEqual(['f({"a":[1]})'])
    expect(collect([piece(null, { index: 0, id: '1', name: 'f' })])).toEqual(['f({})'])
    expect(collect([{ index: 0, id: '1', function: { name: 'f' } }])).toEqual(['f({})'])
  })

  it('calls() makes up ids that are missing or used twice, of nine letters and digits, and keeps the rest', () => {
    const collector = new ToolCallCollector('m')
    collector.addWhole([
      piece('{}', { id: 'x', name: 'f' }),
      piece('{}', { id: 'x', name: 'g' }),
      piece('{}', { name: 'h' }),
    ])
    const ids = collector.calls().map(({ id }) => id)
    expect(ids[0]).toBe('x')
    expect(ids.slice(1).every((id) => /^[a-z0-9]{9}$/.test(id))).toBe(true)
    expect(new Set(ids).size).toBe(3)
    expect(collector.calls().map(({ id }) => id)).toEqual(ids)
  })

  it('calls() leaves out calls without name and arguments', () => {
    expect(collect([{ index: 0 }])).toEqual([])
  })
})

it('ToolCallCollector.addWhole() takes each call of a message as one of its own', () => {
  const collector = new ToolCallCollector('m')
  collector.addWhole([piece('', { index: 0, name: 'f' }), piece('{', { index: 0, name: 'f' })])
  expect(collector.calls().map((call) => call.arguments)).toEqual(['{}', '{'])
})

it('ToolCallCollector takes a long text of pieces that all have a name in good time', () => {
  const collector = new ToolCallCollector('m')
  const start = performance.now()
  collector.addPieces([piece(' {"text":"', { name: 'f' })])
  for (let count = 0; count < 100_000; count++) collector.addPieces([piece('word', { name: 'f' })])
  collector.addPieces([piece('"} ', { name: 'f' }), piece('{}', { name: 'f' })])
  expect(collector.calls().map((call) => call.arguments.length)).toEqual([400_013, 2])
  // A tenth of a second here: to parse it all for each piece took minutes.
  expect(performance.now() - start).toBeLessThan(10_000)
})
