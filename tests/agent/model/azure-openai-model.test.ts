import { afterEach, expect, it } from 'vitest'
import { AzureOpenAIModel, type AzureOpenAIModelOptions } from '../../../packages/agent/src/model/azure-openai-model.ts'
import type { ModelMessage } from '../../../packages/agent/src/model/model.ts'
import { type OpenAIServer, startOpenAIServer } from '../../support/openai-server.ts'

const messages: ModelMessage[] = [{ role: 'user', content: 'Hi' }]

let server: OpenAIServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

/** Starts a server that stands for a resource of Azure, and gives its endpoint. */
async function startResource(): Promise<{ endpoint: string; server: OpenAIServer }> {
  server = await startOpenAIServer(() => ({ text: 'Hi' }))
  return { endpoint: new URL(server.baseURL).origin, server }
}

it('AzureOpenAIModel asks a dated version of the API at the path of its deployment', async () => {
  const { endpoint, server } = await startResource()
  const model = new AzureOpenAIModel({
    model: 'gpt-4.1',
    deployment: 'my gpt',
    endpoint: `${endpoint}/`,
    apiVersion: '2024-10-21',
    apiKey: 'key-1',
  })
  expect((await model.generate(messages)).text).toBe('Hi')
  const [request] = server.requests
  expect(request?.path).toBe('/openai/deployments/my%20gpt/chat/completions?api-version=2024-10-21')
  expect(request?.headers).toMatchObject({ 'api-key': 'key-1' })
  expect(request?.headers.authorization).toBeUndefined()
  expect(model).toMatchObject({ id: 'gpt-4.1', provider: 'azure.ai.openai' })
})

it.each(['', '/', '/openai', '/openai/v1/'])(
  'AzureOpenAIModel asks the version-free API of an endpoint with %j',
  async (end) => {
    const { endpoint, server } = await startResource()
    const environment = { AZURE_OPENAI_ENDPOINT: `${endpoint}${end}`, AZURE_OPENAI_API_KEY: 'key-1' }
    await new AzureOpenAIModel({ model: 'gpt-4.1', deployment: 'mine', environment }).generate(messages)
    expect(server.requests[0]).toMatchObject({
      path: '/openai/v1/chat/completions',
      headers: { 'api-key': 'key-1' },
      body: { model: 'mine' },
    })
  },
)

it('AzureOpenAIModel asks for a token before each request', async () => {
  const { endpoint, server } = await startResource()
  let tokens = 0
  const tokenProvider = async (): Promise<string> => `token-${++tokens}`
  const model = new AzureOpenAIModel({ model: 'gpt-4.1', endpoint, tokenProvider })
  await model.generate(messages)
  await model.generate(messages)
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
  expect(server.requests[0]?.headers).not.toHaveProperty('api-key')
  expect(model.blueprint()).toBeUndefined()
})

it('AzureOpenAIModel knows a reasoning model by its name, whatever its deployment is called', async () => {
  const { endpoint, server } = await startResource()
  const model = new AzureOpenAIModel({ model: 'o3', deployment: 'mine', endpoint, apiKey: 'k' })
  await model.generate(messages, { stop: ['x'] })
  expect(server.requests[0]?.body).toEqual({ model: 'mine', messages })
})

it('AzureOpenAIModel has the blueprint that makes it anew', () => {
  const environment = { AZURE_OPENAI_ENDPOINT: 'https://a.test', AZURE_OPENAI_API_KEY: 'key-1' }
  const options = { model: 'gpt-4.1', endpoint: 'https://a.test', apiKey: 'key-1' }
  const blueprint = new AzureOpenAIModel({ model: 'gpt-4.1', environment }).blueprint()
  expect(blueprint).toEqual({ model: 'AzureOpenAIModel', options })
  expect(new AzureOpenAIModel(options).blueprint()).toEqual(blueprint)
})

it.each<[object, string]>([
  [{ model: 'm', apiKey: 'k' }, 'an AzureOpenAIModel: it needs the endpoint of a resource'],
  [
    { model: 'm', endpoint: 'https://a.test' },
    'it needs an apiKey, AZURE_OPENAI_API_KEY in environment, or a tokenProvider',
  ],
  [{ model: 'm', endpoint: 'https://a.test', apiKey: 'k', baseURL: 'x' }, 'there is no option baseURL'],
  [{ model: 'm', endpoint: 'a.test', apiKey: 'k' }, 'endpoint must be a URL that begins with https:// or http://'],
])('AzureOpenAIModel refuses the options %j', (options, message) => {
  expect(() => new AzureOpenAIModel(options as AzureOpenAIModelOptions)).toThrow(message)
})
