import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleCode } from '../docs/run-code.ts'
import { ROOT } from '../house/tree.ts'
import { startOpenAIServer } from '../support/openai-server.ts'

// Below node_modules, so that what stays outside the bundle is found from there.
const folder = mkdtempSync(join(ROOT, 'node_modules', '.start-example-'))
const program = join(folder, 'start.mjs')

beforeAll(async () => {
  writeFileSync(program, await bundleCode(`import './start.js'`, join(ROOT, 'examples/start')))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the example with these arguments, and no key but those given. */
function start(args: readonly string[], environment: Record<string, string> = {}) {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, DORMOUSE_MODEL, ...rest } = process.env
  return new Promise<{ code: number | null; out: string; errors: string }>((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { env: { ...rest, ...environment } })
    const texts = { out: '', errors: '' }
    child.stdout.on('data', (chunk) => (texts.out += chunk))
    child.stderr.on('data', (chunk) => (texts.errors += chunk))
    child.on('close', (code) => resolve({ code, ...texts }))
  })
}

function codeFile(code: string): string {
  const path = join(folder, 'code.js')
  writeFileSync(path, code)
  return path
}

describe('npm start', () => {
  it('start.js does the main job and says that the model is scripted', async () => {
    const { code, out, errors } = await start([])
    expect(errors).toBe('')
    expect(code).toBe(0)
    const parts = [
      'scripted model',
      'No OPENAI_API_KEY',
      'task    Get approval to delete account',
      'step 1',
      'requestApproval(action)',
    ]
    const results = [
      'log     Asking',
      "call    requestApproval('delete account')",
      '→ true',
      'answer  approved: delete account',
    ]
    const found = [...parts, ...results].map((part) => out.indexOf(part))
    expect(found).toEqual(found.toSorted((one, other) => one - other))
    expect(found).not.toContain(-1)
    expect(out).toMatch(/1 step · 1 call · 0\.\d\d s/)
    expect(out).not.toContain('\u001b')
  })

  it('start.js passes a task, and says that the scripted model plays its one job only', async () => {
    const { code, out } = await start(['Water', 'the plants'])
    expect(out).toContain('It can only play its one job')
    expect(out).toContain('answer  approved: Water the plants')
    expect(code).toBe(0)
  })

  it('start.js lets a real model write the code when there is a key', async () => {
    const texts = [
      'Look.\n<code>await Promise.all(["Lyon", "Oslo"].map((city) => getWeather(city)))</code>',
      '<code>undefinedName</code>',
      '<code>finalAnswer("done")</code>',
    ]
    const server = await startOpenAIServer(texts.map((text) => ({ text })))
    const { code, out } = await start(['Look'], {
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: server.baseURL,
      DORMOUSE_MODEL: 'tiny',
    })
    await server.close()
    expect(server.requests[0]?.body).toMatchObject({ model: 'tiny' })
    expect(out).toContain('model tiny')
    expect(out).not.toContain('scripted')
    expect(out).toContain("getWeather('Lyon') → 'sunny, 24 °C'")
    expect(out).toContain('value   ["sunny, 24 °C","snow, -3 °C"]')
    expect(out).toContain('error   ReferenceError: undefinedName is not defined')
    expect(out).toContain('answer  done')
    expect(code).toBe(0)
  })

  it('start.js ends with 1 when the model cannot be reached', async () => {
    const server = await startOpenAIServer([{ status: 401, error: { message: 'Wrong key' } }])
    const { code, out } = await start([], { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: server.baseURL })
    await server.close()
    expect(out).toContain('error   Cannot get a reply from the model: 401 Wrong key')
    expect(code).toBe(1)
  })
})

describe('npm start -- --file', () => {
  it('start.js runs a file of code with the demo tools', async () => {
    const path = codeFile('console.warn("careful")\nif (requestApproval("go")) getWeather("Lyon").toUpperCase()')
    const { code, out } = await start(['--file', path])
    expect(out).toContain('No model involved.')
    expect(out).toContain('warn    careful')
    expect(out).toContain("call    requestApproval('go')\n        → true")
    expect(out).toContain('value   SUNNY, 24 °C')
    expect(out).toContain('2 calls')
    expect(code).toBe(0)
  })

  it('start.js shows an error with its code frame and ends with 1', async () => {
    const { code, out } = await start(['--file', codeFile('const a = 1\nreqestApproval(a)')])
    expect(out).toContain('error   ReferenceError: reqestApproval is not defined')
    expect(out).toMatch(/2 \| reqestApproval\(a\)/)
    expect(out).toContain('Did you mean requestApproval?')
    expect(code).toBe(1)
  })

  it.each([
    [['--file', 'nowhere.js'], 'Cannot read nowhere.js: there is no such file'],
    [['--file'], "'--file <value>' argument missing"],
    [['--file', 'a.js', 'a task'], 'Give a task or --file, not both'],
    [['--verbose'], "Unknown option '--verbose'"],
  ])('start.js refuses %j in one line and ends with 2', async (args, problem) => {
    const { code, out, errors } = await start(args)
    expect(errors).toContain(problem)
    expect(errors.trim().split('\n')).toHaveLength(1)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  it('start.js tells how it is used', async () => {
    const { code, out } = await start(['--help'])
    expect(out).toContain('npm start -- --file code.js')
    expect(code).toBe(0)
  })
})
