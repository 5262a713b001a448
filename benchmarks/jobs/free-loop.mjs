// The host's event loop while guests misbehave. Eight sessions spin in `while (true)` for two seconds of computing
// each: how late a timer of 5 ms of the host fires meanwhile, how many short cells of four other sessions finish, and
// when the last of the eight has its outcome. And guests that sit in built-ins which never ask whether time is over:
// how far past their limit the outcome comes.
import { collectGarbage, measure, mustBe, valueOf } from '../harness.mjs'
import { watchLateness } from '../lateness.mjs'

const OTHERS = 4
const UNPOLLED = {
  'index-of': '[].indexOf.call({ length: 2 ** 53 - 1 }, 1)',
  join: 'Array(2 ** 32 - 1).join()',
  'pad-end': "for (;;) 'x'.padEnd(2 ** 24)",
  pattern: String.raw`/^(\w|[a-z])*$/.test('a'.repeat(40) + '!')`,
}
const UNPOLLED_CPU_MS = 300

export const job = {
  name: 'free-loop',
  sizes: {
    full: { spinners: 8, cpuMs: 2000, contrastCpuMs: 250, rounds: 5, warmUps: 1 },
    quick: { spinners: 8, cpuMs: 500, contrastCpuMs: 100, rounds: 2, warmUps: 1 },
    tiny: { spinners: 2, cpuMs: 30, contrastCpuMs: 30, rounds: 1, warmUps: 0 },
  },
  async run(subject, sizes) {
    const { spinners, cpuMs, contrastCpuMs } = sizes
    const idle = await lateWhile(() => new Promise((resolve) => setTimeout(resolve, cpuMs)))
    const rows = rowsOf('idle', 'nothing else runs', idle)
    for (const threads of [1, 2]) {
      const text = `${spinners} sessions spin, ${threads} thread${threads > 1 ? 's' : ''}`
      rows.push(...rowsOf(`threads-${threads}`, text, await spin(subject, threads, spinners, cpuMs)))
    }
    const contrast = await spin(subject, 0, spinners, contrastCpuMs)
    rows.push(...rowsOf('same-thread', `${spinners} sessions spin ${contrastCpuMs} ms each, no threads`, contrast))
    return [...rows, ...(await watchdogRows(subject, sizes))]
  },
}

async function lateWhile(work) {
  collectGarbage()
  const stopWatching = watchLateness()
  const value = await work()
  return { value, lateMs: stopWatching() }
}

/** Lets sessions spin until their limit ends them: how late the host's timer was, and what others did meanwhile. */
async function spin(subject, threads, spinners, cpuMs) {
  const executor = await subject.createThreadedExecutor({ threads })
  // All threads have started before anything is measured.
  await Promise.all(Array.from({ length: 4 }, () => executor.run('1 + 1')))
  let isSpinning = true
  const others = Array.from({ length: OTHERS }, () => executor.createSession())
  const { value, lateMs } = await lateWhile(async () => {
    const spins = Array.from({ length: spinners }, () => executor.run('while (true) {}', { limits: { cpuMs } }))
    const lanes = others.map((session) => countCells(session, () => isSpinning))
    const start = performance.now()
    for (const outcome of await Promise.all(spins)) mustBe(outcome.error?.code, 'timeout', 'the end of a spinner')
    isSpinning = false
    const overMs = performance.now() - start - (spinners * cpuMs) / Math.max(threads, 1)
    return { overMs, counts: await Promise.all(lanes) }
  })
  await executor.dispose()
  return { lateMs, overMs: value.overMs, cells: value.counts.reduce((sum, count) => sum + count, 0) }
}

/** Runs short cells in a session, one after the other; gives how many finished while others spun. */
async function countCells(session, isSpinning) {
  for (let count = 0; ; count++) {
    mustBe(valueOf(await session.run(`${count} + 1`), 'a short cell'), count + 1, 'the value of a short cell')
    if (!isSpinning()) return count
  }
}

function rowsOf(name, text, { lateMs, overMs, cells }) {
  const late = ['p50', 'p99', 'max'].map((figure) => {
    return {
      id: `free-loop-${name}-${figure}`,
      what: `${text}: host timer late, ${figure}`,
      unit: 'ms',
      ours: lateMs[figure],
    }
  })
  if (cells === undefined) return late
  return [
    ...late,
    { id: `free-loop-${name}-cells`, what: `${text}: short cells of others`, unit: '', ours: cells },
    { id: `free-loop-${name}-over`, what: `${text}: last outcome past their computing`, unit: 'ms', ours: overMs },
  ]
}

async function watchdogRows(subject, sizes) {
  const executor = await subject.createThreadedExecutor({ threads: 1 })
  const rows = []
  for (const [name, code] of Object.entries(UNPOLLED)) {
    const over = await measure(() => timePastLimit(executor, code), sizes)
    const what = `guest in an unpolled built-in (${name}): outcome after its limit`
    rows.push(
      { id: `watchdog-${name}`, what: `${what}, median`, unit: 'ms', ours: over.median },
      { id: `watchdog-${name}-max`, what: `${what}, longest`, unit: 'ms', ours: over.max },
    )
  }
  await executor.dispose()
  return rows
}

/** Milliseconds from the limit of a cell to its outcome. */
async function timePastLimit(executor, code) {
  const session = executor.createSession({ limits: { cpuMs: UNPOLLED_CPU_MS } })
  // The thread of the guest before was ended: the one in its place has started once this is through.
  valueOf(await session.run('0'), 'a first cell')
  const start = performance.now()
  const outcome = await session.run(code)
  const tookMs = performance.now() - start
  mustBe(outcome.error?.code, 'timeout', 'the end of a guest in a built-in')
  mustBe(valueOf(await session.run('40 + 2'), 'the cell after it'), 42, 'the cell after a lost thread')
  await session.dispose()
  return tookMs - UNPOLLED_CPU_MS
}
