import { afterEach, describe, expect, it, vi } from 'vitest'
import { LiteLLMModel, type LiteLLMModelOptions } from '../../../packages/agent/src/model/litellm-model.ts'
import type { ModelMessage } from '../../../packages/agent/src/model/model.ts'
import { type OpenAIServer, startOpenAIServer } from '../../support/openai-server.ts'

const messages: ModelMessage[] = [{ role: 'user', content: 'Hi' }]

let server: OpenAIServer | undefined
afterEach(async () => {
  vi.unstubAllGlobals()
  await server?.close()
  server = undefined
})

/** Sends what goes out to the loopback server, and gives where it was meant to go. */
async function intercept(): Promise<{ urls: string[]; server: OpenAIServer }> {
  server = await startOpenAIServer(() => ({ text: 'Hi' }))
  const { origin } = new URL(server.baseURL)
  const real = fetch
  const urls: string[] = []
  vi.stubGlobal('fetch', (url: string, options: RequestInit) => {
    urls.push(url)
    return real(url.replace(new URL(url).origin, origin), options)
  })
  return { urls, server }
}

describe('LiteLLMModel', () => {
  it.each([
    ['openai/gpt-4o', 'https://api.openai.com/v1', 'gpt-4o', 'OPENAI_API_KEY', 'openai'],
    [
      'anthropic/claude-sonnet-4-5',
      'https://api.anthropic.com/v1',
      'claude-sonnet-4-5',
      'ANTHROPIC_API_KEY',
      'anthropic',
    ],
    [
      'gemini/gemini-2.5-flash',
      'https://generativelanguage.googleapis.com/v1beta/openai',
      'gemini-2.5-flash',
      'GEMINI_API_KEY',
      'gcp.gemini',
    ],
    ['groq/openai/gpt-oss-20b', 'https://api.groq.com/openai/v1', 'openai/gpt-oss-20b', 'GROQ_API_KEY', 'groq'],
    [
      'mistral/mistral-large-latest',
      'https://api.mistral.ai/v1',
      'mistral-large-latest',
      'MISTRAL_API_KEY',
      'mistral_ai',
    ],
    ['deepseek/deepseek-chat', 'https://api.deepseek.com/v1', 'deepseek-chat', 'DEEPSEEK_API_KEY', 'deepseek'],
    ['openrouter/z-ai/glm-4.6', 'https://openrouter.ai/api/v1', 'z-ai/glm-4.6', 'OPENROUTER_API_KEY', 'openrouter'],
    [
      'together/meta-llama/Llama-3.3-70B',
      'https://api.together.xyz/v1',
      'meta-llama/Llama-3.3-70B',
      'TOGETHER_API_KEY',
      'together_ai',
    ],
    [
      'together_ai/meta-llama/Llama-3.3-70B',
      'https://api.together.xyz/v1',
      'meta-llama/Llama-3.3-70B',
      'TOGETHERAI_API_KEY',
      'together_ai',
    ],
    ['xai/grok-4', 'https://api.x.ai/v1', 'grok-4', 'XAI_API_KEY', 'x_ai'],
  ])('LiteLLMModel asks for %s at %s', async (id, baseURL, name, variable, provider) => {
    const { server, urls } = await intercept()
    const model = new LiteLLMModel({ model: id, environment: { [variable]: 'key-1' } })
    expect((await model.generate(messages)).text).toBe('Hi')
    expect(urls).toEqual([`${baseURL}/chat/completions`])
    expect(server.requests[0]).toMatchObject({ headers: { authorization: 'Bearer key-1' }, body: { model: name } })
    expect(model).toMatchObject({ id: name, provider })
  })

  it('LiteLLMModel asks Ollama without a key', async () => {
    const { server, urls } = await intercept()
    const model = new LiteLLMModel({ model: 'ollama/llama3.2' })
    await model.generate(messages)
    expect(urls).toEqual(['http://localhost:11434/v1/chat/completions'])
    expect(server.requests[0]?.body['model']).toBe('llama3.2')
  })

  it('LiteLLMModel gives a proxy the id whole', async () => {
    server = await startOpenAIServer([{ text: 'Hi' }, { text: 'Hi' }])
    const proxy = { baseURL: server.baseURL, environment: { LITELLM_PROXY_API_KEY: 'sk-1', GROQ_API_KEY: 'gsk' } }
    const groq = new LiteLLMModel({ model: 'groq/llama', ...proxy })
    const own = new LiteLLMModel({ model: 'my-alias', apiKey: 'sk-2', baseURL: server.baseURL })
    await groq.generate(messages)
    await own.generate(messages)
    expect(server.requests.map(({ body, headers }) => [body['model'], headers.authorization])).toEqual([
      ['groq/llama', 'Bearer sk-1'],
      ['my-alias', 'Bearer sk-2'],
    ])
    expect([groq.provider, own.provider]).toEqual(['groq', 'litellm'])
  })

  it('LiteLLMModel prefers the key it is given, and has the blueprint that makes it anew', () => {
    const options = { model: 'groq/llama', apiKey: 'own', maxRetries: 5 }
    const model = new LiteLLMModel({ ...options, environment: { GROQ_API_KEY: 'gsk' } })
    expect(model.blueprint()).toEqual({ model: 'LiteLLMModel', options })
    expect(new LiteLLMModel(model.blueprint()!.options as LiteLLMModelOptions).provider).toBe('groq')
  })

  it.each<[object, typeof TypeError, string]>([
    [{ model: 'groq/llama' }, TypeError, 'groq/llama needs an apiKey, or GROQ_API_KEY in environment'],
    [{ model: 'gemini/x', environment: { GROQ_API_KEY: 'k' } }, TypeError, 'GEMINI_API_KEY or GOOGLE_API_KEY'],
    [
      { model: 'acme/llama', apiKey: 'k' },
      RangeError,
      'write it like one of openai/gpt-4.1-mini, anthropic/claude-sonnet-4-5, gemini/',
    ],
    [{ model: 'gpt-4o', apiKey: 'k' }, RangeError, 'does not begin with a known provider'],
    [{ model: 'groq/', apiKey: 'k' }, RangeError, 'does not begin with a known provider'],
    [{ model: 'groq/x', apiKey: 'k', organization: 'o' }, TypeError, 'there is no option organization'],
  ])('LiteLLMModel refuses the options %j', (options, kind, message) => {
    expect(() => new LiteLLMModel(options as LiteLLMModelOptions)).toThrow(kind)
    expect(() => new LiteLLMModel(options as LiteLLMModelOptions)).toThrow(message)
  })
})
