// An answer of a type: the schema is shown to the model, checked, and what it refuses goes back to the model.
import { CodeAgent, ScriptedModel } from '@dormouse/agent'
import { z } from 'zod'

const agent = new CodeAgent({
  model: new ScriptedModel([
    "I know these.\n<code>finalAnswer({ city: 'Bergen', people: 'many' })</code>",
    "A number, then.\n<code>finalAnswer({ city: 'Bergen', people: 291940 })</code>",
  ]),
  answerSchema: z.object({ city: z.string(), people: z.number().int() }),
  finalAnswerChecks: [({ people }) => people > 0 || 'A city has people.'],
})

// TypeScript knows the type of `answer` here: { city: string, people: number }.
const answer = await agent.arun('Tell me of Bergen')
console.log('answer:', answer.city, answer.people)
await agent.dispose()
