import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'
import { describe, expect, it, vi } from 'vitest'
import { HelperThread } from '../../../../packages/agent/src/node/blocking/helper-thread.ts'

/** Ends the helper thread in the way that a task asks for, once its run has begun. */
const DEATHS = vi.hoisted(
  () => `
;(({ port }) => {
  port.on('message', ({ task }) => {
    if (task === 'exit') process.exit(3)
    if (task === 'throw') setImmediate(() => { throw new RangeError('of its own') })
  })
})(require('node:worker_threads').workerData)
`,
)

vi.mock('../../../../packages/agent/src/node/blocking/unpack-program.ts', async (importOriginal) => {
  const { unpackProgram } = await importOriginal<{ readonly unpackProgram: () => string }>()
  return { unpackProgram: () => unpackProgram() + DEATHS }
})

const slow = (): CodeAgent => {
  const model = new ScriptedModel(['<code>await new Promise((resolve) => setTimeout(resolve, 60_000))</code>'])
  return new CodeAgent({ model })
}

function receiveFrom(program: string): unknown {
  const helper = new HelperThread(program)
  try {
    return helper.receive()
  } finally {
    helper.end()
  }
}

describe('a helper thread that ends', () => {
  it.each([
    ['exit', /thread has ended\. /, undefined],
    ['throw', /thread has ended: of its own/, RangeError],
  ])('in a run by %s is an AgentError, and the next run starts another', (task, message, Cause) => {
    let caught: unknown
    try {
      slow().run(task)
    } catch (error) {
      caught = error
    }
    expect(caught).toMatchObject({ name: 'AgentError', code: 'thread', message: expect.stringMatching(message) })
    const { cause } = caught as Error
    expect(Cause === undefined ? cause : cause instanceof Cause).toBe(Cause === undefined ? undefined : true)
    expect(new CodeAgent({ model: new ScriptedModel(['<code>finalAnswer(1)</code>']) }).run('Task')).toBe(1)
  })

  it('in a run within a tool fails that tool, and not the run around it', () => {
    const inner = tool({ name: 'inner', description: 'Runs.', inputs: {}, execute: () => slow().run('exit') })
    const cell = '<code>try { inner() } catch (error) { finalAnswer(error.message) }</code>'
    const outer = new CodeAgent({ model: new ScriptedModel([cell]), tools: [inner] })
    expect(outer.run('Task')).toMatch(/its thread has ended/)
  })
})

describe('HelperThread', () => {
  it.each([
    ['does not start', 'not a program'],
    ['ends at once', ''],
  ])('receive() throws when the thread %s', (_, program) => {
    expect(() => receiveFrom(program)).toThrow(/thread has ended/)
  })

  it('receive() waits for a thread that is busy, and for one that sleeps', () => {
    const post = `
      const { port, words } = require('node:worker_threads').workerData
      const post = () => {
        port.postMessage({ type: 'end', value: 1 })
        Atomics.add(words, 0, 1)
        Atomics.notify(words, 0)
      }`
    const busy = `${post}
      const start = Date.now()
      while (Date.now() - start < 600);
      post()
      setInterval(() => {}, 1000)`
    expect(receiveFrom(busy)).toEqual({ type: 'end', value: 1 })
    expect(receiveFrom(`${post}; setTimeout(post, 600)`)).toEqual({ type: 'end', value: 1 })
  })
})
