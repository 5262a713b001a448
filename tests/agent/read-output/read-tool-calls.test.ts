import type { ModelReply } from '@dormouse/agent'
import { describe, expect, it } from 'vitest'
import { readToolCalls } from '../../../packages/agent/src/read-output/read-tool-calls.ts'

const NAMES = ['search', 'now', 'finalAnswer']

function read(text: string, reply: Partial<ModelReply> = {}) {
  return readToolCalls({ text, finishReason: 'stop', ...reply }, NAMES)
}

/** The calls of a text, with what the conversation remembers of it. */
function readCalls(text: string) {
  const found = read(text)
  return found.kind === 'calls' ? { calls: found.calls, text: found.text } : found.code
}

const SEARCH = { name: 'search', args: { query: 'tents' } }
const JSON_CALL = '{"name": "search", "arguments": {"query": "tents"}}'

describe('readToolCalls() in text', () => {
  it.each([
    ['a bare object', JSON_CALL],
    ['a thought in front', `I look it up.\n\n${JSON_CALL}`],
    ['an Action line', `Thought: I look it up.\nAction:\n${JSON_CALL}`],
    ['a fence', `\`\`\`json\n${JSON_CALL}\n\`\`\``],
    ['a Hermes tag', `<tool_call>\n${JSON_CALL}\n</tool_call>`],
    ['a Mistral mark', `[TOOL_CALLS][${JSON_CALL}]`],
    ['an array', `[${JSON_CALL}]`],
    ['a list under a key', `{"tool_calls": [${JSON_CALL}]}`],
    ['braces in the prose before it', `Use { for "blocks" and {x} for names.\n${JSON_CALL}`],
  ])('readToolCalls() finds a call with %s, and keeps it in the text', (_, text) => {
    expect(readCalls(text)).toEqual({ calls: [SEARCH], text })
  })

  it.each([
    ['tool and args', '{"tool": "search", "args": {"query": "tents"}}'],
    ['tool_name and parameters', '{"tool_name": "search", "parameters": {"query": "tents"}}'],
    ['function and input', '{"function": "search", "input": {"query": "tents"}}'],
    ['action and action_input', '{"action": "search", "action_input": {"query": "tents"}}'],
    ['arguments first', '{"id": 7, "arguments": {"query": "tents"}, "name": " search "}'],
    [
      'OpenAI’s own form',
      '{"type": "function", "function": {"name": "search", "arguments": "{\\"query\\": \\"tents\\"}"}}',
    ],
    ['the name as key', '{"search": {"query": "tents"}}'],
    ['Llama’s tag', '<function=search>{"query": "tents"}</function>'],
    ['Mistral’s newer mark', '[TOOL_CALLS]search[ARGS]{"query": "tents"}'],
  ])('readToolCalls() knows %s', (_, text) => {
    expect(readCalls(text)).toMatchObject({ calls: [SEARCH] })
  })

  it.each([
    ['single quotes', "{'name': 'search', 'arguments': {'query': 'tents'}}"],
    ['trailing commas', '{"name": "search", "arguments": {"query": "tents",},}'],
    ['comments', '{"name": "search", // look\n "arguments": {"query": "tents"} /* it } */}'],
    ['keys without quotes', '{name: "search", arguments: {query: "tents"}}'],
    ['missing brackets at its end', '{"name": "search", "arguments": {"query": "tents"'],
    [
      'a missing bracket before a closing tag',
      '<tool_call>{"name": "search", "arguments": {"query": "tents"}</tool_call>',
    ],
    [
      'a missing bracket before a closing fence',
      '```\n{"name": "search", "arguments": {"query": "tents"}\n```\nSo be it.',
    ],
  ])('readToolCalls() mends %s', (_, text) => {
    expect(readCalls(text)).toMatchObject({ calls: [SEARCH] })
  })

  it.each([
    ['True, False, None', '{"query": True, "page": None, "exact": False}', { query: true, page: null, exact: false }],
    ['line breaks', '{"query": "two\nlines"}', { query: 'two\nlines' }],
    ['quotes in a text', '{"query": "a "big" tent"}', { query: 'a "big" tent' }],
    ['brackets in a text', '{"query": "a } and a {"}', { query: 'a } and a {' }],
    ['an apostrophe', '{"query": "it\'s {"}', { query: "it's {" }],
    ['a fence in a text', '{"query": "```js\\nlet a = {\\n```"}', { query: '```js\nlet a = {\n```' }],
    ['backslashes that escape nothing', '{"query": "C:\\data \\d+"}', { query: 'C:\\data \\d+' }],
    ['the form of a call', '{"query": {"name": "now", "arguments": {}}}', { query: { name: 'now', arguments: {} } }],
  ])('readToolCalls() takes %s in arguments as they are meant', (_, args, meant) => {
    const found = readCalls(`{"name": "search", "arguments": ${args}}`)
    expect(found).toMatchObject({ calls: [{ name: 'search', args: meant }] })
  })

  it('readToolCalls() finds several calls in the order in which they stand', () => {
    const text = `First ${JSON_CALL}\nthen <tool_call>{"name": "now"}</tool_call> and [{"tool": "other", "args": {}}]`
    expect(readCalls(text)).toMatchObject({ calls: [SEARCH, { name: 'now', args: {} }, { name: 'other', args: {} }] })
  })

  it('readToolCalls() drops what the model made up after its calls', () => {
    const text = `Thought: I look.\n\`\`\`json\n${JSON_CALL}\n\`\`\``
    const invented = '\nObservation: 3 tents\n{"name": "finalAnswer", "arguments": {"answer": 3}}'
    expect(readCalls(text + invented)).toEqual({ calls: [SEARCH], text })
  })

  it('readToolCalls() takes thinking for no call', () => {
    expect(readCalls(`<think>${JSON_CALL}</think>{"name": "now"}`)).toEqual({
      calls: [{ name: 'now', args: {} }],
      text: '{"name": "now"}',
    })
  })

  it.each([
    '',
    'The answer is 42.',
    '{"name": "Paris"}',
    '{"answer": 42}',
    'Use {name} and [1, 2].',
    '{"name": 5, "args": {}}',
  ])('readToolCalls() finds no call in %j', (text) =>
    expect(read(text)).toEqual({ kind: 'problem', code: 'no-tool-call', text }),
  )

  it('readToolCalls() makes no call of one that the token limit cut, though it could be mended', () => {
    const text = '{"name": "search", "arguments": {"query": "ten'
    expect(read(text, { finishReason: 'length' })).toEqual({ kind: 'problem', code: 'truncated', text })
    expect(read('I begin', { finishReason: 'length' })).toMatchObject({ code: 'truncated' })
    expect(read('<think>Hm', { finishReason: 'length' })).toMatchObject({ code: 'truncated' })
    expect(read(`${JSON_CALL} and`, { finishReason: 'length' })).toMatchObject({ calls: [SEARCH] })
  })

  it.each([
    '{',
    '{a',
    '{"name":',
    '{"name":"',
    '{a}',
    '{"a":1}',
    '{a{]',
    '<tool_call>{a ',
    '{a: "b" ',
    '{a\n',
    '{"name": "search", "arguments": {"b": "" "" ',
    '/*{a',
    '{a //\n',
  ])('readToolCalls() is soon done with a million characters of %j', (piece) => {
    const start = performance.now()
    expect(read(piece.repeat(1_000_000 / piece.length)).kind).toBe('problem')
    // A scan from every bracket to the end would take minutes.
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('readToolCalls() reads a call with a megabyte of sound arguments', () => {
    const query = 'x'.repeat(1_000_000)
    const found = read(JSON.stringify({ name: 'search', arguments: { query } }))
    expect(found.kind === 'calls' && found.calls).toEqual([{ name: 'search', args: { query } }])
  })
})

describe('readToolCalls() with native calls', () => {
  const call = (id: string, args: string, name = 'search') => ({ id, name, arguments: args })
  const native = (toolCalls: ModelReply['toolCalls'] & {}, finishReason: ModelReply['finishReason'] = 'tool-calls') => {
    const found = read(`I look. ${JSON_CALL}`, { toolCalls, finishReason })
    if (found.kind !== 'calls') throw new Error(found.code)
    return found
  }

  it('readToolCalls() takes the native calls, and their text for a thought', () => {
    const toolCalls = [call('a', '{"query":"tents"}'), call('b', '', 'now')]
    expect(native(toolCalls)).toEqual({
      kind: 'calls',
      calls: [SEARCH, { name: 'now', args: {} }],
      toolCalls,
      text: `I look. ${JSON_CALL}`,
    })
  })

  it('readToolCalls() mends arguments, and tells what is wrong with those beyond repair', () => {
    const { calls } = native([call('a', "{'query': 'tents',}"), call('b', '}{')])
    expect(calls).toEqual([
      SEARCH,
      { name: 'search', problem: expect.stringMatching(/^its arguments are no JSON: .*\. Write/) },
    ])
  })

  it('readToolCalls() refuses the arguments that the token limit cut, and no others', () => {
    const cut = [call('a', "{'query': 'tents'}"), call('b', '{"query": "ten')]
    expect(native(cut, 'length').calls).toEqual([
      SEARCH,
      { name: 'search', problem: expect.stringContaining('cut off') },
    ])
    expect(native([call('a', '')], 'length').calls).toEqual([
      { name: 'search', problem: expect.stringContaining('cut off') },
    ])
    expect(native([call('a', '{"query":"tents"}')], 'length').calls).toEqual([SEARCH])
  })

  it('readToolCalls() keeps calls with the same id apart', () => {
    const ids = (given: readonly string[]) => native(given.map((id) => call(id, '{}'))).toolCalls?.map(({ id }) => id)
    expect(ids(['a', 'b'])).toEqual(['a', 'b'])
    expect(ids(['a', 'a', 'a-2', 'a'])).toEqual(['a', 'a-3', 'a-2', 'a-4'])
    expect(new Set(ids(['', '', '']))).toHaveProperty('size', 3)
  })
})
