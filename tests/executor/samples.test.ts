import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runInPlainNode } from '../support/plain-node-reference.ts'
import { type AsyncSampleTool, makeAsyncSampleTools, makeSampleTools, waitOnHost } from '../support/sample-tools.ts'
import {
  type ComparableOutcome,
  compareOutcome,
  loadSamples,
  type Sample,
  type SampleOptions,
} from '../support/samples.ts'

const samples = loadSamples()
const byName = (some: readonly Sample[]): [string, Sample][] => some.map((sample) => [sample.name, sample])

/** What the runner needs of an executor. */
interface SampleExecutor {
  createSession(options: SampleOptions & { hostFunctions: Record<string, AsyncSampleTool> }): {
    run(code: string): Promise<ComparableOutcome>
    dispose(): Promise<void>
  }
  dispose(): Promise<void>
}

// Imported when a suite starts, so that the plain-Node suite needs no executor.
async function openExecutor(options: object): Promise<SampleExecutor> {
  const { createExecutor } = await import('@dormouse/executor')
  return createExecutor(options)
}

async function openInThreads(options: object): Promise<SampleExecutor> {
  const { createExecutor } = await import('@dormouse/executor/node')
  return createExecutor({ threads: 2, ...options })
}

async function runInSession(executor: SampleExecutor, sample: Sample): Promise<void> {
  const hostFunctions = makeAsyncSampleTools(makeSampleTools(), waitOnHost)
  const session = executor.createSession({ ...sample.options, hostFunctions })
  try {
    for (const [index, code] of sample.cells.entries()) compareOutcome(sample, index, await session.run(code))
  } finally {
    await session.dispose()
  }
}

function executorSuite(title: string, open: () => Promise<SampleExecutor>): void {
  describe(title, () => {
    let executor: SampleExecutor | undefined
    beforeAll(async () => {
      executor = await open()
    })
    afterAll(() => executor?.dispose())
    it.each(byName(samples))('%s', async (_, sample) => {
      if (!executor) throw new Error('The executor did not open')
      await runInSession(executor, sample)
    })
  })
}

describe('loadSamples()', () => {
  it('finds at least 300 samples', () => {
    expect(samples.length).toBeGreaterThanOrEqual(300)
  })

  it('finds one expected outcome for every cell, and a plain twin for every TypeScript cell', () => {
    const incomplete = samples.filter(
      ({ cells, plainCells, expected }) =>
        cells.length === 0 || expected.length !== cells.length || plainCells.length !== cells.length,
    )
    expect(incomplete.map(({ name }) => name)).toEqual([])
  })

  it('finds at least 200 samples in mixed style, each with its awaited twin', () => {
    expect(samples.filter(({ isTwinned }) => isTwinned).length).toBeGreaterThanOrEqual(200)
  })

  it('finds no sample that sees a promise as text', () => {
    const seeing = samples.filter(({ expected }) => JSON.stringify(expected).includes('[object Promise]'))
    expect(seeing.map(({ name }) => name)).toEqual([])
  })
})

describe('runInPlainNode() gives the outcome of the sample', () => {
  it.each(byName(samples.filter(({ byHand }) => !byHand)))('%s', async (_, sample) => {
    expect(await runInPlainNode(sample)).toEqual(sample.expected)
  })
})

const forcedExact = { [Symbol.for('dormouse.forceExact')]: true }
executorSuite('run() gives the outcome of the sample, fast', () => openExecutor({}))
executorSuite('run() gives the outcome of the sample, forced exact', () => openExecutor(forcedExact))
executorSuite('run() gives the outcome of the sample, in threads', () => openInThreads({}))
executorSuite('run() gives the outcome of the sample, in threads, forced exact', () => openInThreads(forcedExact))
executorSuite('run() gives the outcome of the sample, in threads, asyncify', () =>
  openInThreads({ bridge: 'asyncify' }),
)
