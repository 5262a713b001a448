// The same agents by threading: each run blocks a worker thread. Arguments: how many, steps of each, milliseconds that
// the model and the tool take, threads.
import { createThreadRunner } from '@dormouse/agent/node'
import { TASK } from '../agent-task.mjs'
import { collectGarbage, mustBe } from '../harness.mjs'
import { watchLateness } from '../lateness.mjs'

const [count, steps, waitMs, threads] = process.argv.slice(2).map(Number)
process.env.AGENT_STEPS = String(steps)
process.env.AGENT_WAIT_MS = String(waitMs)
const url = new URL('agent-in-thread.mjs', import.meta.url)

async function runAll(howMany) {
  const answers = await Promise.all(Array.from({ length: howMany }, () => runner.run(url, TASK)))
  for (const answer of answers) mustBe(answer, steps, 'an agent’s answer')
}

collectGarbage()
const before = process.memoryUsage().rss
const runner = createThreadRunner({ maxThreads: threads, minThreads: threads })
// All threads have started and have run before the clock does.
await runAll(threads * 2)

let most = 0
const sampler = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss)
}, 50)
const endLateness = watchLateness()
const cpu = process.cpuUsage()
const start = performance.now()
await runAll(count)
const wallMs = performance.now() - start
const { user, system } = process.cpuUsage(cpu)
const lateMs = endLateness()
clearInterval(sampler)
const cpuMsPerStep = (user + system) / 1000 / (count * steps)
console.log(JSON.stringify({ wallMs, cpuMsPerStep, lateMs, rssBytes: (most - before) / threads }))
await runner.dispose()
