import { ScriptedModel } from '@dormouse/agent'

/** A model that can play one job only: ask for approval of what the task says, and answer by it. */
export function createScriptedJob(task) {
  const action = task.replace(/^get (?:an )?approval (?:to|for) /i, '')
  return new ScriptedModel([
    `I ask for approval first, and act on the answer.
<code>
const action = ${JSON.stringify(action)}
console.log('Asking a person:', action)

if (requestApproval(action)) {
  finalAnswer(\`approved: \${action}\`)
} else {
  finalAnswer(\`denied: \${action}\`)
}
</code>`,
  ])
}
