import { threadId } from 'node:worker_threads'
import {
  AgentError,
  CodeAgent,
  type CodeAgentOptions,
  type Model,
  OpenAIModel,
  type RunOptions,
  ScriptedModel,
  Tool,
  tool,
} from '@dormouse/agent'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runCode } from '../../../docs/run-code.ts'
import { startOpenAIServerProcess } from '../../../support/openai-server-process.ts'

const A_AND_B = { a: { type: 'number', description: 'One' }, b: { type: 'number', description: 'Other' } } as const

/** An agent whose model writes these cells, one after the other. */
function agentOf(cells: readonly string[], options: Partial<CodeAgentOptions> = {}): CodeAgent {
  return new CodeAgent({ model: new ScriptedModel(cells.map((cell) => `<code>${cell}</code>`)), ...options })
}

function runCells(cells: readonly string[], options: Partial<CodeAgentOptions> = {}, run: RunOptions = {}): unknown {
  return agentOf(cells, options).run('Task', run)
}

/** A tool that does something, without inputs. */
function action(name: string, execute: () => unknown): Tool {
  return tool({ name, description: 'Does it.', inputs: {}, execute })
}

/** What a function throws. */
function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown')
}

describe('agent.run()', () => {
  it('gives the answer itself, and calls sync tools in the calling thread', () => {
    const calls: unknown[] = []
    const add = tool({
      name: 'add',
      description: 'Adds.',
      inputs: A_AND_B,
      execute: ({ a, b }, { signal }) => {
        calls.push([threadId, a, b, signal.aborted])
        return a + b
      },
    })
    expect(runCells(['const sum = add(1, 2)', 'finalAnswer(add(sum, 4))'], { tools: [add] })).toBe(7)
    expect(calls).toEqual([
      [threadId, 1, 2, false],
      [threadId, 3, 4, false],
    ])
  })

  it('gives the whole result with full, and values that JSON lacks without', () => {
    const result = agentOf(['finalAnswer(new Map([[1, new Date(5)]]))']).run('Task', { full: true })
    expect(result).toMatchObject({ finishReason: 'final-answer', output: [[1, '1970-01-01T00:00:00.005Z']] })
    expect(runCells(['finalAnswer(new Map([[1, new Date(5)]]))'])).toEqual(new Map([[1, new Date(5)]]))
  })

  it('asks an OpenAIModel from the helper thread, and keeps it for later runs', async () => {
    const answers = ['<code>finalAnswer(1)</code>', '<code>finalAnswer(2)</code>'].map((text) => ({ text }))
    const server = await startOpenAIServerProcess(answers)
    const model = new OpenAIModel({ model: 'any', baseURL: server.baseURL })
    const answered = [new CodeAgent({ model }).run('First'), new CodeAgent({ model }).run('Second')]
    const requests = await server.close()
    expect(answered).toEqual([1, 2])
    expect(requests.map(({ path }) => path)).toEqual(['/v1/chat/completions', '/v1/chat/completions'])
    expect(JSON.stringify(requests[1]?.body)).toContain('Second')
  })

  it('asks a model with generateSync in the calling thread', () => {
    const threads: number[] = []
    const model = new ScriptedModel(() => {
      threads.push(threadId)
      return '<code>finalAnswer("here")</code>'
    })
    expect(new CodeAgent({ model }).run('Task')).toBe('here')
    expect(threads).toEqual([threadId])
  })

  it('refuses a model that answers by promises only, and names it', () => {
    class SlowModel implements Model {
      readonly id = 'slow-1'
      async generate(): Promise<never> {
        throw new Error('Never asked')
      }
    }
    const error = thrownBy(() => new CodeAgent({ model: new SlowModel() }).run('Task'))
    expect(error).toBeInstanceOf(AgentError)
    expect(error).toMatchObject({ code: 'needs-arun', message: expect.stringMatching(/slow-1 \(SlowModel\).*arun/) })
  })

  it('refuses a tool that is written as async before anything is asked', () => {
    class Late extends Tool {
      override readonly name = 'late'
      override readonly description = 'Answers later.'
      override readonly inputs = {}
      override readonly outputType = 'any'
      override async forward(): Promise<number> {
        return 1
      }
    }
    let asked = 0
    const model = new ScriptedModel(() => {
      asked++
      return '<code>late()</code>'
    })
    const error = thrownBy(() => new CodeAgent({ model, tools: [new Late()] }).run('Task'))
    expect(error).toMatchObject({ code: 'needs-arun', message: expect.stringMatching(/the tool late is async.*arun/) })
    expect(asked).toBe(0)
  })

  it('refuses a tool that gives a promise, by name, and its rejection harms nobody', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    onTestFinished(() => void process.off('unhandledRejection', note))
    const later = action('later', () => Promise.reject(new Error('Too late')))
    const error = thrownBy(() => runCells(['try { later() } catch {}; finalAnswer(1)'], { tools: [later] }))
    expect(error).toMatchObject({ code: 'needs-arun', message: expect.stringMatching(/the tool later is async.*arun/) })
    await new Promise((resolve) => setImmediate(resolve))
    expect(unhandled).toEqual([])
    expect(runCells(['finalAnswer("next")'])).toBe('next')
  })

  it('refuses an executor of the caller and a tool that asks a person', () => {
    const executor = { createSession: () => Promise.reject(new Error('Never')), dispose: async () => {} }
    expect(thrownBy(() => runCells(['1'], { executor }))).toMatchObject({ message: expect.stringMatching(/executor/) })
    const asks = tool({ name: 'asks', description: 'Asks.', inputs: {}, execute: (_, { ask }) => ask('Really?') })
    expect(thrownBy(() => runCells(['asks()'], { tools: [asks] }))).toMatchObject({
      code: 'needs-arun',
      message: expect.stringMatching(/ask\(\)/),
    })
  })

  it('throws for options that are not sound before anything starts', () => {
    expect(() => runCells(['1'], {}, { maxSteps: 0 })).toThrow(RangeError)
    expect(() => agentOf(['1']).run('')).toThrow(TypeError)
    expect(() => agentOf(['1']).run('Task', { stream: true } as object)).toThrow(/arun/)
  })

  it('runs an agent in a tool of another, and that in a tool of a third', () => {
    const inner = action('inner', () => runCells(['finalAnswer("deep")']))
    const middle = action('middle', () => runCells(['finalAnswer(inner() + "er")'], { tools: [inner] }))
    const answer = runCells(['const [one, other] = [middle(), middle()]', 'finalAnswer([one, other])'], {
      tools: [middle],
    })
    expect(answer).toEqual(['deeper', 'deeper'])
  })

  it('calls the tools of Promise.all one after the other', () => {
    const order: number[] = []
    const inputs = { value: { type: 'number', description: 'Any' } } as const
    const note = tool({ name: 'note', description: 'Notes.', inputs, execute: ({ value }) => order.push(value) })
    const cell = 'finalAnswer(await Promise.all([1, 2, 3].map((value) => note(value))))'
    expect(runCells([cell], { tools: [note] })).toEqual([1, 2, 3])
    expect(order).toEqual([1, 2, 3])
  })

  it('shows the code what a tool throws', () => {
    class QuotaError extends Error {
      override readonly name = 'QuotaError'
      readonly left = 3
    }
    const fails = action('fails', () => {
      throw new QuotaError('Used up')
    })
    const cell = 'try { fails() } catch (error) { finalAnswer(`${error.name}: ${error.message} ${error.left}`) }'
    expect(runCells([cell], { tools: [fails] })).toBe('QuotaError: Used up 3')
  })

  it('shows the code which part of a result cannot go to another thread', () => {
    const hands = action('hands', () => ({ rows: [{ save: () => {} }] }))
    const cell = 'try { hands() } catch (error) { finalAnswer(`${error.name}: ${error.message}`) }'
    expect(runCells([cell], { tools: [hands] })).toBe(
      'TypeError: Cannot take what the tool hands gave: value.rows[0].save is a function',
    )
  })

  it('goes on in the conversation of the run before with reset: false', () => {
    const agent = agentOf(['let seen = 40; finalAnswer(seen)', 'finalAnswer(seen + 2)'])
    expect([agent.run('First'), agent.run('Second', { reset: false })]).toEqual([40, 42])
  })

  it('keeps data that looks like its own marks', () => {
    const data = { $dormouse: 'function', scope: 'run', id: 0 }
    expect(runCells(['finalAnswer(data)'], {}, { additionalArgs: { data } })).toEqual(data)
  })

  it('leaves no handles behind, and the process ends by itself', async () => {
    const agent = agentOf(['finalAnswer(1)'])
    agent.run('Task')
    const before = process.getActiveResourcesInfo().sort()
    for (let count = 0; count < 200; count++) agent.run('Task')
    for (let count = 0; count < 100; count++) runCells(['finalAnswer(1)'])
    expect(process.getActiveResourcesInfo().sort()).toEqual(before)
    const ended = await runCode(`
      import { CodeAgent, ScriptedModel } from '@dormouse/agent'
      const agent = new CodeAgent({ model: new ScriptedModel(['<code>finalAnswer(6 * 7)</code>']) })
      console.log(agent.run('Task'))
    `)
    expect(ended).toEqual({ exitCode: 0, output: '42\n' })
  })
})
