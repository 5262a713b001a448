import { AgentError } from '@dormouse/agent'
import { createThreadRunner, runInThread, type ThreadRunner } from '@dormouse/agent/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCode } from '../../docs/run-code.ts'
import { bundledModule } from '../../support/bundled-module.ts'

/** An agent whose tools say where they run, block and end their thread. */
const AGENT = `
import { isMainThread, threadId } from 'node:worker_threads'
import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'

const tools = {
  where: () => ({ isMainThread, threadId }),
  block: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000),
  rest: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300),
  exit: () => process.exit(7),
}
const model = new ScriptedModel((messages) => '<code>' + messages.at(-1).content.replace('Task:', '') + '</code>')
export default new CodeAgent({
  model,
  tools: Object.entries(tools).map(([name, execute]) => tool({ name, description: 'Does.', inputs: {}, execute })),
})
`

describe('runInThread()', () => {
  let module = ''
  let runner: ThreadRunner
  beforeAll(async () => {
    module = await bundledModule(AGENT)
    runner = createThreadRunner({ maxThreads: 2 })
  })
  afterAll(() => runner.dispose())

  it('runs the default export of a module in another thread', async () => {
    const answer = await runInThread(module, 'finalAnswer(where())')
    expect(answer).toMatchObject({ isMainThread: false })
    const full = await runInThread(new URL(module), 'finalAnswer(1)', { full: true, maxSteps: 3 })
    expect(full).toMatchObject({ output: 1, finishReason: 'final-answer' })
  })

  it('leaves the event loop of the caller free', async () => {
    let turns = 0
    let isOver = false
    const count = (): void => {
      turns++
      if (!isOver) setTimeout(count, 1)
    }
    count()
    await runner.run(module, 'rest(); finalAnswer(1)')
    isOver = true
    // A blocked loop would have made none between the first and the end.
    expect(turns).toBeGreaterThan(10)
  })

  it('runs overlap in threads of their own', async () => {
    const run = (): Promise<unknown> => runner.run(module, 'rest(); finalAnswer(where().threadId)')
    const [one, other, third] = await Promise.all([run(), run(), run()])
    expect(one).not.toBe(other)
    expect([one, other]).toContain(third)
  })

  it('rejects with what run throws', async () => {
    const broken = await bundledModule(`
      import { CodeAgent, ScriptedModel } from '@dormouse/agent'
      export default () => new CodeAgent({ model: new ScriptedModel([]) })
    `)
    const error = await runner.run(broken, 'Task').catch((caught) => caught)
    expect(error).toBeInstanceOf(AgentError)
    expect(error).toMatchObject({ code: 'model', cause: { name: 'RangeError' } })
    await expect(runner.run(module, '')).rejects.toThrow(TypeError)
  })

  it('an abort ends the thread of a run that blocks, and rejects with its reason', async () => {
    const controller = new AbortController()
    const reason = new Error('Enough')
    const run = runner.run(module, 'block()', { signal: controller.signal })
    setTimeout(() => controller.abort(reason), 200)
    await expect(run).rejects.toBe(reason)
    await expect(runner.run(module, '1', { signal: controller.signal })).rejects.toBe(reason)
    expect(await runner.run(module, 'finalAnswer("next")')).toBe('next')
  })

  it('a thread that ends is an AgentError, and the next run has another', async () => {
    await expect(runner.run(module, 'exit()')).rejects.toMatchObject({ name: 'AgentError', code: 'thread' })
    expect(await runner.run(module, 'finalAnswer("next")')).toBe('next')
  })

  it.each([
    ['without a default export', 'export const agent = 1', /default export must be an agent.*has none/],
    ['whose default export is no agent', 'export default 5', /default export must be an agent.*a number/],
  ])('refuses a module %s', async (_, code, message) => {
    await expect(runner.run(await bundledModule(code), 'Task')).rejects.toThrow(message)
  })

  it('refuses what is no URL, and options that cannot be sent', async () => {
    await expect(runner.run('./agent.js', 'Task')).rejects.toThrow(/new URL/)
    const options = { additionalArgs: { save: () => {} } }
    await expect(runner.run(module, 'Task', options)).rejects.toThrow(TypeError)
  })

  it('lets the process end', async () => {
    const ended = await runCode(`
      import { runInThread } from '@dormouse/agent/node'
      console.log(await runInThread(${JSON.stringify(module)}, 'finalAnswer(6 * 7)'))
    `)
    expect(ended).toEqual({ exitCode: 0, output: '42\n' })
  })
})

describe('createThreadRunner()', () => {
  it.each([
    [{ maxThreads: 0 }, RangeError],
    [{ minThreads: 3, maxThreads: 2 }, RangeError],
    [{ idleTimeoutMs: 'long' as unknown as number }, TypeError],
    [{ threads: 3 } as object, TypeError],
  ])('refuses %j', (options, kind) => {
    expect(() => createThreadRunner(options)).toThrow(kind)
  })

  it('dispose() ends the runs in flight', async () => {
    const runner = createThreadRunner({ maxThreads: 1 })
    const module = await bundledModule(AGENT)
    const run = runner.run(module, 'block()')
    const ended = expect(run).rejects.toMatchObject({ code: 'disposed' })
    await new Promise((resolve) => setTimeout(resolve, 300))
    await runner.dispose()
    await ended
    await expect(runner.run(module, '1')).rejects.toMatchObject({ code: 'disposed' })
  })
})
