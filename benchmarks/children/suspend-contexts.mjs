// The peer of suspend-sessions.mjs: as many live contexts, each in a runtime of its own and waiting on one promise.
import { collectGarbage } from '../harness.mjs'
import { addHostFunctions, evaluateAsync } from '../peers/promise-bridge.mjs'
import { loadPeer, openContext } from '../peers/quickjs-emscripten.mjs'

const count = Number(process.argv[2])
const engine = await loadPeer()
const calls = []

function start(index) {
  const opened = openContext(engine)
  addHostFunctions(opened, { ask: () => new Promise((resolve) => (calls[index] = resolve)) })
  const code = `(async () => {
    const own = { index: ${index}, tags: ['a', 'b', 'c'] }
    const answer = await ask(own.index)
    return answer + own.index + own.tags.length
  })()`
  return { opened, value: evaluateAsync(opened, code) }
}

function memoryBytes() {
  collectGarbage()
  collectGarbage()
  return process.memoryUsage().rss
}

const before = memoryBytes()
const runs = Array.from({ length: count }, (_, index) => start(index))
const rssBytes = memoryBytes() - before
for (const [index, resolve] of calls.entries()) resolve(index * 2)
const values = await Promise.all(runs.map(({ value }) => value))
const wrong = values.filter((value, index) => value !== index * 3 + 3).length
console.log(JSON.stringify({ count, wrong, rssBytes }))
for (const { opened } of runs) opened.close()
