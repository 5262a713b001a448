import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../docs/run-code.ts'
import { ROOT } from '../house/tree.ts'

let server: ChildProcess
let address = ''

// The example runs from the build in a process of its own, as its users have it.
beforeAll(async () => {
  const built = await run('npm', ['run', '-s', 'build'])
  expect(built.exitCode, built.output).toBe(0)
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^(OPENAI|DORMOUSE|VITEST|NODE_OPTIONS)/.test(name),
  )
  server = spawn(process.execPath, ['examples/server/server.js'], {
    cwd: ROOT,
    env: { ...Object.fromEntries(environment), PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(server.stdout as NonNullable<ChildProcess['stdout']>, 'data')) as [Buffer]
  address = /http:\S+/.exec(String(line))?.[0] ?? ''
}, 120_000)

afterAll(async () => {
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

async function post(route: string, body: string): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(address + route, { method: 'POST', headers, body })
  return { status: response.status, body: await response.json() }
}

const ROUTES = ['/run-agent', '/run-agent-threading']

/** The `curl` lines of a document: where each goes, what it sends, and the answer that stands behind it. */
function curlLines(document: string): { route: string; body: string; answer: string }[] {
  const text = readFileSync(join(ROOT, document), 'utf8')
    .replaceAll(/\\\n\s*/g, '')
    .replaceAll(/'\n# /g, "' # ")
  const lines = [...text.matchAll(/^curl .*?:3000(\/\S+) .*?-d '([^']*)' *# (.*)$/gm)]
  return lines.map(([, route = '', body = '', answer = '']) => ({ route, body, answer }))
}

describe('examples/server', () => {
  it.each(['README.md', 'packages/agent/README.md'])('the curl lines of %s answer as it says', async (document) => {
    const lines = curlLines(document)
    expect(lines.map(({ route }) => route)).toEqual(expect.arrayContaining(ROUTES))
    for (const { route, body, answer } of lines) {
      const { status, body: got } = await post(route, body)
      expect(`${status === 200 ? '' : `${status} `}${JSON.stringify(got)}`).toBe(answer)
    }
  })

  it.each(ROUTES)('%s answers with the result of the task', async (route) => {
    expect(await post(route, '{"task": "Get approval to delete account"}')).toEqual({
      status: 200,
      body: { result: 'approved: delete account' },
    })
  })

  it.each(ROUTES)('%s refuses what has no task with 400', async (route) => {
    for (const body of ['{}', '{"task": ""}', '{"task": 7}', '[]', 'null', 'no json', '']) {
      const { status, body: answer } = await post(route, body)
      expect(status, body).toBe(400)
      expect(answer).toEqual({ error: 'The body must be JSON with a "task" that is a text' })
    }
  })

  it.each(ROUTES)(
    '%s serves 50 requests at once, each with its own answer',
    async (route) => {
      const names = Array.from({ length: 50 }, (_, index) => `open door ${index}`)
      const answers = await Promise.all(
        names.map((name) => post(route, JSON.stringify({ task: `Get approval to ${name}` }))),
      )
      expect(answers).toEqual(names.map((name) => ({ status: 200, body: { result: `approved: ${name}` } })))
    },
    60_000,
  )
})
