import { expect, it } from 'vitest'
import { type AgentDescription, visualize } from '../../../packages/agent/src/transcript/visualize.ts'

const search = { name: 'search', signature: 'search(query: string): string', description: 'Searches the web.' }
const agent = (part: Partial<AgentDescription> = {}): AgentDescription => {
  return { kind: 'CodeAgent', model: 'gpt-5', tools: [], agents: [], settings: {}, ...part }
}

it('visualize() draws an agent with its settings, tools and sub-agents as a tree', () => {
  const team = agent({
    name: 'manager',
    description: 'Runs the team.',
    instructions: 'Answer in French.',
    settings: { maxSteps: 20, executor: 'threads' },
    tools: [
      search,
      { name: 'erase', signature: 'erase(id: string): boolean', description: 'Erases.', needsApproval: true },
    ],
    agents: [
      agent({
        name: 'researcher',
        description: 'Looks things up.',
        tools: [search],
        agents: [agent({ name: 'browser' })],
      }),
      agent({ name: 'writer', description: 'Writes.' }),
    ],
  })
  expect(visualize(team)).toBe(
    `manager · CodeAgent · gpt-5
│  Runs the team.
├─ settings
│     maxSteps: 20 · executor: "threads"
├─ instructions
│     Answer in French.
├─ tools
│  ├─ search(query: string): string
│  │     Searches the web.
│  └─ erase(id: string): boolean · needs approval
│        Erases.
└─ agents
   ├─ researcher · CodeAgent · gpt-5
   │  │  Looks things up.
   │  ├─ tools
   │  │  └─ search(query: string): string
   │  │        Searches the web.
   │  └─ agents
   │     └─ browser · CodeAgent · gpt-5
   └─ writer · CodeAgent · gpt-5
         Writes.`,
  )
})

it('visualize() draws an agent that has nothing as one line', () =>
  expect(visualize(agent())).toBe('CodeAgent · gpt-5'))

it('visualize() takes what toJSON and JSON.parse give', () => {
  const whole = agent({ tools: [search], settings: { stop: null, list: [1] } })
  expect(visualize(JSON.parse(JSON.stringify(whole)) as AgentDescription)).toBe(visualize(whole))
})

it('visualize() cuts long descriptions to three lines, wraps long signatures, and takes escapes out', () => {
  const long = { name: 'f', signature: `f(${'name: string, '.repeat(20)})`, description: 'words and more '.repeat(60) }
  const lines = visualize(agent({ name: '\u001B[31mred', tools: [long] })).split('\n')
  expect(lines[0]).toBe('red · CodeAgent · gpt-5')
  expect(lines.every((line) => line.length <= 100)).toBe(true)
  expect(lines.filter((line) => line.includes('words'))).toHaveLength(3)
  expect(lines.at(-1)).toMatch(/…$/)
  expect(lines.filter((line) => line.includes('name: string')).length).toBeGreaterThan(2)
})
