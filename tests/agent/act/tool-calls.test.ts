import { tool } from '@dormouse/agent'
import { expect, it } from 'vitest'
import { agentOf, answering, calling, poll } from '../../support/tool-calling.ts'

it('a tool gets the very arguments that a hook gave, also where its run was saved meanwhile', async () => {
  const got: unknown[] = []
  const remind = tool({
    name: 'remind',
    description: 'Reminds.',
    inputs: { at: { type: 'any', description: 'When' } },
    needsApproval: true,
    execute: ({ at }) => `reminded ${got.push(at)}`,
  })
  const hooks = { beforeToolCall: () => ({ action: 'replace', args: { at: new Date(0) } }) as const }
  const run = agentOf([calling(['remind', { at: 'now' }]), answering(1)], [remind], { hooks }).start('Task')
  await poll(() => run.pending.length).toBe(1)
  const saved = await run.save()
  expect(saved.step?.waiting).toMatchObject({ 1: { replaced: { at: '1970-01-01T00:00:00.000Z' } } })
  run.answer(run.pending[0]?.id ?? '', true)
  expect(await run.result).toBe(1)
  expect(got).toEqual([new Date(0)])
})
