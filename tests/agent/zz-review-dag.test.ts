import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'
import { it } from 'vitest'

const grow = 'let a=[1]; for(let i=0;i<40;i++) a=[a,a]\n'
const any = tool({
  name: 'any',
  description: 'x',
  inputs: { a: { type: 'any', description: 'y' } },
  execute: ({ a }) => Array.isArray(a),
})
const arr = tool({
  name: 'arr',
  description: 'x',
  inputs: { a: { type: 'array', description: 'y' } },
  needsApproval: () => false,
  execute: ({ a }) => a,
})
const cells: [string, string][] = [
  ['any', 'finalAnswer(any(a))'],
  ['arr', 'const b = arr(a); finalAnswer(b.length)'],
  ['value', 'a'],
  ['answer', 'finalAnswer(a)'],
  ['log', 'console.log(a)'],
  ['throw', 'throw a'],
]
for (const [name, cell] of cells) {
  it('async ' + name, async () => {
    const agent = new CodeAgent({
      model: new ScriptedModel([`<code>${grow}${cell}</code>`, '<code>finalAnswer(7)</code>']),
      tools: [any, arr],
    })
    const s = performance.now()
    const result = await agent.arun('x', { full: true, onEvent: () => {} })
    const t = performance.now() - s
    const text = JSON.stringify(result.steps).length
    console.log(
      name,
      t.toFixed(0),
      'ms',
      text,
      String(JSON.stringify(result.output)).slice(0, 80),
      JSON.stringify(result.memory?.replay?.() ?? '').length,
    )
    await agent.dispose()
  }, 60000)
  it('sync ' + name, () => {
    const agent = new CodeAgent({
      model: new ScriptedModel([`<code>${grow}${cell}</code>`, '<code>finalAnswer(7)</code>']),
      tools: [any, arr],
    })
    const s = performance.now()
    const result = agent.run('x', { full: true, onEvent: () => {} })
    console.log('sync', name, (performance.now() - s).toFixed(0), 'ms')
  }, 60000)
}
