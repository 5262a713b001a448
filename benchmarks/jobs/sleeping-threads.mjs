// Sessions that all wait at once in an executor with two threads, each on a call of its own: memory, time to get there
// and back, and how late a timer of the host was meanwhile. Against a worker thread per run, and against
// quickjs-emscripten's asyncify build with a module per run, each at the largest count it reaches within the bounds.
// Each side runs in a process of its own.
import { runAlone } from '../run-alone.mjs'

export const job = {
  name: 'sleeping-threads',
  sizes: {
    full: { count: 10_000, peers: { count: 10_000, maxMs: 40_000, maxBytes: 6e9 } },
    quick: { count: 2000, peers: { count: 100, maxMs: 10_000, maxBytes: 2e9 } },
    tiny: { count: 20, peers: { count: 2, maxMs: 10_000, maxBytes: 2e9 } },
  },
  async run(_subject, { count, peers }) {
    const bounds = [peers.count, peers.maxMs, peers.maxBytes]
    const half = await runAlone('sleep-in-threads.mjs', count / 2, 2)
    const ours = await runAlone('sleep-in-threads.mjs', count, 2)
    const workers = await runAlone('sleep-in-workers.mjs', ...bounds)
    const asyncify = await runAlone('sleep-in-asyncify.mjs', ...bounds)
    return [
      ...rowsOf(`sleeping-${count}`, ours, 'worker per run', workers),
      { ...rowOf(`sleeping-${count}`, ours, 'heap'), what: `${count} asleep in 2 threads: host heap + external each` },
      marginRow(`sleeping-${count}`, ours, half),
      ...rowsOf(`sleeping-${count}-asyncify`, ours, 'asyncify', asyncify),
    ]
  },
}

/** What is told of each side, with its unit. */
const FIGURES = {
  count: { text: 'count reached', unit: '', of: ({ count }) => count },
  rss: { text: 'RSS each', unit: 'kB', of: ({ rssBytes, count }) => rssBytes / count / 1000 },
  heap: { text: 'host heap + external each', unit: 'kB', of: ({ heapBytes, count }) => heapBytes / count / 1000 },
  fill: { text: 'start to waiting, each', unit: 'ms', of: ({ fillMs, count }) => fillMs / count },
  drain: { text: 'answer to result, each', unit: 'ms', of: ({ drainMs, count }) => drainMs / count },
  'fill-late': { text: 'host timer late p99, filling', unit: 'ms', of: ({ fillLateMs }) => fillLateMs.p99 },
  'drain-late': { text: 'host timer late p99, draining', unit: 'ms', of: ({ drainLateMs }) => drainLateMs.p99 },
}

/** Rows of one side beside a peer; memory that is only reserved is in the heap figure of the peers, so it has none. */
function rowsOf(id, ours, peerName, peer) {
  return Object.keys(FIGURES)
    .filter((name) => name !== 'heap')
    .map((name) => {
      const what = `${ours.count} asleep in 2 threads: ${FIGURES[name].text} (peer: ${peerName})`
      return { ...rowOf(id, ours, name), what: withReason(what, name, peer), peer: FIGURES[name].of(peer) }
    })
}

/** What the second half of the sessions took: the heaps of the threads have grown to what they need by then. */
function marginRow(id, ours, half) {
  const bytes = (ours.rssBytes - half.rssBytes) / (ours.count - half.count)
  const what = `${ours.count} asleep in 2 threads: RSS of each beyond the first ${half.count}`
  return { id: `${id}-rss-margin`, what, unit: 'kB', ours: bytes / 1000 }
}

function rowOf(id, side, name) {
  return { id: `${id}-${name}`, unit: FIGURES[name].unit, ours: FIGURES[name].of(side) }
}

/** The count of a peer says what stopped it. */
function withReason(what, name, peer) {
  return name === 'count' ? `${what}, stopped by ${peer.stoppedBy}` : what
}
