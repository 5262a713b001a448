import { expect, it } from 'vitest'
import type { ModelMessage } from '../../../packages/agent/src/model/model.ts'
import { ScriptedModel } from '../../../packages/agent/src/model/scripted-model.ts'

const user: ModelMessage = { role: 'user', content: 'Hi' }
const assistant: ModelMessage = { role: 'assistant', content: 'Hello' }

it('ScriptedModel plays its list by how far the conversation is, so that runs do not disturb each other', async () => {
  const model = new ScriptedModel(['one', 'two'])
  expect((await model.generate([user])).text).toBe('one')
  expect((await model.generate([user])).text).toBe('one')
  expect(await model.generate([user, assistant, user])).toEqual({ text: 'two', finishReason: 'stop' })
})

it('ScriptedModel rejects when its list is at its end', async () => {
  await expect(new ScriptedModel(['one']).generate([user, assistant, user])).rejects.toThrow(
    'Cannot play reply 2: the script has 1',
  )
})

it('ScriptedModel asks a function, which may give the whole reply', async () => {
  const reply = { text: 'cut', finishReason: 'length' } as const
  expect(await new ScriptedModel(() => reply).generate([user])).toEqual(reply)
  expect((await new ScriptedModel(async ([first]) => first?.content ?? '').generate([user])).text).toBe('Hi')
})

it('ScriptedModel refuses what is neither, and an aborted signal', async () => {
  expect(() => new ScriptedModel('one' as never)).toThrow(TypeError)
  const signal = AbortSignal.abort(new Error('Enough'))
  await expect(new ScriptedModel(['one']).generate([user], { signal })).rejects.toThrow('Enough')
})
