import { threadId } from 'node:worker_threads'
import {
  AgentError,
  CodeAgent,
  type CodeAgentOptions,
  type RunOptions,
  ScriptedModel,
  type Tool,
  ToolCallingAgent,
  tool,
} from '@dormouse/agent'
import { describe, expect, it } from 'vitest'
import { declareTool } from '../../../../packages/agent/src/tool/declare-tool.ts'
import type { StandardSchema } from '../../../../packages/agent/src/tool/standard-schema.ts'

function runCells(cells: readonly string[], options: Partial<CodeAgentOptions> = {}, run: RunOptions = {}): unknown {
  const model = new ScriptedModel(cells.map((cell) => `<code>${cell}</code>`))
  return new CodeAgent({ model, ...options }).run('Task', run)
}

const double: Tool = tool({
  name: 'double',
  description: 'Doubles.',
  inputs: { value: { type: 'number', description: 'Any' } },
  execute: ({ value }) => value * 2,
})

/** A schema of numbers from 10, which are given as text. */
const atLeastTen: StandardSchema<number, string> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value) =>
      typeof value === 'number' && value >= 10 ? { value: `${value}!` } : { issues: [{ message: 'under ten' }] },
  },
}

describe('functions of a blocking run', () => {
  it('hooks are called in the calling thread, and decide', () => {
    const seen: unknown[] = []
    const answer = runCells(['finalAnswer(double(1) + double(2))'], {
      tools: [double],
      hooks: {
        beforeToolCall: ({ args }, { step, signal }) => {
          seen.push([threadId, args, step, signal.aborted])
          return args['value'] === 2 ? { action: 'replace', args: { value: 20 } } : undefined
        },
        afterToolCall: ({ value }) => ({ value: Number(value) + 1 }),
      },
    })
    expect(answer).toBe(2 + 1 + 40 + 1)
    expect(seen).toEqual([
      [threadId, { value: 1 }, 1, false],
      [threadId, { value: 2 }, 1, false],
    ])
  })

  it('hooks may be an instance with methods, and fields that cannot be sent', () => {
    class Counter {
      readonly socket: object = { send: () => {} }
      #count = 0
      onStep(): undefined {
        this.#count++
      }
      get count(): number {
        return this.#count
      }
    }
    const counter = new Counter()
    // The agent refuses fields that are no hooks: this one is not its business.
    Object.defineProperty(counter, 'socket', { enumerable: false })
    runCells(['1', 'finalAnswer(2)'], { hooks: counter })
    expect(counter.count).toBe(2)
  })

  it('what a hook throws is the cause of the error, the same object', () => {
    const thrown = new RangeError('Enough')
    const onStep = (): never => {
      throw thrown
    }
    let error: unknown
    try {
      runCells(['1'], { hooks: { onStep } })
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(AgentError)
    expect(error).toMatchObject({ code: 'hook' })
    expect((error as AgentError).cause).toBe(thrown)
  })

  it('an async hook is refused by its path among the options', () => {
    expect(() => runCells(['1'], { hooks: { onStep: async () => undefined } })).toThrow(/hooks\.onStep is async.*arun/)
    const onStep = (): Promise<undefined> => Promise.resolve(undefined)
    expect(() => runCells(['1'], { hooks: { onStep } })).toThrow(/hooks\.onStep is async.*arun/)
  })

  it('events are told as they happen', () => {
    const types: string[] = []
    runCells(['double(1)', 'finalAnswer(2)'], { tools: [double] }, { onEvent: ({ type }) => types.push(type) })
    expect(types.filter((type) => /^(call|step|run)-/.test(type))).toEqual([
      ...['run-start', 'step-start', 'call-start', 'call-end', 'step-end', 'step-start', 'step-end', 'run-end'],
    ])
  })

  it('an answer schema and answer checks are asked in the calling thread', () => {
    const checked: unknown[] = []
    const answer = runCells(['finalAnswer(1)', 'finalAnswer(11)', 'finalAnswer(12)'], {
      answerSchema: atLeastTen,
      finalAnswerChecks: [
        (value) => {
          checked.push([threadId, value])
          return value === '11!' ? 'Not that one' : true
        },
      ],
    })
    expect(answer).toBe('12!')
    expect(checked).toEqual([
      [threadId, '11!'],
      [threadId, '12!'],
    ])
  })

  it('schemas of a tool check its arguments and its result once', () => {
    const shout = tool({
      name: 'shout',
      description: 'Shouts a number.',
      inputs: { value: { type: 'number', description: 'Any' } },
      outputSchema: atLeastTen,
      execute: ({ value }) => value,
    })
    expect(runCells(['finalAnswer(shout(10))'], { tools: [shout] })).toBe('10!')
    const cell = 'try { shout(9) } catch (error) { finalAnswer(error.message) }'
    expect(runCells([cell], { tools: [shout] })).toMatch(/shout.*under ten/)
  })

  it('a tool is set up once, by run and arun together', async () => {
    let setUps = 0
    const ready = tool({
      name: 'ready',
      description: 'Tells whether it is ready.',
      inputs: {},
      setup: () => void setUps++,
      execute: () => setUps,
    })
    const model = new ScriptedModel(['<code>finalAnswer(ready() + ready())</code>'])
    const agent = new CodeAgent({ model, tools: [ready] })
    expect([agent.run('Task'), agent.run('Task'), await agent.arun('Task')]).toEqual([2, 2, 2])
    await agent.dispose()
  })

  it('approvals are asked of onRequest', () => {
    const asked: string[] = []
    const careful = tool({
      name: 'careful',
      description: 'Needs a yes.',
      inputs: { value: { type: 'number', description: 'Any' } },
      needsApproval: ({ value }) => value > 1,
      execute: ({ value }) => value,
    })
    const onRequest = ({ question }: { readonly question: string }): boolean => asked.push(question) > 0
    expect(runCells(['finalAnswer(careful(1) + careful(2))'], { tools: [careful] }, { onRequest })).toBe(3)
    expect(asked).toEqual([expect.stringContaining('careful')])
  })

  it('prompts are written in the calling thread, with its own tools', () => {
    let written = ''
    const system = ({ tools }: { readonly tools: readonly Tool[] }): string => {
      written = `${tools.includes(double)} ${tools.map(declareTool).join('\n')}`
      return written
    }
    const result = new CodeAgent({
      model: new ScriptedModel(['<code>finalAnswer(1)</code>']),
      tools: [double],
      prompts: { system },
    }).run('Task', { full: true })
    expect(result.systemPrompt).toMatch(/^true [\s\S]*function double\(value: number\)[\s\S]*function finalAnswer\(/)
  })

  it('a sub-agent runs with its own tools, its usage part of the run', () => {
    const helper = new CodeAgent({
      name: 'helper',
      description: 'Helps.',
      model: new ScriptedModel(['<code>finalAnswer(double(4))</code>']),
      tools: [double],
    })
    const model = new ScriptedModel(['<code>finalAnswer(await Promise.all([helper("One"), helper("Two")]))</code>'])
    const result = new CodeAgent({ model, agents: [helper] }).run('Task', { full: true })
    expect(result.output).toEqual([8, 8])
    expect(result.usage).toMatchObject({ modelCalls: 3, toolCalls: 2 })
  })
})

describe('a blocking run of a ToolCallingAgent', () => {
  it('calls its tools in the calling thread', () => {
    const call = (id: string, name: string, args: object) => ({ id, name, arguments: JSON.stringify(args) })
    const model = new ScriptedModel([
      { text: '', toolCalls: [call('1', 'double', { value: 4 })], finishReason: 'tool-calls' },
      { text: '', toolCalls: [call('2', 'finalAnswer', { answer: 'done' })], finishReason: 'tool-calls' },
    ])
    const result = new ToolCallingAgent({ model, tools: [double] }).run('Task', { full: true })
    expect(result).toMatchObject({ output: 'done', usage: { toolCalls: 1 } })
    expect(JSON.stringify(result.steps)).toContain('"value":8')
  })
})

describe('ends of a blocking run', () => {
  it('a signal that is aborted before throws its reason', () => {
    const reason = new Error('Not today')
    let caught: unknown
    try {
      runCells(['finalAnswer(1)'], {}, { signal: AbortSignal.abort(reason) })
    } catch (error) {
      caught = error
    }
    expect(caught).toBe(reason)
  })

  it('a signal that a tool aborts ends the run with its reason, or with what the run had come to', () => {
    const stopping = (controller: AbortController): Tool =>
      tool({
        name: 'stop',
        description: 'Stops.',
        inputs: {},
        execute: () => controller.abort(new Error('Stop')),
      })
    const [one, other] = [new AbortController(), new AbortController()]
    expect(() => runCells(['stop()', 'finalAnswer(1)'], { tools: [stopping(one)] }, { signal: one.signal })).toThrow(
      'Stop',
    )
    const options = { signal: other.signal, full: true } as const
    expect(runCells(['stop()', 'finalAnswer(1)'], { tools: [stopping(other)] }, options)).toMatchObject({
      finishReason: 'aborted',
    })
    expect(runCells(['finalAnswer("next")'])).toBe('next')
  })

  it('maxWallMs ends a run whose code goes on for ever', () => {
    const result = runCells(
      ['while (true) await new Promise((resolve) => setTimeout(resolve, 5))'],
      {
        model: new ScriptedModel((messages) =>
          messages.length > 2
            ? 'best'
            : '<code>while (true) await new Promise((resolve) => setTimeout(resolve, 5))</code>',
        ),
      },
      { maxWallMs: 200, full: true },
    )
    expect(result).toMatchObject({ finishReason: 'max-wall' })
  })

  it('a tool with a method named as a model is a tool', () => {
    const drawing = tool({ name: 'draw', description: 'Draws.', inputs: {}, execute: () => 'a cat' })
    const artist: Tool = Object.assign(drawing, { generate: async () => 'nothing' })
    expect(runCells(['finalAnswer(draw())'], { tools: [artist] })).toBe('a cat')
  })
})
