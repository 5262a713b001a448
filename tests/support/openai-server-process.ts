import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { bundledModule } from './bundled-module.ts'
import type { ReceivedRequest, ScriptedAnswer } from './openai-server.ts'

/** A chat completions server in a process of its own, for tests whose own thread waits. */
export interface OpenAIServerProcess {
  readonly baseURL: string
  /** Ends the server; resolves to the requests that it got. */
  close(): Promise<readonly Pick<ReceivedRequest, 'path' | 'body'>[]>
}

const PROGRAM = `
import { startOpenAIServer } from './tests/support/openai-server.ts'
process.once('message', async (answers) => {
  const server = await startOpenAIServer(answers)
  process.once('message', async () => {
    process.send(server.requests.map(({ path, body }) => ({ path, body })))
    await server.close()
    process.disconnect()
  })
  process.send(server.baseURL)
})
process.send('ready')
`

/** Starts a server that plays answers in order. */
export async function startOpenAIServerProcess(answers: readonly ScriptedAnswer[]): Promise<OpenAIServerProcess> {
  const child = fork(fileURLToPath(await bundledModule(PROGRAM)), { execArgv: [] })
  const next = async (): Promise<unknown> => (await once(child, 'message'))[0]
  await next()
  child.send(answers)
  const baseURL = (await next()) as string
  const close = async (): Promise<Awaited<ReturnType<OpenAIServerProcess['close']>>> => {
    const exited = once(child, 'exit')
    child.send('close')
    const requests = await next()
    await exited
    return requests as Awaited<ReturnType<OpenAIServerProcess['close']>>
  }
  return { baseURL, close }
}
