// Agents that wait for models and tools most of the time, as agents do: a thousand at once in one process by native
// async, and the same work by `runInThread`, where a run holds a thread. Each side runs in a process of its own.
import { runAlone } from '../run-alone.mjs'

const WAIT_MS = 50
const STEPS = 3

export const job = {
  name: 'agents',
  sizes: {
    full: { count: 1000, threads: 32 },
    quick: { count: 200, threads: 8 },
    tiny: { count: 4, threads: 2 },
  },
  async run(_subject, { count, threads }) {
    const time = await runAlone('agents-async.mjs', 'time', count, STEPS, WAIT_MS)
    const memory = await runAlone('agents-async.mjs', 'memory', count, STEPS, WAIT_MS)
    const ours = { ...time, ...memory }
    const peer = await runAlone('agents-in-threads.mjs', count, STEPS, WAIT_MS, threads)
    const what = (text) => `${count} agents × ${STEPS} steps: ${text} (peer: runInThread, ${threads} threads)`
    const row = (name, text, unit, of) => ({
      id: `agents-${name}`,
      what: what(text),
      unit,
      ours: of(ours),
      peer: of(peer),
    })
    const next = (name, text, bytes) => ({
      id: `agents-${name}`,
      what: `waiting agents: ${text}`,
      unit: 'kB',
      ours: bytes / 1000,
    })
    return [
      row('cpu', 'CPU of a step', 'ms', ({ cpuMsPerStep }) => cpuMsPerStep),
      row('wall', `wall time; ${2 * STEPS * WAIT_MS} ms is all waiting`, 'ms', ({ wallMs }) => wallMs),
      row('rss', 'RSS of a waiting agent', 'kB', ({ rssBytes }) => rssBytes / 1000),
      row('late', 'host timer late p99', 'ms', ({ lateMs }) => lateMs.p99),
      next('next-rss', `RSS of each beyond the first ${count}`, ours.nextRssBytes),
      next('heap', `host heap + external of each beyond the first ${count}`, ours.nextHeapBytes),
    ]
  },
}
