// The three ways for a guest to wait for a call, side by side: fast (the guest waits with a promise), exact (the cell
// runs again with the answer) and asyncify (the guest's stack is kept). Time of one call in a cell of few and in one of
// many, memory of a run that waits, and the speed of guest code that calls nothing.
import { bridgeOptions } from '../bridge-options.mjs'
import { compare, mustBe, scaled, timeOf, valueOf } from '../harness.mjs'
import { runAlone } from '../run-alone.mjs'
import { readProgram } from './guest-cpu.mjs'

const WAYS = ['exact', 'asyncify']
const hostFunctions = { add: async (left, right) => left + right }
/** Programs of guest-cpu: a size that takes some 100 ms the fast way, and the one that the smoke test takes. */
const PROGRAMS = { recursion: [26, 8], 'objects-and-classes': [1500, 20] }

export const job = {
  name: 'bridges',
  sizes: {
    full: { rounds: 15, warmUps: 4, calls: [1, 20, 100], waiting: 200 },
    quick: { rounds: 5, warmUps: 2, calls: [1, 20], waiting: 50 },
    tiny: { rounds: 1, warmUps: 0, calls: [2], waiting: 3, isSmall: true },
  },
  async run(subject, sizes) {
    const fast = await open(subject, 'fast')
    const rows = []
    for (const way of WAYS) {
      const other = await open(subject, way)
      for (const calls of sizes.calls) rows.push(await callRow(other, fast, calls, sizes))
      for (const name of Object.keys(PROGRAMS)) rows.push(await cpuRow(other, fast, name, sizes))
      await other.executor.dispose()
    }
    await fast.executor.dispose()
    return [...rows, ...(await memoryRows(sizes.waiting))]
  },
}

async function open(subject, way) {
  return { way, executor: await subject.createThreadedExecutor({ threads: 1, ...bridgeOptions(way) }) }
}

async function callRow(other, fast, calls, sizes) {
  const code = `let sum = 0; for (let i = 0; i < ${calls}; i++) sum = add(sum, 1)\nsum`
  // A call of the exact way costs a run of its own.
  const rerunsOf = { fast: 0, asyncify: 0, exact: calls }
  const sample = async ({ way, executor }) => {
    const { outcome, timeMs } = await timeCell(executor, code)
    mustBe(valueOf(outcome, 'the calls'), calls, 'the sum')
    mustBe(outcome.usage.reruns, rerunsOf[way], 'the number of re-runs')
    return timeMs
  }
  const compared = await compare({ ours: () => sample(other), peer: () => sample(fast) }, sizes)
  const what = `${other.way}: cell of ${calls} call${calls > 1 ? 's' : ''}, time per call (peer: fast)`
  return { id: `bridge-${other.way}-call-${calls}`, what, unit: 'ms', ...scaled(compared, 1 / calls) }
}

async function cpuRow(other, fast, name, sizes) {
  const code = readProgram(name, PROGRAMS[name][sizes.isSmall ? 1 : 0])
  const values = new Set()
  const sample = async ({ executor }) => {
    const { outcome, timeMs } = await timeCell(executor, code)
    values.add(JSON.stringify(valueOf(outcome, 'a guest program')))
    return timeMs
  }
  const compared = await compare({ ours: () => sample(other), peer: () => sample(fast) }, sizes)
  mustBe(values.size, 1, 'values of both ways')
  const what = `${other.way}: guest CPU, ${name.replaceAll('-', ' ')} (peer: fast)`
  return { id: `bridge-${other.way}-cpu-${name}`, what, unit: 'ms', ...compared }
}

/** Runs a cell in a fresh session, after one small cell. */
async function timeCell(executor, code) {
  const session = executor.createSession({ hostFunctions, limits: { cpuMs: 60_000 } })
  valueOf(await session.run('0'), 'a small cell')
  let outcome
  const timeMs = await timeOf(async () => {
    outcome = await session.run(code)
  })
  await session.dispose()
  return { outcome, timeMs }
}

async function memoryRows(count) {
  const rows = []
  for (const way of ['fast', ...WAYS]) {
    const { rssBytes, fillMs, count: reached } = await runAlone('wait-in-bridge.mjs', way, count)
    mustBe(reached, count, `the number of runs that wait (${way})`)
    const what = `${way}: ${count} runs wait`
    rows.push(
      { id: `bridge-${way}-rss`, what: `${what}, RSS each`, unit: 'kB', ours: rssBytes / count / 1000 },
      { id: `bridge-${way}-fill`, what: `${what}, start to waiting`, unit: 'ms', ours: fillMs / count },
    )
  }
  return rows
}
