// What happens in a run, as it happens: the model's words, its code, the calls, the answer.
import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'

const weather = tool({
  name: 'weather',
  description: 'Tells the temperature of a city in degrees.',
  inputs: { city: { type: 'string', description: 'Name of the city' } },
  outputType: 'number',
  execute: async ({ city }) => city.length * 3,
})

const model = new ScriptedModel([
  `I ask for both at the same time.
<code>
const [oslo, lisbon] = await Promise.all([weather('Oslo'), weather('Lisbon')])
console.log('difference', lisbon - oslo)
finalAnswer(oslo < lisbon ? 'Lisbon' : 'Oslo')
</code>`,
])

const agent = new CodeAgent({ model, tools: [weather] })
for await (const event of agent.arun('Which is warmer, Oslo or Lisbon?', { stream: true })) {
  if (event.type === 'text-delta') process.stdout.write(event.text)
  if (event.type === 'model-output') console.log()
  if (event.type === 'log') console.log('log:', event.text)
  if (event.type === 'call-end') console.log('call:', event.name, event.outcome.value)
  if (event.type === 'final-answer') console.log('answer:', event.answer)
  // To leave the loop is to cancel the run: `break` would end the model call and the tools.
}
await agent.dispose()
