import { CodeAgent, ScriptedModel, type Tool, tool } from '@dormouse/agent'
import { describe, expect, it } from 'vitest'

const any: Tool = tool({
  name: 'any',
  description: 'Gives back what it takes.',
  inputs: { value: { type: 'any', description: 'Anything' } },
  execute: ({ value }) => value,
})

/** One line of code makes a value that would be larger than any memory, were it written out. */
const GROW = 'let list = [1]; for (let level = 0; level < 40; level++) list = [list, list]\n'

function agentWriting(code: string): CodeAgent {
  const model = new ScriptedModel([`<code>${GROW}${code}</code>`, "<code>finalAnswer('later')</code>"])
  return new CodeAgent({ model, tools: [any] })
}

describe('lists that hold the same list twice, forty deep', () => {
  it.each([
    ['an argument and a result', "any(list); finalAnswer('done')", 'done'],
    ['a value', 'list', 'later'],
    ['a log', "console.log(list); finalAnswer('done')", 'done'],
    ['an error', 'throw list', 'later'],
  ])('hold up nobody as %s of the code', async (_, code, answer) => {
    const agent = agentWriting(code)
    const { output, steps } = await agent.arun('Task', { full: true })
    expect(output).toBe(answer)
    expect(JSON.stringify(steps).length).toBeLessThan(2_000_000)
    await agent.dispose()
  })

  it('hold up no blocking run', () => {
    expect(agentWriting("any(list); finalAnswer('done')").run('Task', { onEvent: () => {} })).toBe('done')
  })
})
