import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'

/** The same agent, made in every process anew. */
export function createRefundAgent() {
  const lookUp = tool({
    name: 'lookUp',
    description: 'Looks up what a customer has paid, in euros.',
    inputs: { customer: { type: 'string', description: 'Name of the customer' } },
    outputType: 'number',
    execute: async ({ customer }) => {
      console.log('tool:   ', `lookUp(${customer})`)
      return customer.length * 100
    },
  })
  const refund = tool({
    name: 'refund',
    description: 'Pays money back.',
    inputs: { euros: { type: 'number', description: 'How much' } },
    outputType: 'string',
    needsApproval: true,
    execute: async ({ euros }) => {
      console.log('tool:   ', `refund(${euros})`)
      return `paid ${euros}`
    },
  })
  const model = new ScriptedModel([
    "I look up what Ada paid, and refund it.\n<code>const paid = lookUp('Ada')\nfinalAnswer(refund(paid))</code>",
  ])
  return new CodeAgent({ model, tools: [lookUp, refund] })
}
