// A plan before the first step, and a new one every two steps. The transcript at the end shows all of it.
import { CodeAgent, Memory, ScriptedModel, tool } from '@dormouse/agent'

const measure = tool({
  name: 'measure',
  description: 'Measures a side of the garden in metres.',
  inputs: { side: { type: 'string', description: 'north, east, south or west' } },
  outputType: 'number',
  execute: async ({ side }) => ({ north: 12, south: 12, east: 7, west: 7 })[side],
})

const agent = new CodeAgent({
  model: new ScriptedModel([
    'Facts: the garden has four sides.\nPlan:\n1. Measure two sides.\n2. Multiply.',
    "I measure.\n<code>const width = measure('north')\nwidth</code>",
    "And the other.\n<code>const depth = measure('east')\ndepth</code>",
    'Facts: it is 12 by 7 metres.\nPlan:\n1. Multiply and answer.',
    'Now the area.\n<code>finalAnswer(width * depth)</code>',
  ]),
  tools: [measure],
  planningInterval: 2,
})

const result = await agent.arun('How large is the garden, in square metres?', { full: true })
console.log(Memory.fromJSON(result).replay())
console.log('answer:', result.output)
await agent.dispose()
