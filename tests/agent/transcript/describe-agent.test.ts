import { expect, it } from 'vitest'
import { agentPlaying } from '../../support/agent-playing.ts'

it('describeAgent() names sub-agents as they are called, with what their caller is told', () => {
  const kid = agentPlaying(['1'])
  const parent = agentPlaying(['1'], { tools: [kid.asTool({ name: 'helper', description: 'Helps.' })] })
  expect(parent.describe().agents).toMatchObject([{ name: 'helper', description: 'Helps.', kind: 'CodeAgent' }])
})
