import { expect, it } from 'vitest'
import { addUserText, buildMessages } from '../../../packages/agent/src/memory/build-messages.ts'
import { Memory } from '../../../packages/agent/src/memory/memory.ts'
import type { Step } from '../../../packages/agent/src/steps.ts'
import { action, lastAnswer, plan, task, WHOLE_RUN } from './sample-steps.ts'

const messagesOf = (...steps: Step[]): ReturnType<typeof buildMessages> => buildMessages(new Memory('System', steps))

it('buildMessages() writes a memory as a conversation in turns, none of them empty', () => {
  expect(messagesOf(task(), action(), action({ modelOutput: '' }), lastAnswer(''))).toEqual([
    { role: 'system', content: 'System' },
    { role: 'user', content: 'Task:\nCount' },
    { role: 'assistant', content: 'I see.\n<code>\n1\n</code>' },
    { role: 'user', content: 'Observation:\nValue:\n1' },
    { role: 'assistant', content: '(no reply)' },
    { role: 'user', content: 'Observation:\nValue:\n1' },
    { role: 'assistant', content: '(no reply)' },
  ])
})

it('buildMessages() leaves an empty system prompt out', () => {
  expect(buildMessages({ systemPrompt: '', steps: [task()] })).toEqual([{ role: 'user', content: 'Task:\nCount' }])
})

it('buildMessages() shows variables as a list and sends images once, with their task', () => {
  const messages = buildMessages(new Memory('System', WHOLE_RUN))
  expect(messages[1]?.content).toEqual([
    {
      type: 'text',
      text:
        'Task:\nWhich shop in Lyon has the cheapest tent?\n\n' +
        'Variables that came with it; your code can use them by name:\n- known: array = ["Alpin", … 12 more]',
    },
    { type: 'image', url: 'data:image/png;base64,AAAA' },
    { type: 'image', url: 'https://example.test/b.png' },
  ])
  expect(messages.slice(2).filter(({ content }) => typeof content !== 'string')).toEqual([])
})

it('buildMessages() has a plan followed by the request to carry it out', () => {
  expect(messagesOf(task(), plan('1. Count.'), action()).slice(2, 4)).toEqual([
    { role: 'assistant', content: '1. Count.' },
    { role: 'user', content: 'Now go on and carry out this plan.' },
  ])
})

it('buildMessages() writes native tool calls with one result each, in order, and then the observation', () => {
  const toolCalls = [
    { id: 'a', name: 'search', arguments: '{"q":1}', result: 'one' },
    { id: 'b', name: 'search', arguments: 'not json', result: '' },
  ]
  expect(messagesOf(task(), action({ modelOutput: '', toolCalls, observation: 'More.' })).slice(2)).toEqual([
    {
      role: 'assistant',
      content: '',
      toolCalls: [
        { id: 'a', name: 'search', arguments: '{"q":1}' },
        { id: 'b', name: 'search', arguments: 'not json' },
      ],
    },
    { role: 'tool', toolCallId: 'a', name: 'search', content: 'one' },
    { role: 'tool', toolCallId: 'b', name: 'search', content: '(no result)' },
    { role: 'user', content: 'Observation:\nMore.' },
  ])
  expect(messagesOf(task(), action({ toolCalls: [] }))[2]).not.toHaveProperty('toolCalls')
})

it('buildMessages() keeps thoughts and what servers want back next to what was said', () => {
  const providerData = { madeBy: 'chat:a/b', reasoning_details: [{ data: 'b3Bh' }] }
  const thoughts = { reasoning: 'Hm', providerData }
  const toolCalls = [{ id: 'a', name: 'f', arguments: '{}', result: 'one', providerData }]
  const steps = [
    { ...plan('Plan'), ...thoughts },
    action(thoughts),
    action({ ...thoughts, toolCalls, observation: '' }),
  ]
  const said = messagesOf(task(), ...steps, { ...lastAnswer('End'), ...thoughts }).filter(
    ({ role }) => role === 'assistant',
  )
  expect(said).toMatchObject([thoughts, thoughts, thoughts, thoughts])
  expect(said[2]).toEqual({
    ...{ role: 'assistant', content: action().modelOutput, ...thoughts },
    toolCalls: [{ id: 'a', name: 'f', arguments: '{}', providerData }],
  })
})

it('buildMessages() announces a later task as a new one, joined to what the user said last', () => {
  const final = action({ observation: '', isFinal: true })
  expect(messagesOf(task(), final, task('Go on'), action()).slice(3, 4)).toEqual([
    { role: 'user', content: 'New task:\nGo on' },
  ])
  const joined = messagesOf(
    task('Look', { images: ['https://a.test/1'] }),
    task('And', { images: ['https://a.test/2'] }),
  )
  expect(joined.slice(1)).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Task:\nLook' },
        { type: 'image', url: 'https://a.test/1' },
        { type: 'text', text: 'New task:\nAnd' },
        { type: 'image', url: 'https://a.test/2' },
      ],
    },
  ])
  expect(messagesOf(task(), action(), task('And')).at(-1)?.content).toBe('Observation:\nValue:\n1\n\nNew task:\nAnd')
})

it('buildMessages() keeps turns between two replies in a row', () => {
  const roles = messagesOf(task(), action({ observation: '' }), action()).map(({ role }) => role)
  expect(roles).toEqual(['system', 'user', 'assistant', 'user', 'assistant', 'user'])
})

it('buildMessages() only adds to the end when a step is added, and does not change what it gave before', () => {
  let memory = new Memory('System')
  let before = JSON.stringify(buildMessages(memory)).slice(0, -1)
  for (const step of WHOLE_RUN) {
    memory = memory.with(step)
    const after = JSON.stringify(buildMessages(memory)).slice(0, -1)
    expect(after.startsWith(before)).toBe(true)
    before = after
  }
  expect(buildMessages(memory)).toEqual(buildMessages(memory))
})

it('addUserText() joins words to the last message of the user, images kept, or adds a message', () => {
  const messages = messagesOf(task('Look', { images: ['https://a.test/1'] }))
  const copy = structuredClone(messages)
  expect(addUserText(messages, 'Now.').slice(1)).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Task:\nLook' },
        { type: 'image', url: 'https://a.test/1' },
        { type: 'text', text: 'Now.' },
      ],
    },
  ])
  expect(messages).toEqual(copy)
  expect(addUserText(messagesOf(task(), lastAnswer('1')), 'Now.').at(-1)).toEqual({ role: 'user', content: 'Now.' })
})
