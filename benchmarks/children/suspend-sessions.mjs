// Starts so many sessions in this process, each with a little state of its own and one call that nobody answers
// yet; reads the memory; answers all; checks every value. Prints one line of JSON. Arguments: the count.
import { collectGarbage, valueOf } from '../harness.mjs'
import { loadSubject } from '../subject.mjs'

const count = Number(process.argv[2])
const { createExecutor } = await loadSubject()
const executor = await createExecutor()
/** What the sessions wait for: `calls[i]` answers session i. */
let calls = []
const hostFunctions = { ask: (index) => new Promise((resolve) => (calls[index] = resolve)) }

const cellOf = (index) => `
const own = { index: ${index}, tags: ['a', 'b', 'c'] }
const answer = ask(own.index)
answer + own.index + own.tags.length`
const startOf = (index) => executor.createSession({ hostFunctions }).run(cellOf(index))

/** Starts sessions until each waits; gives their runs. */
async function fill(size) {
  const runs = []
  for (let index = 0; index < size; index++) {
    runs.push(startOf(index))
    while (calls[index] === undefined) await new Promise(setImmediate)
  }
  return runs
}

/** Answers all calls; gives how many runs failed or gave a wrong value. */
async function drain(runs) {
  for (const [index, resolve] of calls.entries()) resolve(index * 2)
  const outcomes = await Promise.allSettled(runs)
  const isRight = ({ value }, index) => valueOf(value, `session ${index}`) === index * 3 + 3
  const wrong = outcomes.filter((settled, index) => settled.status === 'rejected' || !isRight(settled, index))
  calls = []
  return wrong.length
}

function memory() {
  collectGarbage()
  collectGarbage()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rssBytes: rss, heapBytes: heapUsed + external }
}

await drain(await fill(100))
const before = memory()
const start = performance.now()
const runs = await fill(count)
const filled = performance.now()
const after = memory()
const drainStart = performance.now()
const wrong = await drain(runs)
const report = {
  count,
  wrong,
  rssBytes: after.rssBytes - before.rssBytes,
  heapBytes: after.heapBytes - before.heapBytes,
  fillMs: filled - start,
  drainMs: performance.now() - drainStart,
}
console.log(JSON.stringify(report))
await executor.dispose()
