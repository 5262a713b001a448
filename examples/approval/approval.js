// A tool that needs a person's yes. The code just calls it; the run waits until somebody answers.
import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'

const refund = tool({
  name: 'refund',
  description: 'Pays money back to a customer.',
  inputs: {
    customer: { type: 'string', description: 'Name of the customer' },
    euros: { type: 'number', description: 'How much' },
  },
  outputType: 'string',
  // Small sums go through; for all others a person is asked.
  needsApproval: ({ euros }) => euros > 20,
  execute: async ({ customer, euros }) => `paid ${euros} euros to ${customer}`,
})

const model = new ScriptedModel([
  `Ada first, then Bob.
<code>
const done = [refund('Ada', 15)]
try {
  done.push(refund('Bob', 400))
} catch (error) {
  done.push(error.message)
}
finalAnswer(done)
</code>`,
])

const agent = new CodeAgent({ model, tools: [refund] })
const run = agent.start('Refund Ada 15 and Bob 400 euros')
for await (const event of run.events) {
  if (event.type !== 'request-open') continue
  console.log('asked:', event.request.question)
  // A web page or a chat would answer here, minutes or days later.
  run.answer(event.request.id, 'only up to 100 euros')
}
console.log('answer:', await run.result)
await agent.dispose()
