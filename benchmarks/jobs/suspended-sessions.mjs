// Sessions that all wait at once, each on a tool call of its own: memory of each while they wait, and whether all
// finish. Each count runs in a process of its own, so that nothing else is in the figure.
import { mustBe } from '../harness.mjs'
import { runAlone } from '../run-alone.mjs'

export const job = {
  name: 'suspended-sessions',
  sizes: {
    full: { counts: [10_000, 50_000], contexts: 500 },
    quick: { counts: [2000], contexts: 200 },
    tiny: { counts: [20], contexts: 5 },
  },
  async run(_subject, { counts, contexts }) {
    const peer = await runAlone('suspend-contexts.mjs', contexts)
    mustBe(peer.wrong, 0, 'contexts of the peer')
    const rows = []
    for (const count of counts) rows.push(...rowsOf(await runAlone('suspend-sessions.mjs', count), peer))
    return rows
  },
}

function rowsOf({ count, wrong, rssBytes, heapBytes, fillMs, drainMs }, peer) {
  const id = `suspended-${count}`
  const each = (bytes) => bytes / count / 1000
  const ofPeer = (bytes) => ({ peer: bytes / peer.count / 1000 })
  const what = (text) => `${count} suspended: ${text}`
  return [
    { id: `${id}-rss`, what: what('RSS each'), unit: 'kB', ours: each(rssBytes), ...ofPeer(peer.rssBytes) },
    { id: `${id}-heap`, what: what('heap + external each'), unit: 'kB', ours: each(heapBytes) },
    { id: `${id}-wrong`, what: what('failed or wrong'), unit: '', ours: wrong },
    { id: `${id}-fill`, what: what('start to waiting, each'), unit: 'ms', ours: fillMs / count },
    { id: `${id}-drain`, what: what('answer to result, each'), unit: 'ms', ours: drainMs / count },
  ]
}
