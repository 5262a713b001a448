// A module for `runInThread`: it is loaded in a worker thread, and its default export is run there.
import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'

const slowRoll = tool({
  name: 'slowRoll',
  description: 'Rolls dice with a library that blocks its thread for 50 ms.',
  inputs: { dice: { type: 'integer', description: 'How many' } },
  outputType: 'integer',
  execute: ({ dice }) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    return dice * 4
  },
})

// biome-ignore lint/style/noDefaultExport: a module for runInThread exports its agent as its default
export default new CodeAgent({
  model: new ScriptedModel(['Three dice.\n<code>finalAnswer(slowRoll(3))</code>']),
  tools: [slowRoll],
})
