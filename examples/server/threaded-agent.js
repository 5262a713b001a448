// The agent of `POST /run-agent-threading`: its tool blocks, so every run takes a worker thread.
import { CodeAgent, tool } from '@dormouse/agent'
import { createModel, INSTRUCTIONS } from './approval-model.js'

const requestApproval = tool({
  name: 'requestApproval',
  description: 'Asks a person to approve an action, and waits for the answer.',
  inputs: { action: { type: 'string', description: 'What is to be approved' } },
  outputType: 'boolean',
  execute: () => {
    // Stands for a library that blocks until the person has answered.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    return true
  },
})

// biome-ignore lint/style/noDefaultExport: a module for runInThread exports its agent as its default
export default new CodeAgent({ model: createModel(), tools: [requestApproval], instructions: INSTRUCTIONS })
