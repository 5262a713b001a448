import { afterEach, expect, it } from 'vitest'
import {
  InferenceClientModel,
  type InferenceClientModelOptions,
} from '../../../packages/agent/src/model/inference-client-model.ts'
import { type OpenAIServer, startOpenAIServer } from '../../support/openai-server.ts'

let server: OpenAIServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

it('InferenceClientModel sends provider, payer and token the way the router wants them', async () => {
  server = await startOpenAIServer([{ text: 'Hi' }])
  const model = new InferenceClientModel({
    model: 'openai/gpt-oss-120b',
    provider: 'groq',
    billTo: 'my-company',
    environment: { HF_TOKEN: 'hf_1' },
    baseURL: server.baseURL,
  })
  expect((await model.generate([{ role: 'user', content: 'Hi' }])).text).toBe('Hi')
  expect(server.requests[0]).toMatchObject({
    headers: { authorization: 'Bearer hf_1', 'x-hf-bill-to': 'my-company' },
    body: { model: 'openai/gpt-oss-120b:groq' },
  })
})

it.each([
  [{ model: 'a/b' }, 'a/b'],
  [{ model: 'a/b', provider: 'auto' }, 'a/b'],
  [{ model: 'a/b', provider: 'fastest' }, 'a/b:fastest'],
  [{ model: 'a/b:cheapest' }, 'a/b:cheapest'],
])('InferenceClientModel of %j is known as %s', (options, id) => {
  expect(new InferenceClientModel({ apiKey: 'hf_1', ...options })).toMatchObject({ id, provider: 'hugging_face' })
})

it('InferenceClientModel has the blueprint that makes it anew', () => {
  const model = new InferenceClientModel({ model: 'a/b', provider: 'groq', environment: { HF_TOKEN: 'hf_1' } })
  const options = { model: 'a/b', provider: 'groq', apiKey: 'hf_1' }
  expect(model.blueprint()).toEqual({ model: 'InferenceClientModel', options })
  expect(new InferenceClientModel(options).id).toBe(model.id)
})

it.each<[object, string]>([
  [{ model: 'a/b' }, 'an InferenceClientModel: it needs an apiKey, or HF_TOKEN'],
  [{ model: 'a/b:groq', provider: 'together', apiKey: 'hf_1' }, 'names a provider already'],
  [{ model: 'a/b', apiKey: 'hf_1', token: 'x' }, 'there is no option token'],
  // The client would take OpenAI's place for it, and send the token there.
  [
    { model: 'a/b', apiKey: 'hf_1', baseURL: '' },
    'baseURL must be a URL that begins with https:// or http://, and is ""',
  ],
])('InferenceClientModel refuses the options %j', (options, message) => {
  expect(() => new InferenceClientModel(options as InferenceClientModelOptions)).toThrow(message)
})
