// The module that is run in threads: an agent whose model and tool block their thread.
import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'
import { cellsOf, input } from '../agent-task.mjs'

const steps = Number(process.env.AGENT_STEPS)
const waitMs = Number(process.env.AGENT_WAIT_MS)

const next = tool({
  name: 'next',
  description: 'Gives the next number.',
  ...input,
  execute: ({ value }) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs)
    return value + 1
  },
})

// biome-ignore lint/style/noDefaultExport: a module for runInThread exports its agent as its default
export default new CodeAgent({ model: new ScriptedModel(cellsOf(steps), { latencyMs: waitMs }), tools: [next] })
