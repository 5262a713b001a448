import { AgentError, CodeAgent, type RunHandle, type SavedRun, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'

const executor = await createExecutor()
afterAll(() => executor.dispose())

/** Tools that count what they do: `pay` needs approval above 10, `note` never. */
function makeTools() {
  const done: string[] = []
  const pay = tool({
    name: 'pay',
    description: 'Pays.',
    inputs: { euros: { type: 'number', description: 'How much' } },
    outputType: 'string',
    needsApproval: ({ euros }) => (euros as number) > 10,
    execute: async ({ euros }) => {
      done.push(`pay ${euros}`)
      return `paid ${euros}`
    },
  })
  const note = tool({
    name: 'note',
    description: 'Notes.',
    inputs: { text: { type: 'string', description: 'Text' } },
    execute: ({ text }) => {
      done.push(`note ${text}`)
      return text
    },
  })
  return { done, tools: [pay, note] }
}

const agentOf = (
  cells: readonly string[],
  tools: ReturnType<typeof makeTools>['tools'],
  more: object = {},
): CodeAgent =>
  new CodeAgent({ model: new ScriptedModel(cells.map((cell) => `<code>\n${cell}\n</code>`)), tools, executor, ...more })

const openRequest = async (run: RunHandle): Promise<string> => {
  await expect.poll(() => run.pending.length).toBeGreaterThan(0)
  return run.pending[0]?.id ?? ''
}

/** What a database would give back. */
const stored = (saved: SavedRun): SavedRun => JSON.parse(JSON.stringify(saved))

describe('needsApproval', () => {
  it('needsApproval asks only where its function says so, and runs the tool after a yes', async () => {
    const { done, tools } = makeTools()
    const run = agentOf(['finalAnswer([pay(5), pay(50)])'], tools).start('Pay')
    const id = await openRequest(run)
    expect(done).toEqual(['pay 5'])
    expect(run.pending).toMatchObject([
      { kind: 'approval', tool: 'pay', args: { euros: 50 }, question: 'Allow pay(euros: 50)?' },
    ])
    run.answer(id, true)
    expect(await run.result).toEqual(['paid 5', 'paid 50'])
    expect(run.pending).toEqual([])
  })

  it.each([
    [false, 'pay was not approved'],
    [undefined, 'pay was not approved'],
    ['Not on Fridays', 'pay was not approved: Not on Fridays'],
    [1, 'pay was not approved'],
  ])('needsApproval makes of the answer %j an error that the model sees', async (answer, message) => {
    const { done, tools } = makeTools()
    const run = agentOf(['try { pay(50) } catch (error) { finalAnswer(error.message) }'], tools).start('Pay')
    run.answer(await openRequest(run), answer)
    expect(await run.result).toBe(message)
    expect(done).toEqual([])
  })

  it('needsApproval fails the call when nobody answers in time', async () => {
    const { done, tools } = makeTools()
    const cells = ['try { pay(50) } catch (error) { finalAnswer(error.message) }']
    const answer = await agentOf(cells, tools, { approvalTimeoutMs: 20 }).start('Pay').result
    expect(answer).toBe('pay was not answered within 20 ms: the request timed out')
    expect(done).toEqual([])
  })

  it('needsApproval fails the call at once when there is nobody to ask, and asks onRequest where it is given', async () => {
    const { tools } = makeTools()
    const cells = ['try { finalAnswer(pay(50)) } catch (error) { finalAnswer(error.message) }']
    expect(await agentOf(cells, tools).arun('Pay')).toMatch('nobody is there to answer')
    expect(await agentOf(cells, tools).arun('Pay', { onRequest: ({ args }) => args['euros'] === 50 })).toBe('paid 50')
  })

  it('answer() refuses an id that is not open, and one that is answered already', async () => {
    const { tools } = makeTools()
    const run = agentOf(['finalAnswer(pay(50))'], tools).start('Pay')
    const id = await openRequest(run)
    expect(() => run.answer('x', true)).toThrow(AgentError)
    run.answer(id, true)
    expect(() => run.answer(id, true)).toThrow('it is not open; open are: none')
    await run.result
  })
})

describe('save(), suspend() and resume()', () => {
  const CELLS = [
    `note('before')
    const before = { day: new Date(0) }
    const paid = await Promise.all([pay(50), note('beside'), pay(60)])
    finalAnswer([...paid, before.day.getTime()])`,
  ]

  it('suspend() saves a run that waits for people, and another agent goes on without doing anything twice', async () => {
    const first = makeTools()
    const run = agentOf(CELLS, first.tools).start('Pay')
    await expect.poll(() => run.pending.length).toBe(2)
    const saved = stored(await run.suspend())
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    expect(first.done).toEqual(['note before', 'note beside'])

    const second = makeTools()
    const resumed = agentOf(CELLS, second.tools).resume(saved)
    await expect.poll(() => resumed.pending.length).toBe(2)
    const [one, two] = resumed.pending
    resumed.answer(two?.id ?? '', true)
    resumed.answer(one?.id ?? '', true)
    expect(await resumed.result).toEqual(['paid 50', 'beside', 'paid 60', 0])
    expect(second.done.sort()).toEqual(['pay 50', 'pay 60'])
    expect(first.done).toEqual(['note before', 'note beside'])
  })

  it('save() leaves the run going, with its requests under the same ids', async () => {
    const { done, tools } = makeTools()
    const run = agentOf(CELLS, tools).start('Pay')
    await expect.poll(() => run.pending.length).toBe(2)
    const ids = run.pending.map(({ id }) => id)
    const saved = await run.save()
    expect(saved.step?.waiting).toMatchObject({ 2: { kind: 'approval' }, 4: { kind: 'approval' } })
    expect(run.pending.map(({ id }) => id)).toEqual(ids)
    for (const id of ids) run.answer(id, true)
    expect(await run.result).toEqual(['paid 50', 'beside', 'paid 60', 0])
    expect(done.filter((entry) => entry.startsWith('pay'))).toHaveLength(2)
  })

  it('save() waits for a tool at work, and saves between steps', async () => {
    let finish = (_: string): void => {}
    let isAtWork = false
    const work = tool({
      name: 'work',
      description: 'Works.',
      inputs: {},
      execute: () => {
        isAtWork = true
        return new Promise<string>((resolve) => (finish = resolve))
      },
    })
    const cells = ['globalThis.made = work(); made', 'finalAnswer(made)']
    const run = agentOf(cells, [work] as never).start('Work')
    await expect.poll(() => isAtWork).toBe(true)
    let saved: SavedRun | undefined
    const saving = run.suspend().then((value) => (saved = value))
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(saved).toBeUndefined()
    finish('done')
    await saving
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    expect(saved?.step).toBeUndefined()
    expect(await agentOf(cells, [work] as never).resume(stored(saved as SavedRun)).result).toBe('done')
  })

  it('suspend() saves the runs of sub-agents with the run that called them', async () => {
    const make = () => {
      const { done, tools } = makeTools()
      const clerk = new CodeAgent({
        name: 'clerk',
        description: 'Pays bills.',
        model: new ScriptedModel(["<code>note('clerk'); finalAnswer(pay(99))</code>"]),
        tools,
        executor,
      })
      return { done, agent: agentOf(["finalAnswer(clerk('Pay the bill') + '!')"], [], { agents: [clerk] }) }
    }
    const first = make()
    const run = first.agent.start('Pay')
    await openRequest(run)
    const saved = stored(await run.suspend())
    expect(first.done).toEqual(['note clerk'])
    const second = make()
    const resumed = second.agent.resume(saved, { full: true })
    resumed.answer(await openRequest(resumed), true)
    const result = await resumed.result
    expect(result.output).toBe('paid 99!')
    expect(result.usage).toMatchObject({ modelCalls: 2, toolCalls: 2 })
    expect(second.done).toEqual(['pay 99'])
  })

  it('save() rejects once the run has ended', async () => {
    const run = agentOf(['finalAnswer(1)'], []).start('Task')
    await run.result
    await expect(run.save()).rejects.toMatchObject({ code: 'not-savable' })
  })

  it.each([
    [null, 'it is no object'],
    [{ version: 2 }, 'its version is 2'],
    [{ version: 1, kind: 'tool-calling' }, 'it was saved by an agent of kind tool-calling'],
    [{ version: 1, kind: 'code', agent: 'bob' }, 'it was saved by the agent bob'],
    [{ version: 1, kind: 'code', runId: 'x', maxSteps: 'many' }, 'maxSteps is many'],
  ])('resume() refuses %j', (saved, message) => {
    expect(() => agentOf([], []).resume(saved as never)).toThrow(message)
  })
})
