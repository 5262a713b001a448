// Agents by native async: all run in one process, each with a session of its own. Arguments: `time` or `memory`, how
// many, steps of each, milliseconds that the model and the tool take.
import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'
import { cellsOf, input, TASK } from '../agent-task.mjs'
import { collectGarbage, mustBe } from '../harness.mjs'
import { watchLateness } from '../lateness.mjs'

const [, , measured, ...numbers] = process.argv
const [count, steps, waitMs] = numbers.map(Number)

/** An agent of its own for each run, as a server that makes one for every request would have. */
function createAgent(execute) {
  const model = new ScriptedModel(cellsOf(steps), { latencyMs: waitMs })
  return new CodeAgent({
    model,
    tools: [tool({ name: 'next', description: 'Gives the next number.', ...input, execute })],
  })
}

async function runAll(agents) {
  const answers = await Promise.all(agents.map((agent) => agent.arun(TASK)))
  for (const answer of answers) mustBe(answer, steps, 'an agent’s answer')
}

async function disposeAll(agents) {
  for (const agent of agents) await agent.dispose()
}

const sleep = (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs))
const create = (howMany, execute) => Array.from({ length: howMany }, () => createAgent(execute))
const timed = async ({ value }) => {
  await sleep(waitMs)
  return value + 1
}

// Keeps the shared threads from one part to the next, as a server does.
const [keeper] = create(1, timed)
await runAll([keeper])

/**
 * Measures rounds until the compilers of the process and its threads have done their work, and then the middle of five.
 */
async function measureTime() {
  for (let round = 0; round < 3; round++) await measureRound()
  const rounds = []
  for (let round = 0; round < 5; round++) rounds.push(await measureRound())
  return rounds.sort((a, b) => a.cpuMsPerStep - b.cpuMsPerStep)[2]
}

async function measureRound() {
  const agents = create(count, timed)
  collectGarbage()
  const endLateness = watchLateness()
  const cpu = process.cpuUsage()
  const start = performance.now()
  await runAll(agents)
  const wallMs = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  const late = endLateness()
  await disposeAll(agents)
  return { wallMs, cpuMsPerStep: (user + system) / 1000 / (count * steps), lateMs: late }
}

/**
 * Holds all agents in their second tool call, and looks at what the process has grown by; then as many again, which
 * tell what one more takes once the heaps of the process and its threads have grown.
 */
async function measureMemory() {
  let waiting = 0
  let open = () => {}
  const gate = new Promise((resolve) => {
    open = resolve
  })
  const held = async ({ value }) => {
    if (value === 1) {
      waiting++
      await gate
    }
    return value + 1
  }
  const look = async (howMany) => {
    while (waiting < howMany) await sleep(20)
    await sleep(200)
    collectGarbage()
    const { rss, heapUsed, external } = process.memoryUsage()
    return { rss, heap: heapUsed + external }
  }
  const warmUp = create(Math.min(count, 200), timed)
  await runAll(warmUp)
  await disposeAll(warmUp)
  const before = await look(0)
  const agents = create(count, held)
  const runs = [runAll(agents)]
  const first = await look(count)
  agents.push(...create(count, held))
  runs.push(runAll(agents.slice(count)))
  const second = await look(2 * count)
  open()
  await Promise.all(runs)
  await disposeAll(agents)
  return {
    rssBytes: (first.rss - before.rss) / count,
    nextRssBytes: (second.rss - first.rss) / count,
    nextHeapBytes: (second.heap - first.heap) / count,
  }
}

console.log(JSON.stringify(await (measured === 'time' ? measureTime : measureMemory)()))
await keeper.dispose()
