import { type ActionStep, type ToolCallingAgent, type ToolCallingAgentOptions, tool } from '@dormouse/agent'
import { describe, expect, it } from 'vitest'
import { agentOf, answering, calling, makeAsked, makeSlow, poll, resultsOf, text } from '../support/tool-calling.ts'

describe('a run that sleeps in its calls', () => {
  const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

  /** Three calls: one that ends, two that wait for approval. */
  function makeRun(more: Partial<ToolCallingAgentOptions> = {}) {
    const asked = makeAsked()
    const noted: string[] = []
    const note = tool({
      name: 'note',
      description: 'Notes.',
      inputs: { text },
      execute: async ({ text }) => {
        noted.push(text)
        return `noted ${text}`
      },
    })
    const reply = calling(['asked', { text: 'x' }], ['note', { text: 'a' }], ['asked', { text: 'y' }], ['nope', {}])
    const make = (): ToolCallingAgent => agentOf([reply, answering('done')], [asked.tool, note], more)
    return { make, asked: asked.done, noted }
  }

  const bothOpen = (run: { readonly pending: readonly unknown[] }) => poll(() => run.pending.length).toBe(2)
  const answerAll = (run: ReturnType<ToolCallingAgent['start']>): void => {
    for (const { id, args } of run.pending) run.answer(id, args['text'] === 'x' ? true : 'Not today')
  }
  const RESULTS = [
    'x',
    'noted a',
    'Error: asked was not approved: Not today',
    expect.stringContaining('There is no tool "nope"'),
  ]

  it('suspend() saves a run whose calls wait, and resume() makes no call again that has ended', async () => {
    const { make, asked, noted } = makeRun()
    const run = make().start('Task')
    await bothOpen(run)
    const saved = stored(await run.suspend())
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    expect(Object.keys(saved.step?.waiting ?? {})).toEqual(['1', '3'])
    expect(saved.step?.ended?.map(({ call }) => call.id)).toEqual([2, 4])

    const resumed = make().resume(saved, { full: true })
    await bothOpen(resumed)
    for (const { id, args } of resumed.pending) resumed.answer(id, args['text'] === 'x' ? true : 'Not today')
    const result = await resumed.result
    const [step] = result.steps.filter((one) => one.type === 'action')
    expect(resultsOf(step as ActionStep)).toEqual(RESULTS)
    expect(result.output).toBe('done')
    expect([asked, noted]).toEqual([['x'], ['a']])
  })

  it('save() lets the run go on in the same process, with its requests still open', async () => {
    const { make, asked, noted } = makeRun()
    const run = make().start('Task')
    await bothOpen(run)
    const ids = run.pending.map(({ id }) => id)
    await run.save()
    await run.save()
    expect(run.pending.map(({ id }) => id)).toEqual(ids)
    answerAll(run)
    expect(await run.result).toBe('done')
    expect([asked, noted]).toEqual([['x'], ['a']])
  })

  it('save() waits for calls at work and for those that wait for a place', async () => {
    const { slow, begun, atWork, answer } = makeSlow()
    const asked = makeAsked()
    const reply = calling(['asked', { text: 'x' }], ['slow', { text: 'a' }], ['slow', { text: 'b' }])
    const run = agentOf([reply, answering('done')], [slow, asked.tool], { maxParallelTools: 1 }).start('Task')
    await poll(atWork).toEqual(['a'])
    let isSaved = false
    const saving = run.save().finally(() => {
      isSaved = true
    })
    answer('a')
    await poll(atWork).toEqual(['b'])
    expect(isSaved).toBe(false)
    answer('b')
    const saved = await saving
    expect(Object.keys(saved.step?.waiting ?? {})).toEqual(['1'])
    expect(saved.step?.ended?.map(({ result }) => result)).toEqual(['a!', 'b!'])
    answerAll(run)
    expect(await run.result).toBe('done')
    expect(begun).toEqual(['a', 'b'])
  })

  it('suspend() saves sub-agents that wait, and those that have not begun', async () => {
    const asked = makeAsked()
    const makeChild = () =>
      agentOf([calling(['asked', { text: 'x' }]), answering('child done')], [asked.tool], {
        name: 'child',
        description: 'Works.',
      })
    const reply = calling(['child', { task: 'Do a' }], ['child', { task: 'Do b' }])
    const make = () => agentOf([reply, answering('done')], [], { agents: [makeChild()], maxParallelTools: 1 })
    const run = make().start('Task')
    await poll(() => run.pending.length).toBe(1)
    const saved = stored(await run.suspend())
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    expect(saved.step?.waiting).toMatchObject({ 1: { kind: 'agent' }, 2: { kind: 'agent' } })

    const resumed = make().resume(saved)
    for (let count = 1; count <= 2; count++) {
      await poll(() => resumed.pending.length).toBe(1)
      resumed.answer(resumed.pending[0]?.id ?? '', true)
      await poll(() => asked.done.length).toBe(count)
    }
    expect(await resumed.result).toBe('done')
    expect(asked.done).toEqual(['x', 'x'])
  })
})
