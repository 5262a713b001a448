// Short cells that call one tool, each in a fresh session, many of them in flight at once: sessions per second with one
// and with two threads, against the same in the calling thread. A ratio above 1 is a gain.
import { compare, mustBe, timeOf, valueOf } from '../harness.mjs'

const IN_FLIGHT = 64
const hostFunctions = { add: async (left, right) => left + right }

export const job = {
  name: 'thread-throughput',
  sizes: {
    full: { rounds: 15, warmUps: 4, sessions: 500 },
    quick: { rounds: 5, warmUps: 2, sessions: 200 },
    tiny: { rounds: 1, warmUps: 0, sessions: 5 },
  },
  async run(subject, sizes) {
    const local = await subject.createThreadedExecutor({ threads: 0 })
    const rows = []
    for (const threads of [1, 2]) {
      const executor = await subject.createThreadedExecutor({ threads })
      const rateOf = async (side) => (sizes.sessions / (await timeOf(() => runAll(side, sizes.sessions)))) * 1000
      const compared = await compare({ ours: () => rateOf(executor), peer: () => rateOf(local) }, sizes)
      await executor.dispose()
      const what = `fresh sessions with a tool call, ${threads} thread${threads > 1 ? 's' : ''} (peer: none)`
      rows.push({ id: `throughput-${threads}`, what, unit: 'per s', ...compared })
    }
    await local.dispose()
    return rows
  },
}

/** Runs so many sessions, 64 in flight at any time. */
async function runAll(executor, count) {
  let next = 0
  const lane = async () => {
    while (next < count) {
      const index = next++
      const outcome = await executor.run(`add(${index}, 2)`, { hostFunctions })
      mustBe(valueOf(outcome, 'a short cell'), index + 2, 'the value of a short cell')
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
}
