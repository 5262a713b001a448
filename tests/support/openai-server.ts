import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as the server got it. */
export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Readonly<Record<string, unknown>>
  /** Milliseconds since the server began. */
  readonly atMs: number
  /** Resolves when the client hung up before the answer was whole. */
  readonly hungUp: Promise<void>
}

/** One scripted answer. */
export type ScriptedAnswer =
  | { readonly text: string; readonly finishReason?: string; readonly usage?: object }
  /** An error; `body` where it is not in OpenAI's shape. */
  | {
      readonly status: number
      readonly error?: object
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** Raw bytes of an event stream, written piece by piece, each in a packet of its own. */
  | { readonly pieces: readonly (string | Uint8Array)[]; readonly keepOpen?: boolean; readonly hangUp?: boolean }
  | { readonly json: unknown }
  | 'hang'
  | 'hang-up'

/** A chat completions server on loopback that plays scripted answers. */
export interface OpenAIServer {
  readonly baseURL: string
  readonly requests: readonly ReceivedRequest[]
  close(): Promise<void>
}

/**
 * Starts a real HTTP server that speaks the chat completions wire format: JSON, and server-sent events when asked to
 * stream. Answers are played in order; a function may choose by request.
 */
export async function startOpenAIServer(
  answers: readonly ScriptedAnswer[] | ((request: ReceivedRequest) => ScriptedAnswer | Promise<ScriptedAnswer>),
): Promise<OpenAIServer> {
  const requests: ReceivedRequest[] = []
  const startedAt = performance.now()
  const server = createServer(async (incoming, response) => {
    const request = await receive(incoming, response, startedAt)
    requests.push(request)
    const answer = typeof answers === 'function' ? await answers(request) : answers[requests.length - 1]
    await play(answer ?? { status: 500, error: { message: 'The script is over' } }, request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    requests,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function receive(
  incoming: IncomingMessage,
  response: ServerResponse,
  startedAt: number,
): Promise<ReceivedRequest> {
  const hungUp = new Promise<void>((resolve) => {
    response.once('close', () => {
      if (!response.writableEnded) resolve()
    })
  })
  let text = ''
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk
  const { method = '', url = '', headers } = incoming
  return { method, path: url, headers, body: JSON.parse(text), atMs: performance.now() - startedAt, hungUp }
}

async function play(answer: ScriptedAnswer, request: ReceivedRequest, response: ServerResponse): Promise<void> {
  if (answer === 'hang') return
  if (answer === 'hang-up') {
    response.socket?.destroy()
  } else if ('pieces' in answer) {
    await sendPieces(response, answer.pieces, answer)
  } else if ('status' in answer) {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    response.end(answer.body ?? JSON.stringify({ error: answer.error ?? { message: `Status ${answer.status}` } }))
  } else if ('json' in answer) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer.json))
  } else if (request.body['stream'] === true) {
    await sendPieces(response, writeEvents(answer.text, answer.finishReason ?? 'stop', answer.usage))
  } else {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(writeCompletion(answer.text, answer.finishReason ?? 'stop', answer.usage)))
  }
}

async function sendPieces(
  response: ServerResponse,
  pieces: readonly (string | Uint8Array)[],
  ending: { readonly keepOpen?: boolean; readonly hangUp?: boolean } = {},
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.socket?.setNoDelay(true)
  for (const piece of pieces) {
    response.write(piece)
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (ending.hangUp) response.socket?.destroy()
  else if (!ending.keepOpen) response.end()
}

/** The body of a chat completion. */
export function writeCompletion(text: string, finishReason: string, usage?: object): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'scripted',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: finishReason }],
    ...(usage ? { usage } : {}),
  }
}

const CHUNK = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'scripted' }

/** The events of a streamed chat completion: three characters of text each, usage at the end. */
export function writeEvents(text: string, finishReason: string, usage?: object): string[] {
  const event = (choices: readonly object[], rest: object = {}): string =>
    `data: ${JSON.stringify({ ...CHUNK, choices, ...rest })}\n\n`
  const texts = text.match(/[\s\S]{1,3}/g) ?? []
  return [
    event([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]),
    ...texts.map((content) => event([{ index: 0, delta: { content }, finish_reason: null }])),
    event([{ index: 0, delta: {}, finish_reason: finishReason }]),
    ...(usage ? [event([], { usage })] : []),
    'data: [DONE]\n\n',
  ]
}
