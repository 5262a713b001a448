import { tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { type PersonRequest, Requests } from '../../../packages/agent/src/run/requests.ts'
import { agentPlaying } from '../../support/agent-playing.ts'
import { agentOf, answering, type Call, calling, poll } from '../../support/tool-calling.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const request: PersonRequest = { id: 'r.1.1', kind: 'approval', runId: 'r', tool: 'pay', args: {}, question: 'Pay?' }
const open = (): void => {}

describe('Requests', () => {
  it('ask() gives an answer that came before its wait was aborted to who asks again', async () => {
    const requests = new Requests(undefined, true)
    const controller = new AbortController()
    const first = requests.ask(request, controller.signal, open)
    requests.answer(request.id, true)
    controller.abort(new Error('Saved'))
    expect(await first).toBe(true)
    expect(requests.isAnswered(request.id)).toBe(true)
    expect(await requests.ask(request, new AbortController().signal, open)).toBe(true)
  })

  it('ask() again listens to the new signal alone', async () => {
    const requests = new Requests(undefined, true)
    const [before, after] = [new AbortController(), new AbortController()]
    const answer = requests.ask(request, before.signal, open)
    requests.ask(request, after.signal, open).catch(() => {})
    before.abort(new Error('Before'))
    expect(requests.pending).toEqual([request])
    after.abort(new Error('After'))
    await expect(answer).rejects.toThrow('After')
    expect(requests.pending).toEqual([])
  })

  it('close() tells onRequest by its signal that nobody needs the answer any more', async () => {
    const signals: AbortSignal[] = []
    const requests = new Requests((_, { signal }) => {
      signals.push(signal)
      return new Promise(() => {})
    }, true)
    const answer = requests.ask(request, new AbortController().signal, open)
    await poll(() => signals.length).toBe(1)
    requests.answer(request.id, 'yes')
    expect(await answer).toBe('yes')
    expect(signals[0]?.aborted).toBe(false)
    requests.close(request.id)
    expect(signals[0]?.reason).toMatchObject({ code: 'left' })
  })
})

describe('requests of a run', () => {
  const pay = tool({ name: 'pay', description: 'Pays.', inputs: {}, needsApproval: true, execute: () => 'paid' })

  it('approvalTimeoutMs ends the wait in a run that is saved over and over meanwhile', async () => {
    const run = agentOf([calling(['pay', {}]), answering(1)], [pay], { approvalTimeoutMs: 100 }).start('Task')
    let isOver = false
    void run.result.then(() => {
      isOver = true
    })
    await poll(() => run.pending.length).toBe(1)
    let saves = 0
    const endsAt = Date.now() + 5_000
    while (!isOver && Date.now() < endsAt) {
      await run.save().then(
        () => saves++,
        () => {},
      )
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect(isOver).toBe(true)
    expect(saves).toBeGreaterThan(0)
    expect(JSON.stringify(run.memory)).toContain('timed out')
  })

  it('many requests, and many saves meanwhile, leave one listener on the signal', async () => {
    const warnings: string[] = []
    const note = ({ message }: Error): number => warnings.push(message)
    process.on('warning', note)
    const calls = Array.from({ length: 15 }, (): Call => ['pay', {}])
    const run = agentOf([calling(...calls), answering(1)], [pay]).start('Task')
    await poll(() => run.pending.length).toBe(15)
    for (let save = 0; save < 12; save++) await run.save()
    for (const { id } of run.pending) run.answer(id, true)
    expect(await run.result).toBe(1)
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', note)
    expect(warnings).toEqual([])
  })

  it.each(['code', 'native calls'])(
    'a request of a sub-agent stays open while its caller is saved (%s)',
    async (kind) => {
      const options = { name: 'kid', description: 'Helps.', tools: [pay], executor }
      const kid =
        kind === 'code'
          ? agentPlaying(['finalAnswer(pay())'], options)
          : agentOf([calling(['pay', {}]), answering('paid')], [pay], { name: 'kid', description: 'Helps.' })
      const asked: ((value: unknown) => void)[] = []
      const opened: string[] = []
      const run = agentPlaying(['finalAnswer(kid("x"))'], { executor, agents: [kid] }).start('Task', {
        onRequest: () => new Promise((resolve) => asked.push(resolve)),
        onEvent: ({ type }) => opened.push(...(type === 'request-open' ? [type] : [])),
      })
      await poll(() => asked.length).toBe(1)
      await run.save()
      await run.save()
      expect(run.pending).toHaveLength(1)
      asked[0]?.(true)
      expect(await run.result).toBe('paid')
      expect([asked.length, opened.length]).toEqual([1, 1])
    },
  )

  it('suspend() closes what is open here: an answer would be lost', async () => {
    const kid = agentPlaying(['finalAnswer(pay())'], { name: 'kid', description: 'Helps.', tools: [pay], executor })
    const run = agentPlaying(['finalAnswer(kid("x"))'], { executor, agents: [kid] }).start('Task')
    run.result.catch(() => {})
    await poll(() => run.pending.length).toBe(1)
    const id = run.pending[0]?.id ?? ''
    await run.suspend()
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    expect(run.pending).toEqual([])
    expect(() => run.answer(id, true)).toThrow(expect.objectContaining({ code: 'not-pending' }))
  })
})
