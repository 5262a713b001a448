import { type OutputSchema, Tool, type ToolContext, type ToolInputs, tool } from '@dormouse/agent/tool'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type Bound, bindCall } from '../../../packages/agent/src/tool/bind-call.ts'
import { callTool } from '../../../packages/agent/src/tool/call-tool.ts'

const { signal } = new AbortController()
const context: ToolContext = { signal, runId: 'r', call: 1, ask: () => Promise.reject(new Error('nobody to ask')) }
const basics = { name: 'weather', description: 'Tells it.', inputs: {} }
const call = (made: Tool, args: unknown[] = []): unknown => callTool(made, bindCall(made, args) as Bound, context)

class Prepared extends Tool {
  override readonly name = 'prepared'
  override readonly description = 'Says how often it was set up.'
  override readonly inputs: ToolInputs = {}
  override readonly outputType = 'number'
  setUps = 0
  failures: number
  readonly #isSync: boolean

  constructor({ failures = 0, isSync = false } = {}) {
    super()
    this.failures = failures
    this.#isSync = isSync
  }

  override setup(): unknown {
    this.setUps++
    if (!this.#isSync) return this.#prepare()
    if (this.failures-- > 0) throw new Error('not ready')
    return undefined
  }

  async #prepare(): Promise<void> {
    const fails = this.failures-- > 0
    await Promise.resolve()
    if (fails) throw new Error('not ready')
  }

  override forward(): number {
    return this.setUps
  }
}

describe('callTool()', () => {
  it('callTool() passes the inputs, and then the context', () => {
    const inputs = { city: { type: 'string', description: 'x' } } as const
    const forward = vi.fn(() => 'sunny')
    const made = Object.assign(tool({ ...basics, inputs, execute: () => '' }), { forward })
    expect(call(made, ['Lyon'])).toBe('sunny')
    expect(forward).toHaveBeenCalledWith('Lyon', context)
    const seen = tool({ ...basics, inputs: z.object({ city: z.string() }), execute: (args, given) => [args, given] })
    expect(call(seen, ['Lyon'])).toEqual([{ city: 'Lyon' }, context])
  })

  it('callTool() makes no promise where nothing is asynchronous', () => {
    const made = tool({ ...basics, outputSchema: z.number(), setup: () => undefined, execute: () => 5 })
    expect(call(made)).toBe(5)
    expect(call(made)).toBe(5)
  })

  it('callTool() sets a tool up once, however many calls come at the same time', async () => {
    const made = new Prepared()
    expect(await Promise.all([call(made), call(made), call(made)])).toEqual([1, 1, 1])
    // Once it is ready, a call is as synchronous as the tool.
    expect(call(made)).toBe(1)
    expect(await call(new Prepared())).toBe(1)
  })

  it('callTool() fails the calls that wait for a failed setup, and sets up again at the next', async () => {
    const made = new Prepared({ failures: 1 })
    const first = await Promise.allSettled([call(made), call(made)])
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(made.setUps).toBe(1)
    expect(await call(made)).toBe(2)
    const sync = new Prepared({ failures: 1, isSync: true })
    expect(() => call(sync)).toThrow('not ready')
    expect(call(sync)).toBe(2)
  })

  it('callTool() runs nothing when the run ended during the setup', async () => {
    const controller = new AbortController()
    const execute = vi.fn()
    const made = tool({ ...basics, setup: async () => controller.abort(new Error('over')), execute })
    const called = callTool(made, { named: {}, values: [] }, { ...context, signal: controller.signal })
    await expect(called).rejects.toThrow('over')
    expect(execute).not.toHaveBeenCalled()
  })

  const weather = (outputSchema: OutputSchema, result: unknown): unknown =>
    call(tool({ ...basics, outputSchema, execute: () => result } as never))

  it('callTool() refuses a result that does not fit, with the tool and the place', async () => {
    const json = { type: 'object', properties: { days: { type: 'array', items: { type: 'number' } } } }
    const message = 'The tool weather gave a result that is not what it promises: days[1]'
    expect(weather(json, { days: [1] })).toEqual({ days: [1] })
    expect(() => weather(json, { days: [1, 'x'] })).toThrow(`${message} must be a number, and got the string "x"`)
    expect(() => weather(z.object({ days: z.array(z.number()) }), { days: [1, 'x'] })).toThrow(message)
    await expect(weather(json, Promise.resolve({ days: [1, 'x'] }))).rejects.toThrow(message)
    expect(() => weather({ type: 'string' }, undefined)).toThrow('the value must be plain JSON, and is undefined')
  })

  it('callTool() gives what the output schema makes of the result', async () => {
    expect(weather(z.object({ at: z.string().default('noon') }), {})).toEqual({ at: 'noon' })
    expect(
      await weather(
        z.string().refine(async () => true),
        'x',
      ),
    ).toBe('x')
  })
})
