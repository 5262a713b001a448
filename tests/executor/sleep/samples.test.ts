import {
  createExecutor,
  type Executor,
  type HostFunction,
  type Outcome,
  type PendingCall,
  type Session,
} from '@dormouse/executor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSampleTools, type SampleTool } from '../../support/sample-tools.ts'
import { compareOutcome, loadSamples, type Sample } from '../../support/samples.ts'
import { answersOf, moveTo } from '../../support/sleeping.ts'

const samples = loadSamples()
const toolNames = Object.keys(makeSampleTools())
/** Every host function of a sample suspends its run. */
const hostFunctions: Record<string, HostFunction> = Object.fromEntries(
  toolNames.map((name) => [name, { handle: (call) => call.suspend() }]),
)

/** Samples that end differently when calls take longer than timers, by design. */
const ELSEWISE: Readonly<Record<string, string>> = {
  'promise-race-against-a-timer':
    'its timer fires while the run sleeps: timers hold a run open, answers come after them',
}

/** How often a run was put to bytes and woken elsewhere. */
let moves = 0

/** The call to answer next: the tools that are slow come later, by the milliseconds they were given. */
function nextOf(pending: readonly PendingCall[]): PendingCall {
  const delayOf = ({ name, args }: PendingCall): number => (name.startsWith('slow') ? Number(args[0]) : 0)
  return [...pending].sort((left, right) => delayOf(left) - delayOf(right))[0] as PendingCall
}

/** Runs a cell; at each suspension the session goes on in the other executor, with one more answer. */
async function runAsleep(
  executors: readonly Executor[],
  from: Session,
  code: string,
  tools: Record<string, SampleTool>,
): Promise<{ readonly session: Session; readonly outcome: Outcome }> {
  let session = from
  let outcome = await session.run(code)
  while (outcome.status === 'suspended') {
    session = await moveTo(executors[moves++ % 2] as Executor, session, hostFunctions)
    outcome = await session.resume(
      answersOf([nextOf(session.pending)], ({ name, args }) => (tools[name] as SampleTool)(...args)),
    )
  }
  return { session, outcome }
}

/** Runs the cells of a sample; between them the session goes on in the other executor, too. */
async function runSample(executors: readonly Executor[], sample: Sample): Promise<void> {
  const tools = makeSampleTools()
  let session = (executors[0] as Executor).createSession({ ...sample.options, hostFunctions })
  try {
    for (const [index, code] of sample.cells.entries()) {
      const end = await runAsleep(executors, session, code, tools)
      compareOutcome(sample, index, end.outcome)
      session = await moveTo(executors[index % 2] as Executor, end.session, hostFunctions)
    }
  } finally {
    await session.dispose()
  }
}

function suite(title: string, options: object): void {
  describe(title, () => {
    let executors: readonly Executor[] = []
    beforeAll(async () => {
      moves = 0
      executors = await Promise.all([createExecutor(options), createExecutor(options)])
    })
    afterAll(() => Promise.all(executors.map((executor) => executor.dispose())))
    const comparable = samples.filter(({ name }) => !Object.hasOwn(ELSEWISE, name))
    it.each(comparable.map((sample) => [sample.name, sample] as const))('%s', async (_, sample) => {
      await runSample(executors, sample)
    })
    it.each(Object.entries(ELSEWISE))('%s ends differently: %s', async (name) => {
      const sample = samples.find((one) => one.name === name) as Sample
      await expect(runSample(executors, sample)).rejects.toThrow('the outcome differs')
    })
    it('wakes in another executor more often than there are samples', () => {
      expect(moves).toBeGreaterThan(samples.length)
    })
  })
}

suite('run(), save(), restore() and resume() at each call give the outcome of the sample, fast', {})
suite('run(), save(), restore() and resume() at each call give the outcome of the sample, forced exact', {
  [Symbol.for('dormouse.forceExact')]: true,
})
