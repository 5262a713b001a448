import { CodeAgent, ScriptedModel } from '@dormouse/agent'
import { HumanApprovalTool } from '@dormouse/tools/human-approval'
import { describe, expect, it } from 'vitest'
import { createFakeExecutor } from '../support/fake-executor.ts'

const CODE = `<code>
try {
  await finalAnswer((await requestApproval('delete account')) ? 'approved' : 'denied')
} catch (error) {
  await finalAnswer(\`error: \${error.message}\`)
}
</code>`

/** The answer of a run whose code asks once and branches on what it gets. */
async function answerWith(ask: unknown): Promise<unknown> {
  const tools = [new HumanApprovalTool({ ask: ask as () => boolean })]
  return new CodeAgent({ model: new ScriptedModel([CODE]), tools, executor: createFakeExecutor() }).arun('Task')
}

describe('HumanApprovalTool', () => {
  it.each([
    ['true', () => true],
    ['a promise of true', async () => true],
    ['true after a while', () => new Promise((resolve) => setTimeout(resolve, 20, true))],
  ])('HumanApprovalTool takes %s as a yes', async (_, ask) => {
    expect(await answerWith(ask)).toBe('approved')
  })

  it.each([
    [false],
    [undefined],
    [null],
    [0],
    [1],
    ['yes'],
    ['true'],
    [''],
    [{}],
    [[true]],
    [{ approved: true }],
    [Object(true)],
  ])('HumanApprovalTool takes %j as a no', async (answer) => {
    expect(await answerWith(() => answer)).toBe('denied')
    expect(await answerWith(async () => answer)).toBe('denied')
  })

  it('HumanApprovalTool throws at the call when asking fails', async () => {
    expect(await answerWith(() => Promise.reject(new Error('offline')))).toBe('error: offline')
    const thrower = (): never => {
      throw new Error('no screen')
    }
    expect(await answerWith(thrower)).toBe('error: no screen')
  })

  it('HumanApprovalTool gives the asker the request and the signal of the call', async () => {
    const controller = new AbortController()
    const approval = new HumanApprovalTool({
      ask: (request, { signal }) => {
        expect(request).toBe('send')
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      },
    })
    const answer = approval.forward('send', { signal: controller.signal })
    controller.abort(new Error('Enough'))
    await expect(answer).rejects.toThrow('Enough')
    await expect(approval.forward('send', { signal: controller.signal })).rejects.toThrow('Enough')
    expect(await new HumanApprovalTool({ ask: () => true }).forward('send')).toBe(true)
  })

  it('HumanApprovalTool takes a name and description', () => {
    const made = new HumanApprovalTool({ ask: () => true, name: 'askBoss', description: 'Asks the boss.' })
    expect(made).toMatchObject({ name: 'askBoss', description: 'Asks the boss.', outputType: 'boolean' })
    expect(new HumanApprovalTool({ ask: () => true }).name).toBe('requestApproval')
  })

  it.each([undefined, {}, { ask: true }, { ask: () => true, timeout: 5 }])(
    'HumanApprovalTool refuses %j',
    (options) => {
      expect(() => new HumanApprovalTool(options as never)).toThrow(TypeError)
    },
  )
})
