// `run` gives the answer itself, not a promise: for scripts, and for code that cannot be async. Tools must be sync.
import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'

const roll = tool({
  name: 'roll',
  description: 'Rolls dice and gives their sum.',
  inputs: { dice: { type: 'integer', description: 'How many' } },
  outputType: 'integer',
  execute: ({ dice }) => dice * 4,
})
const ask = tool({
  name: 'ask',
  description: 'Asks a person.',
  inputs: {},
  execute: async () => 'yes',
})

const model = new ScriptedModel(['Three dice.\n<code>finalAnswer(roll(3) + roll(2))</code>'])
console.log('answer:', new CodeAgent({ model, tools: [roll] }).run('Roll five dice'))

try {
  new CodeAgent({ model, tools: [roll, ask] }).run('Roll five dice')
} catch (error) {
  console.log(`${error.name} (${error.code}): ${error.message}`)
}
