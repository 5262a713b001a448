import type { ActionFormat } from '../read-output/action-format.ts'
import type { Tool } from '../tool/tool.ts'

/** What a system prompt is written from. */
export interface SystemPromptParts {
  /** All that may be called, `finalAnswer` and sub-agents included. */
  readonly tools: readonly Tool[]
  readonly instructions: string
  /** How code is handed over; undefined for agents that write none. */
  readonly format: ActionFormat | undefined
  /** Names that the code may import. */
  readonly modules: readonly string[]
}

/** The texts that an agent's model is given; an agent's `prompts` option may replace any of them. */
export interface Prompts {
  /** The beginning of every conversation. */
  readonly system: (parts: SystemPromptParts) => string
  /** Asks for a plan before the first step. */
  readonly firstPlan: (parts: { readonly remainingSteps: number }) => string
  /** Asks for a new plan after some steps. */
  readonly nextPlan: (parts: { readonly remainingSteps: number }) => string
  /** Asks for the best answer when no step is left. */
  readonly lastAnswer: () => string
  /** Tells a sub-agent its task. */
  readonly subAgentTask: (parts: { readonly name: string; readonly task: string }) => string
}

/** Names of all prompts. */
export const PROMPT_NAMES: readonly (keyof Prompts)[] = [
  'system',
  'firstPlan',
  'nextPlan',
  'lastAnswer',
  'subAgentTask',
]

/** The prompts that are the same for all kinds of agents. */
export const DEFAULT_PROMPTS: Omit<Prompts, 'system'> = {
  firstPlan: ({ remainingSteps }) => `Before you begin, think the task through. Don't act yet. Write two short parts:

Facts: what the task gives, what must be looked up, and what must be worked out from that.
Plan: the steps, one line each, in an order that needs no guess. You have ${stepsLeft(remainingSteps)}; fewer is better.`,
  nextPlan: ({ remainingSteps }) => `Stop and look at where you are. Don't act yet. Write two short parts:

Facts: what is known by now, what turned out wrong, and what must still be looked up or worked out.
Plan: the steps that remain, one line each. You have ${stepsLeft(remainingSteps)} left; if something failed twice, plan
another way.`,
  lastAnswer: () =>
    'You have no steps left, and nothing runs any more. Answer the task now, as well as what you have seen allows. ' +
    'Reply with the answer alone, as plain text.',
  subAgentTask: ({ name, task }) =>
    `You are ${name}, and another agent has given you this task. It sees your final answer and nothing else of what ` +
    `you do, so put all that it needs into the answer.\n\n${task}`,
}

function stepsLeft(count: number): string {
  return count === 1 ? 'one step' : `${count} steps`
}
