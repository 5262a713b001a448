import { afterEach, describe, expect, it } from 'vitest'
import { OpenAIModel } from '../../../packages/agent/src/model/openai-model.ts'
import { readError, shortenPage } from '../../../packages/agent/src/model/read-error.ts'
import { type OpenAIServer, startOpenAIServer } from '../../support/openai-server.ts'

let server: OpenAIServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

describe('the errors of a server keep its words', () => {
  it.each<[string, number, string, string]>([
    [
      'OpenAI',
      401,
      '{"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}}',
      '401 Incorrect API key provided',
    ],
    ['xAI', 400, '{"code":"invalid-argument","error":"No such voice"}', '400 No such voice'],
    ['Hugging Face', 422, '{"error":"Input is too long","error_type":"validation"}', '422 Input is too long'],
    [
      'Gemini',
      400,
      '[{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT"}}]',
      '400 API key not valid.',
    ],
    ['Mistral', 401, '{"message":"Unauthorized","request_id":"1"}', '401 Unauthorized'],
    [
      'Mistral, fields',
      422,
      '{"object":"error","message":{"detail":[{"type":"missing","loc":["body","messages",0],"msg":"Field required"}]}}',
      '422 messages.0: Field required',
    ],
    ['FastAPI', 404, '{"detail":"Not Found"}', '404 Not Found (asked http'],
    [
      'OpenRouter',
      400,
      '{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\\"why\\":\\"too big\\"}"}}}',
      '400 Provider returned error: {"why":"too big"}',
    ],
    [
      'a proxy',
      403,
      '<html><style>a{}</style><body><h1>Forbidden</h1>\n<p>by policy</p></body></html>',
      '403 Forbidden by policy',
    ],
    ['nobody', 403, '', '403 the server said no more'],
    ['a wrong address', 404, '404 page not found', 'is that where the API begins'],
  ])('%s', async (_, status, body, message) => {
    server = await startOpenAIServer([{ status, body }])
    const model = new OpenAIModel({ model: 'm', baseURL: server.baseURL, maxRetries: 0 })
    await expect(model.generate([{ role: 'user', content: 'Hi' }])).rejects.toMatchObject({
      status,
      message: expect.stringContaining(message),
    })
  })

  it('a page that came with status 200 is told from an answer', async () => {
    server = await startOpenAIServer([
      { status: 200, body: '<p>Welcome</p>', headers: { 'content-type': 'text/html' } },
    ])
    const model = new OpenAIModel({ model: 'm', baseURL: server.baseURL })
    const reply = model.generate([{ role: 'user', content: 'Hi' }])
    await expect(reply).rejects.toThrow(`${server.baseURL} does not speak chat completions`)
    await expect(reply).rejects.toThrow('It said: Welcome')
  })
})

it('an answer that is called plain text is read all the same', async () => {
  const body = '{"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]}'
  server = await startOpenAIServer([{ status: 200, body, headers: { 'content-type': 'text/plain' } }])
  const model = new OpenAIModel({ model: 'm', baseURL: server.baseURL })
  expect((await model.generate([{ role: 'user', content: 'Hi' }])).text).toBe('Hi')
})

describe('readError()', () => {
  it('readError() keeps the other fields of an error', () => {
    const error = { message: 'No.', code: 'a', param: 'b' }
    expect(readError({ error })).toEqual(error)
    expect(readError({ error: 'No.', code: 'a' })).toEqual({ message: 'No.', code: 'a' })
  })

  it.each([[null], ['text'], [[]], [{}], [{ ok: true }]])('readError() finds nothing in %j', (body) => {
    expect(readError(body)).toBeUndefined()
  })
})

it('shortenPage() keeps 500 characters', () => {
  expect(shortenPage('a'.repeat(500))).toHaveLength(500)
  expect(shortenPage('a'.repeat(501))).toBe(`${'a'.repeat(500)}…`)
})

it.each(['<', '<script ', '<style>'])('shortenPage() is done with a page of nothing but %s', (part) => {
  const start = performance.now()
  expect(shortenPage(part.repeat(1_000_000)).length).toBeLessThanOrEqual(501)
  // A tenth of a second here; a look at all of it would take minutes.
  expect(performance.now() - start).toBeLessThan(10_000)
})
