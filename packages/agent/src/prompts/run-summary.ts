import { toJson } from '../json.ts'
import type { RunResult } from '../run/run-result.ts'
import type { ActionStep } from '../steps.ts'
import { cutMiddle } from './cut-middle.ts'

const MAX_STEP_CHARS = 400
const MAX_CHARS = 6_000

/**
 * Writes a sub-agent's answer with what it did in each step, for an agent that wants to know: at most some 6,000
 * characters.
 */
export function writeRunSummary(answer: unknown, result: RunResult | undefined): string {
  const text = typeof answer === 'string' ? answer : JSON.stringify(toJson(answer))
  const steps = result?.steps.filter((step) => step.type === 'action') ?? []
  if (steps.length === 0) return text
  return `${text}\n\nHow it got there:\n${cutMiddle(steps.map(writeStep).join('\n'), MAX_CHARS)}`
}

function writeStep({ number, modelOutput, observation, toolCalls = [] }: ActionStep): string {
  const results = toolCalls.map(({ name, result }) => `${name}: ${result}`)
  const saw = [observation, ...results].filter((part) => part !== '').join('\n')
  const lines = [`${number}. ${cutMiddle(modelOutput, MAX_STEP_CHARS)}`]
  if (saw !== '') lines.push(`   ${cutMiddle(saw, MAX_STEP_CHARS)}`)
  return lines.join('\n')
}
