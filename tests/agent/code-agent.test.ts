import { type AgentEvent, CodeAgent, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { HumanApprovalTool } from '@dormouse/tools/human-approval'
import { afterAll, describe, expect, it } from 'vitest'
import { textOf } from '../support/message-text.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const sleep = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs))
const approval = (answer: boolean): HumanApprovalTool =>
  new HumanApprovalTool({ ask: () => sleep(100).then(() => answer) })
const double = tool({
  name: 'double',
  description: 'Doubles.',
  inputs: { value: { type: 'number', description: 'Value' } },
  outputType: 'number',
  execute: async ({ value }) => value * 2,
})

/** An agent on the real executor that plays these cells. */
const agentFor = (cells: readonly string[], tools = [double]): CodeAgent =>
  new CodeAgent({ model: new ScriptedModel(cells.map((cell) => `<code>\n${cell}\n</code>`)), tools, executor })

const BRANCH = `if (requestApproval('delete account')) { finalAnswer('approved: delete account') }
else finalAnswer('denied: delete account')`

describe('CodeAgent on the real executor', () => {
  it('CodeAgent does the main job: no await, and the code branches on an approval that comes later', async () => {
    expect(await agentFor([BRANCH], [approval(true)]).arun('Get approval to delete account')).toBe(
      'approved: delete account',
    )
    expect(await agentFor([BRANCH], [approval(false)]).arun('Get approval to delete account')).toBe(
      'denied: delete account',
    )
  })

  it('CodeAgent makes an executor of its own, lazily, and frees it', async () => {
    const model = new ScriptedModel(['<code>finalAnswer(double(21))</code>'])
    await using agent = new CodeAgent({ model, tools: [double] })
    expect(await Promise.all([agent.arun('Task'), agent.arun('Task')])).toEqual([42, 42])
  })

  it('CodeAgent keeps variables and functions from step to step, of this run only', async () => {
    const cells = [
      'const a = double(4)\nfunction twice(x) { return double(x) }',
      'finalAnswer([a, twice(a), typeof b]); var b = 1',
    ]
    const agent = agentFor(cells)
    expect(await agent.arun('Task')).toEqual([8, 16, 'undefined'])
    expect(await agent.arun('Task')).toEqual([8, 16, 'undefined'])
  })

  it('CodeAgent takes tools as values, by name and in any position', async () => {
    const cell = 'finalAnswer([[1, 2].map(double), double({ value: 3 }), `${double(4)}`, [double].map(f => f(5))[0]])'
    expect(await agentFor([cell]).arun('Task')).toEqual([[2, 4], 6, '8', 10])
  })

  it('CodeAgent ends the run at finalAnswer, whatever catches around it', async () => {
    const cell = 'try { finalAnswer(1) } catch { } finally { console.log("finally") }\nfinalAnswer(2)'
    const result = await agentFor([cell]).arun('Task', { full: true })
    expect(result.output).toBe(1)
    expect(result.steps[1]).toMatchObject({ logs: [{ level: 'log', text: 'finally' }] })
  })

  it('CodeAgent tells the model where its code went wrong, and goes on in the same session', async () => {
    let observed = ''
    const cells = ['const a = 1\nconst b = doubel(a)', 'finalAnswer(a)']
    const agent = new CodeAgent({
      model: new ScriptedModel((messages) => {
        observed = textOf(messages.at(-1))
        return `<code>${cells[(messages.length - 2) / 2]}</code>`
      }),
      tools: [double],
      executor,
    })
    expect(await agent.arun('Task')).toBe(1)
    expect(observed).toContain('ReferenceError: doubel is not defined')
    expect(observed).toContain('2 | const b = doubel(a)')
    expect(observed).toContain('Did you mean double?')
  })

  it('CodeAgent lets the code catch wrong arguments and errors of tools', async () => {
    const fails = tool({
      name: 'fails',
      description: 'Fails.',
      inputs: {},
      execute: () => Promise.reject(new RangeError('no')),
    })
    const cell = `const said = []
for (const call of [() => double('x'), () => fails()]) try { call() } catch (error) { said.push(error.name + ': ' + error.message) }
finalAnswer(said)`
    expect(await agentFor([cell], [double, fails]).arun('Task')).toEqual([
      'TypeError: Cannot call double(value: number): value must be a number, and got the string "x"',
      'RangeError: no',
    ])
  })

  it('CodeAgent has calls inside Promise.all in flight at once', async () => {
    let inFlight = 0
    let most = 0
    const slow = tool({
      name: 'slow',
      description: 'Waits.',
      inputs: { id: { type: 'integer', description: 'Id' } },
      execute: async ({ id }) => {
        most = Math.max(most, ++inFlight)
        await sleep(20)
        inFlight--
        return id
      },
    })
    const cell = 'finalAnswer(await Promise.all([1, 2, 3].map(id => slow(id))))'
    expect(await agentFor([cell], [slow]).arun('Task')).toEqual([1, 2, 3])
    expect(most).toBe(3)
  })

  it('CodeAgent gives dates, maps and big integers as they are, and as JSON in the result', async () => {
    const cell = 'finalAnswer({ when: new Date(0), counts: new Map([["a", 1n]]) })'
    const agent = agentFor([cell])
    expect(await agent.arun('Task')).toEqual({ when: new Date(0), counts: new Map([['a', 1n]]) })
    const result = await agent.arun('Task', { full: true })
    expect(result.output).toEqual({ when: '1970-01-01T00:00:00.000Z', counts: [['a', '1']] })
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })

  it('CodeAgent runs 50 tasks at once on one agent, answers out of order, each to itself', async () => {
    const waiting = new Map<string, (answer: boolean) => void>()
    const ask = new HumanApprovalTool({ ask: (request) => new Promise((resolve) => waiting.set(request, resolve)) })
    const agent = new CodeAgent({
      model: new ScriptedModel(([, task]) => {
        const name = textOf(task).split(' ').at(-1)
        return `<code>const mine = '${name}'\nconst yes = requestApproval(mine)\nfinalAnswer(mine + ' ' + yes)</code>`
      }),
      tools: [ask],
      executor,
    })
    const names = Array.from({ length: 50 }, (_, index) => `n${index}`)
    const runs = names.map((name) => agent.arun(`Ask for ${name}`))
    await expect.poll(() => waiting.size, { timeout: 10_000 }).toBe(50)
    for (const name of names.toReversed()) waiting.get(name)?.(Number(name.slice(1)) % 2 === 0)
    expect(await Promise.all(runs)).toEqual(names.map((name, index) => `${name} ${index % 2 === 0}`))
  })

  it('CodeAgent ends at once when aborted or left while a person is asked, and the asker learns of it', async () => {
    const aborted: unknown[] = []
    const ask = new HumanApprovalTool({
      ask: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted.push(signal.reason)
            reject(signal.reason)
          })
        }),
    })
    const agent = agentFor([BRANCH], [ask])
    const controller = new AbortController()
    const reason = new Error('Enough')
    const read = async (): Promise<void> => {
      for await (const event of agent.arun('Task', { stream: true, signal: controller.signal })) {
        if (event.type === 'call-start') controller.abort(reason)
      }
    }
    await expect(read()).rejects.toBe(reason)
    for await (const event of agent.arun('Task', { stream: true })) if (event.type === 'call-start') break
    expect(aborted).toHaveLength(2)
  })

  it('CodeAgent tells logs and calls in the order in which they happen', async () => {
    const events: AgentEvent[] = []
    const agent = agentFor(['console.log("a"); double(1); console.log("b"); finalAnswer(double(2))'])
    for await (const event of agent.arun('Task', { stream: true })) events.push(event)
    const told = events.filter(({ type }) => type === 'log' || type.startsWith('call-'))
    expect(told.map((event) => (event.type === 'log' ? event.text : event.type))).toEqual([
      'a',
      'call-start',
      'call-end',
      'b',
      'call-start',
      'call-end',
    ])
  })

  it('CodeAgent survives code that never ends', async () => {
    const limited = await createExecutor({ limits: { cpuMs: 100 } })
    const model = new ScriptedModel(['<code>while (true) {}</code>', '<code>finalAnswer("stopped")</code>'])
    const result = await new CodeAgent({ model, executor: limited }).arun('Task', { full: true })
    await limited.dispose()
    expect(result.output).toBe('stopped')
    expect(result.steps[1]).toMatchObject({ error: { code: 'timeout' } })
  })
})
