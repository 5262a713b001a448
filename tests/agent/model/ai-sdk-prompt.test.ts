import { describe, expect, it } from 'vitest'
import { writeAiSdkCall, writeAiSdkPrompt } from '../../../packages/agent/src/model/ai-sdk-prompt.ts'
import type { ModelMessage } from '../../../packages/agent/src/model/model.ts'

const image = (url: string): ModelMessage[] => [{ role: 'user', content: [{ type: 'image', url }] }]
const partsOf = (url: string, version: 'v2' | 'v3' | 'v4'): unknown =>
  writeAiSdkPrompt(image(url), version, 'm')[0]?.content

describe('writeAiSdkPrompt()', () => {
  it('writeAiSdkPrompt() writes each role as the interface wants it', () => {
    const messages: ModelMessage[] = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hm', toolCalls: [{ id: '1', name: 'search', arguments: '{"query":"mice"}' }] },
      { role: 'tool', toolCallId: '1', name: 'search', content: 'two' },
      { role: 'assistant', content: 'Two.' },
    ]
    expect(writeAiSdkPrompt(messages, 'v3', 'm')).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'Hm' },
          { type: 'tool-call', toolCallId: '1', toolName: 'search', input: { query: 'mice' } },
        ],
      },
      {
        role: 'tool',
        content: [{ type: 'tool-result', toolCallId: '1', toolName: 'search', output: { type: 'text', value: 'two' } }],
      },
      { role: 'assistant', content: [{ type: 'text', text: 'Two.' }] },
    ])
  })

  it('writeAiSdkPrompt() joins results that follow each other, and only those', () => {
    const result = (toolCallId: string): ModelMessage => ({ role: 'tool', toolCallId, name: 'search', content: '' })
    const messages = [result('1'), result('2'), { role: 'user', content: 'Go on' }, result('3')] as const
    expect(writeAiSdkPrompt(messages, 'v3', 'm').map(({ role, content }) => [role, content.length])).toEqual([
      ['tool', 2],
      ['user', 1],
      ['tool', 1],
    ])
  })

  it('writeAiSdkPrompt() leaves out messages of the assistant that say nothing', () => {
    expect(
      writeAiSdkPrompt([{ role: 'assistant', content: '' }, ...image('https://a.example')], 'v2', 'm'),
    ).toHaveLength(1)
  })

  it.each([
    ['', {}],
    ['{"a":', { INVALID_JSON: '{"a":' }],
    ['[1]', { INVALID_JSON: '[1]' }],
  ])('writeAiSdkPrompt() makes an object of the arguments %j', (text, input) => {
    const toolCalls = [{ id: '1', name: 'search', arguments: text }]
    expect(writeAiSdkPrompt([{ role: 'assistant', content: '', toolCalls }], 'v3', 'm')[0]?.content).toEqual([
      { type: 'tool-call', toolCallId: '1', toolName: 'search', input },
    ])
  })

  it('writeAiSdkPrompt() gives images as bytes or as URL, tagged from v4 on', () => {
    const png = { type: 'file', mediaType: 'image/png' }
    for (const version of ['v2', 'v3'] as const) {
      expect(partsOf('data:image/png;base64,iVBOR%2Bw=', version)).toEqual([{ ...png, data: 'iVBOR+w=' }])
      expect(partsOf('https://a.example/b.png', version)).toEqual([
        { type: 'file', mediaType: 'image/*', data: new URL('https://a.example/b.png') },
      ])
    }
    expect(partsOf('data:image/png;base64,iVBOR=', 'v4')).toEqual([{ ...png, data: { type: 'data', data: 'iVBOR=' } }])
    expect(partsOf('https://a.example/b.png', 'v4')).toEqual([
      { type: 'file', mediaType: 'image/*', data: { type: 'url', url: new URL('https://a.example/b.png') } },
    ])
  })

  it('writeAiSdkPrompt() decodes data that is not in base64', () => {
    expect(partsOf('data:image/svg+xml;charset=utf-8,%3Csvg/%3E', 'v3')).toEqual([
      { type: 'file', mediaType: 'image/svg+xml', data: new TextEncoder().encode('<svg/>') },
    ])
    expect(partsOf('data:;base64,iVBOR=', 'v3')).toEqual([{ type: 'file', mediaType: 'image/*', data: 'iVBOR=' }])
  })

  it.each(['/tmp/cat.png', 'file:///tmp/cat.png', 'https://', 'data:image/png', 'data:image/svg+xml,100%'])(
    'writeAiSdkPrompt() refuses the image %s',
    (url) => {
      expect(() => partsOf(url, 'v3')).toThrow(TypeError)
      expect(() => partsOf(url, 'v3')).toThrow(`Cannot show the image ${JSON.stringify(url)}`)
    },
  )
})

describe('writeAiSdkCall()', () => {
  const tool = { name: 'search', description: 'Searches.', parameters: { type: 'object' } }

  it('writeAiSdkCall() writes stop texts, tools and the format', () => {
    const schema = { type: 'object' }
    const options = { stop: ['x'], tools: [tool], responseFormat: { name: 'action', schema } }
    expect(writeAiSdkCall(options)).toEqual({
      stopSequences: ['x'],
      tools: [{ type: 'function', name: 'search', description: 'Searches.', inputSchema: { type: 'object' } }],
      toolChoice: { type: 'auto' },
      responseFormat: { type: 'json', name: 'action', schema },
    })
    expect(writeAiSdkCall({ tools: [tool], toolChoice: 'none' }).toolChoice).toEqual({ type: 'none' })
  })

  it('writeAiSdkCall() leaves out what is not asked for, a choice among no tools too', () => {
    expect(writeAiSdkCall({ stop: [], tools: [], toolChoice: 'required' })).toEqual({})
  })
})
