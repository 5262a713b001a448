import { AgentError, CodeAgent, type FinalAnswerCheck, ScriptedModel } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { inTags, recordingModel, wordsOf } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const cells = (...list: readonly string[]): ScriptedModel => new ScriptedModel(list.map(inTags))
const person = z.object({ name: z.string(), age: z.coerce.number().int(), tags: z.array(z.string()).default([]) })

describe('answerSchema', () => {
  it('answerSchema of a library gives the answer its type, and transforms and defaults apply', async () => {
    const agent = new CodeAgent({
      model: cells('finalAnswer({ name: "Ada", age: "36" })'),
      executor,
      answerSchema: person,
    })
    const answer = await agent.arun('Who?')
    expectTypeOf(answer).toEqualTypeOf<{ name: string; age: number; tags: string[] }>()
    expectTypeOf(agent.start('Who?').result).toEqualTypeOf<Promise<{ name: string; age: number; tags: string[] }>>()
    expect(answer).toEqual({ name: 'Ada', age: 36, tags: [] })
  })

  it('answerSchema refuses an answer, tells the model why, and takes the mended one', async () => {
    const model = recordingModel([
      inTags('finalAnswer({ name: 5, age: 36 })'),
      inTags('finalAnswer({ name: "Ada", age: 1 })'),
    ])
    const result = await new CodeAgent({ model, executor, answerSchema: person }).arun('Who?', { full: true })
    expect(result.output).toEqual({ name: 'Ada', age: 1, tags: [] })
    expect(result.steps[1]).toMatchObject({ isFinal: false, error: { code: 'answer-refused' } })
    expect(wordsOf(model.sent[1]?.slice(-1))).toMatch(/The final answer was refused: .*name/)
  })

  it('answerSchema as JSON Schema checks too, and the model sees what finalAnswer takes', async () => {
    const model = recordingModel([inTags('finalAnswer({ n: "1" })'), inTags('finalAnswer({ n: 1 })')])
    const answerSchema = { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] } as const
    const agent = new CodeAgent({ model, executor, answerSchema })
    expect(await agent.arun('Count')).toEqual({ n: 1 })
    expect(wordsOf(model.sent[0])).toContain('finalAnswer(answer: { n: number')
  })

  it('answerSchema checked asynchronously is waited for, and one that throws ends the run', async () => {
    const slow = z.string().refine(async (text) => text.length > 2)
    const model = cells('finalAnswer("a")', 'finalAnswer("abc")')
    expect(await new CodeAgent({ model, executor, answerSchema: slow }).arun('Task')).toBe('abc')
    const broken = z.string().transform((): string => {
      throw new Error('Bad transform')
    })
    const run = new CodeAgent({ model: cells('finalAnswer("a")'), executor, answerSchema: broken }).arun('Task')
    await expect(run).rejects.toMatchObject({ code: 'hook', result: { finishReason: 'failed' } })
  })

  it.each([
    ['{"name":"Ada","age":36}'],
    ['Here it is:\n```json\n{"name":"Ada","age":36}\n```\nDone.'],
    ['The answer is {"name":"Ada","age":36}.'],
  ])('answerSchema reads the best answer at the last step out of %j', async (reply) => {
    const model = recordingModel([inTags('1'), reply])
    const agent = new CodeAgent({ model, executor, answerSchema: person, maxSteps: 1 })
    const result = await agent.arun('Who?', { full: true })
    expect(result).toMatchObject({ finishReason: 'max-steps', output: { name: 'Ada', age: 36, tags: [] } })
    expect(wordsOf(model.sent[1]?.slice(-1))).toContain('"properties"')
  })

  it.each([
    ['I do not know.', 'it is no JSON'],
    ['{"name":"Ada"}', 'age'],
  ])('answerSchema makes of the best answer %j an error with all that the run came to', async (reply, problem) => {
    const usage = { inputTokens: 7, outputTokens: 1, cachedTokens: 0, reasoningTokens: 0 }
    const model = new ScriptedModel([inTags('1'), reply], { usage })
    const error = await new CodeAgent({ model, executor, answerSchema: person, maxSteps: 1 })
      .arun('Who?')
      .catch((e) => e)
    expect(error).toBeInstanceOf(AgentError)
    expect(error).toMatchObject({ code: 'answer', message: expect.stringContaining(problem) })
    expect(error.result).toMatchObject({
      finishReason: 'failed',
      output: null,
      usage: { modelCalls: 2, inputTokens: 14 },
    })
    expect(error.result.steps.at(-1)).toMatchObject({ type: 'last-answer', modelOutput: reply })
  })

  it('answerSchema of a text takes the best answer as it is', async () => {
    const agent = new CodeAgent({
      ...{ model: new ScriptedModel([inTags('1'), 'Just words']), executor, maxSteps: 1 },
      answerSchema: { type: 'string', minLength: 3 },
    })
    expect(await agent.arun('Task')).toBe('Just words')
  })

  it('answerSchema leaves the type unknown where there is none', async () => {
    const answer = await new CodeAgent({ model: cells('finalAnswer(1)'), executor }).arun('Task')
    expectTypeOf(answer).toEqualTypeOf<unknown>()
    expect(answer).toBe(1)
  })
})

describe('finalAnswerChecks', () => {
  const check = (finalAnswerChecks: readonly FinalAnswerCheck[], ...list: string[]) =>
    new CodeAgent({ model: cells(...list), executor, finalAnswerChecks })

  it('finalAnswerChecks are asked in order, asynchronous ones too, and the first refusal counts', async () => {
    const asked: string[] = []
    const agent = check(
      [
        async (answer) => {
          asked.push(`first ${answer}`)
          return answer === 1 ? 'One is too few' : undefined
        },
        function isThree(answer) {
          asked.push(`second ${answer}`)
          return answer === 3
        },
      ],
      ...['finalAnswer(1)', 'finalAnswer(2)', 'finalAnswer(3)'],
    )
    const { output, steps } = await agent.arun('Task', { full: true })
    expect(output).toBe(3)
    expect(asked).toEqual(['first 1', 'first 2', 'second 2', 'first 3', 'second 3'])
    expect(steps.slice(1, 3)).toMatchObject([
      { error: { message: 'One is too few' }, observation: expect.stringContaining('One is too few') },
      { error: { message: 'it does not pass the check isThree' } },
    ])
  })

  it('finalAnswerChecks see the answer as the schema gives it, and the steps before', async () => {
    const seen: unknown[] = []
    const agent = new CodeAgent({
      ...{ model: cells('1', 'finalAnswer({ name: "Ada", age: "36" })'), executor, answerSchema: person },
      finalAnswerChecks: [
        (answer, { steps, signal }) => {
          expectTypeOf(answer.age).toEqualTypeOf<number>()
          seen.push(answer.age, steps.length, signal.aborted)
          return true
        },
      ],
    })
    await agent.arun('Task')
    expect(seen).toEqual([36, 2, false])
  })

  it('finalAnswerChecks that throw end the run with a hook error, its cause kept', async () => {
    const cause = new Error('Database down')
    const run = check([() => Promise.reject(cause)], 'finalAnswer(1)').arun('Task')
    await expect(run).rejects.toMatchObject({ code: 'hook', cause, result: { finishReason: 'failed' } })
  })

  it('finalAnswerChecks that never answer do not hold up an abort', async () => {
    const reason = new Error('Enough')
    const controller = new AbortController()
    const agent = check([() => new Promise(() => controller.abort(reason))], 'finalAnswer(1)')
    await expect(agent.arun('Task', { signal: controller.signal })).rejects.toBe(reason)
  })
})
