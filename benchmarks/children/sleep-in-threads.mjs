// Sessions that wait in an executor with threads. Arguments: the count, the threads.
import { valueOf } from '../harness.mjs'
import { measureSleepers, sleeperCode } from '../sleepers.mjs'
import { loadSubject } from '../subject.mjs'

const [count, threads] = process.argv.slice(2).map(Number)
const { createThreadedExecutor } = await loadSubject()
const executor = await createThreadedExecutor({ threads })

function makeStart(onCall) {
  const hostFunctions = { ask: (index) => new Promise((resolve) => onCall(index, resolve)) }
  return async (index) => {
    const session = executor.createSession({ hostFunctions })
    const outcome = await session.run(sleeperCode(index))
    await session.dispose()
    return valueOf(outcome, `session ${index}`)
  }
}

const warmUp = Math.min(count, 500)
console.log(JSON.stringify(await measureSleepers(makeStart, { count, atOnce: 64, warmUp })))
await executor.dispose()
