import { describe, expect, it } from 'vitest'
import type { ModelMessage } from '../../../packages/agent/src/model/model.ts'
import { describeNearest } from '../../../packages/agent/src/model/nearest-recording.ts'
import type { RecordedRequest, Recording } from '../../../packages/agent/src/model/recordings.ts'

const system: ModelMessage = { role: 'system', content: 'Be brief.' }
const user = (content: string): ModelMessage => ({ role: 'user', content })
const recorded = (...requests: RecordedRequest[]): Recording[] => requests.map((request) => ({ request, answers: [] }))

describe('describeNearest()', () => {
  it('describeNearest() takes the recording that is the same for longest', () => {
    const recordings = recorded(
      { messages: [user('Nothing alike')] },
      { messages: [system, user('It is Monday, the 3rd')] },
      { messages: [system, user('What?')] },
    )
    expect(describeNearest({ messages: [system, user('It is Monday, the 4th')] }, recordings)).toBe(
      'the nearest of 3 first differs in message 2 (user) at character 19: ' +
        'recorded "It is Monday, the 3rd", asked "It is Monday, the 4th"',
    )
  })

  it('describeNearest() shows long texts around the difference only', () => {
    const start = 'a'.repeat(1_000)
    const long = recorded({ messages: [user(`${start}b${'c'.repeat(1_000)}`)] })
    const before = `… ${'a'.repeat(20)}`
    expect(describeNearest({ messages: [user(`${start}d`)] }, long)).toBe(
      `the nearest of 1 first differs in message 1 (user) at character 1001: ` +
        `recorded "${before}b${'c'.repeat(39)} …", asked "${before}d"`,
    )
  })

  it('describeNearest() tells of messages that only one of them has', () => {
    const two = recorded({ messages: [system, user('Hi')], stop: ['x'] })
    expect(describeNearest({ messages: [system], stop: ['x'] }, two)).toBe(
      'the nearest of 1 first differs in message 2 (user): recorded "Hi", asked nothing',
    )
    expect(describeNearest({ messages: [system, user('Hi'), user('Ho')] }, two)).toBe(
      'the nearest of 1 first differs in message 3 (user): recorded nothing, asked "Ho"',
    )
  })

  it('describeNearest() tells of other roles, calls and fields', () => {
    const plain = recorded({ messages: [user('Hi')] })
    expect(describeNearest({ messages: [{ role: 'assistant', content: 'Hi' }] }, plain)).toBe(
      'the nearest of 1 first differs in message 1 (assistant) at character 3: ' +
        'recorded message 1 (user) "Hi", asked "Hi"',
    )
    const toolCalls = [{ id: '1', name: 'search', arguments: '{}' }]
    const calling = recorded({ messages: [{ role: 'assistant', content: '', toolCalls }] })
    const changed = [{ id: '1', name: 'find', arguments: '{}' }]
    expect(describeNearest({ messages: [{ role: 'assistant', content: '', toolCalls: changed }] }, calling)).toMatch(
      /message 1 \(assistant\) at character \d+: recorded ".*search.*", asked ".*find.*"/,
    )
    expect(describeNearest({ messages: [user('Hi')], stop: ['x'] }, plain)).toBe(
      'the nearest of 1 first differs in stop: recorded nothing, asked "[\\"x\\"]"',
    )
  })

  it('describeNearest() says so where there is none', () => {
    expect(describeNearest({ messages: [] }, [])).toBe('there are no recordings')
  })
})
