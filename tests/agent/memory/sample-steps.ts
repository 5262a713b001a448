import type { ActionStep, LastAnswerStep, PlanStep, Step, TaskStep } from '../../../packages/agent/src/steps.ts'

/** What a model call of the samples took. */
export const SHARE = {
  usage: { inputTokens: 3812, outputTokens: 96, cachedTokens: 2048, reasoningTokens: 0 },
  modelMs: 900,
  startedAt: 1_700_000_000_000,
  durationMs: 1240,
} as const

/** Makes a task step. */
export const task = (text = 'Count', part: Partial<TaskStep> = {}): TaskStep => ({ type: 'task', task: text, ...part })

/** Makes a plan step. */
export const plan = (text: string): PlanStep => ({ type: 'plan', before: 1, plan: text, ...SHARE })

/** Makes an action step. */
export const action = (part: Partial<ActionStep> = {}): ActionStep => ({
  type: 'action',
  number: 1,
  modelOutput: 'I see.\n<code>\n1\n</code>',
  code: '1',
  logs: [],
  calls: [],
  observation: 'Value:\n1',
  isFinal: false,
  guestCpuMs: 1,
  ...SHARE,
  ...part,
})

/** Makes an action step of an agent that writes no code. */
export const codeless = (part: Partial<ActionStep> = {}): ActionStep => {
  const { code: _, ...step } = action(part)
  return step
}

/** Makes the answer of a run that was out of steps. */
export const lastAnswer = (text: string): LastAnswerStep => ({ type: 'last-answer', modelOutput: text, ...SHARE })

const CODE = `const shops = listShops('Lyon')\nconsole.log(shops)\nshops.map(shop => priceOf(shop, 'tent'))`

/** A run with every kind of step, and everything that a step may have. */
export const WHOLE_RUN: readonly Step[] = [
  task('Which shop in Lyon has the cheapest tent?', {
    variables: [{ name: 'known', type: 'array', preview: '["Alpin", … 12 more]' }],
    images: ['data:image/png;base64,AAAA', 'https://example.test/b.png'],
  }),
  plan('1. List the shops.\n2. Ask their prices.'),
  action({
    modelOutput: `Thought: I list the shops.\n<code>\n${CODE}\n</code>`,
    code: CODE,
    reasoning: 'They want the cheapest.',
    logs: [
      { level: 'log', text: "[ 'Alpin', 'Nord' ]" },
      { level: 'warn', text: 'Nord is slow' },
    ],
    calls: [
      { id: 1, name: 'listShops', args: ['Lyon'], status: 'fulfilled', value: ['Alpin', 'Nord'], durationMs: 12 },
      { id: 2, name: 'priceOf', args: ['Nord', { deep: [null, 1.5] }], status: 'aborted', durationMs: 1834 },
    ],
    observation: "Logs:\n[ 'Alpin', 'Nord' ]\n[warn] Nord is slow\n\nValue:\n[89,95]",
  }),
  action({
    number: 2,
    modelOutput: "I have it checked.\n```js\nresearcher('Alpin?')\nshops.sortBy(1)\n```",
    code: "researcher('Alpin?')\nshops.sortBy(1)",
    calls: [
      {
        id: 1,
        name: 'researcher',
        args: ['Alpin?'],
        status: 'rejected',
        error: { name: 'Error', message: 'no steps left' },
        durationMs: 65_300,
        run: {
          id: 'r2',
          usage: {
            ...SHARE.usage,
            isEstimated: true,
            modelCalls: 4,
            toolCalls: 7,
            modelMs: 1,
            guestCpuMs: 2,
            toolMs: 3,
          },
        },
      },
    ],
    observation: 'Error:\nTypeError: shops.sortBy is not a function',
    error: {
      code: 'guest-error',
      name: 'TypeError',
      message: 'shops.sortBy is not a function',
      codeFrame: '> 2 | shops.sortBy(1)\n    |       ^',
    },
    durationMs: 66_000,
  }),
  codeless({
    number: 3,
    modelOutput: '',
    observation: '',
    reasoning: 'I look for tents.',
    providerData: {
      madeBy: 'chat:openrouter/opus',
      reasoning_details: [{ type: 'reasoning.text', signature: 'Eq==' }],
    },
    toolCalls: [
      {
        ...{ id: 'a', name: 'search', arguments: '{"query":"tents"}', result: 'Found:\n3 tents' },
        providerData: { madeBy: 'chat:openrouter/opus', extra_content: { google: { thought_signature: 'CrI=' } } },
      },
      { id: 'b', name: 'serach', arguments: '{"query":', result: 'There is no tool called serach.' },
    ],
  }),
  lastAnswer('Alpin, for 89 euros'),
]
