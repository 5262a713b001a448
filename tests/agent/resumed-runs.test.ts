import { type RunHandle, type SavedRun, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { agentPlaying } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const stored = (saved: SavedRun): SavedRun => JSON.parse(JSON.stringify(saved))
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))

/** Approvals, plain tools and a sub-agent with an approval of its own; all effects end in one list. */
function makeWorld(done: string[]) {
  const n = { n: { type: 'number', description: 'N' } } as const
  const effect = (name: string, more: object = {}) =>
    tool({
      ...{ name, description: `Does ${name}.`, inputs: n, ...more },
      execute: async ({ n: number }: { n: number }) => {
        await pause()
        done.push(`${name} ${number}`)
        return number
      },
    } as never)
  const pay = effect('pay', { needsApproval: true })
  const work = effect('work')
  const clerk = agentPlaying(['const a = work(20); finalAnswer(a + pay(21) + work(22))'], {
    ...{ executor, name: 'clerk', description: 'Pays bills.', tools: [pay, work] },
  })
  const cells = [
    `const total = await Promise.all([
      (async () => work(1) + pay(2) + pay(3))(),
      (async () => pay(4) + work(5))(),
      clerk('Pay the bill'),
    ])
    total`,
    `const sorted = [3, 1, 2].map((n) => pay(n + 30)).sort((a, b) => work(a) - work(b))
    finalAnswer([...total, ...sorted])`,
  ]
  return agentPlaying(cells, { executor, tools: [pay, work], agents: [clerk] })
}

/** A generator of numbers from 0 to 1 that a seed makes repeatable. */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

/** Drives a run to its end: answers at random moments, and now and then moves it to another agent or just saves it. */
async function drive(seed: number, done: string[]) {
  const random = makeRandom(seed)
  const moves = { suspended: 0, saved: 0 }
  let run: RunHandle = makeWorld(done).start('Pay')
  for (let round = 0; round < 400; round++) {
    const ended = await Promise.race([
      run.result.then(
        () => true,
        () => true,
      ),
      pause().then(() => false),
    ])
    if (ended) return { answer: await run.result, moves }
    const { pending } = run
    const choice = random()
    if (pending.length > 0 && choice < 0.4) {
      run.answer(pending[Math.floor(random() * pending.length)]?.id ?? '', true)
    } else if (choice < 0.55) {
      const saved = await run.suspend().catch(() => undefined)
      if (saved === undefined) continue
      await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
      moves.suspended++
      run = makeWorld(done).resume(stored(saved))
    } else if (choice < 0.65) {
      // Not waited for: answers come while it saves.
      moves.saved++
      run.save().catch(() => {})
    }
  }
  throw new Error(`No end with seed ${seed}`)
}

const EFFECTS = [
  ...['pay 2', 'pay 21', 'pay 3', 'pay 31', 'pay 32', 'pay 33', 'pay 4'],
  ...['work 1', 'work 20', 'work 22', 'work 5'],
]
const isCompared = (entry: string): boolean => /^work 3\d$/.test(entry)

/** What the same run does when nothing is saved. */
const undisturbed: string[] = []
await makeWorld(undisturbed).start('Pay', { onRequest: () => true }).result

describe('a run that is moved at random moments', () => {
  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'resume() does each effect once and comes to the same answer, seed %i',
    async (seed) => {
      const done: string[] = []
      const { answer } = await drive(seed, done)
      expect(answer).toEqual([6, 9, 63, 31, 32, 33])
      expect(done.filter((entry) => !isCompared(entry)).sort()).toEqual([...EFFECTS].sort())
      // The comparator asks as often as a sort without any stop would.
      expect(done.filter(isCompared)).toEqual(undisturbed.filter(isCompared))
    },
  )
})
