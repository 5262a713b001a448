// An agent that calls other agents as functions: two of them at the same time, each a run of its own.
import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'

const lookUp = tool({
  name: 'lookUp',
  description: 'Looks up how many people live in a city.',
  inputs: { city: { type: 'string', description: 'Name of the city' } },
  outputType: 'integer',
  execute: async ({ city }) => ({ Bergen: 291_940, Porto: 231_962 })[city] ?? 0,
})

const researcher = new CodeAgent({
  name: 'researcher',
  description: 'Finds facts about one city. Name the city in the task.',
  model: new ScriptedModel((messages) => {
    const city = /Bergen|Porto/.exec(messages[1].content)[0]
    return `I look it up.\n<code>finalAnswer(lookUp('${city}'))</code>`
  }),
  tools: [lookUp],
})

const manager = new CodeAgent({
  model: new ScriptedModel([
    `Each city is a task of its own.
<code>
const [bergen, porto] = await Promise.all([
  researcher('How many people live in Bergen?'),
  researcher('How many people live in Porto?'),
])
finalAnswer(\`Bergen has \${bergen - porto} more\`)
</code>`,
  ]),
  agents: [researcher],
})

console.log(manager.visualize())
const result = await manager.arun('Compare Bergen and Porto', {
  full: true,
  onEvent: (event) => {
    if (event.type === 'run-start') console.log(event.parent ? '  started: researcher' : 'started: manager')
  },
})
console.log('answer:', result.output)
console.log('model calls:', result.usage.modelCalls, 'tool calls:', result.usage.toolCalls)
await manager.dispose()
await researcher.dispose()
