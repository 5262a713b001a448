import { OpenAIModel, ScriptedModel } from '@dormouse/agent'

/** A real model where there is a key; else one that can play this job only: get approval of what the task says. */
export function createModel() {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL, DORMOUSE_MODEL: model = 'gpt-4.1-mini' } = process.env
  if (apiKey) return new OpenAIModel({ model, apiKey, ...(baseURL ? { baseURL } : {}) })
  return new ScriptedModel((messages) => {
    const task = messages[1].content.replace(/^Task:\n/, '')
    const action = JSON.stringify(task.replace(/^get (?:an )?approval (?:to|for) /i, ''))
    return `I ask for approval, and answer by it.
<code>
const action = ${action}
finalAnswer(requestApproval(action) ? \`approved: \${action}\` : \`denied: \${action}\`)
</code>`
  })
}

/** What the model is told about its answers. */
export const INSTRUCTIONS =
  'When the task is to get approval for an action, answer "approved: <action>" or "denied: <action>".'
