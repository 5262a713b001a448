// Runs that wait on a call each, by one way of bridging it. Arguments: the way (fast, exact or asyncify), the count.

import { bridgeOptions } from '../bridge-options.mjs'
import { valueOf } from '../harness.mjs'
import { measureSleepers, sleeperCode } from '../sleepers.mjs'
import { loadSubject } from '../subject.mjs'

const [way, count] = [process.argv[2], Number(process.argv[3])]
const { createThreadedExecutor } = await loadSubject()
const executor = await createThreadedExecutor({ threads: 1, ...bridgeOptions(way) })

function makeStart(onCall) {
  const hostFunctions = { ask: (index) => new Promise((resolve) => onCall(index, resolve)) }
  return async (index) => valueOf(await executor.run(sleeperCode(index), { hostFunctions }), `run ${index}`)
}

const warmUp = Math.min(count, 20)
console.log(JSON.stringify(await measureSleepers(makeStart, { count, atOnce: 8, warmUp })))
await executor.dispose()
