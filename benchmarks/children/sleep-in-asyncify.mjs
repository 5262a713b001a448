// The peer of sleep-in-threads.mjs: quickjs-emscripten's asyncify build, a module per run, since a module can wait for
// one call at a time. Arguments: most runs, most milliseconds, most bytes.
import { loadAsyncifyPeer, runAsyncified } from '../peers/asyncify.mjs'
import { measureSleepers, sleeperCode } from '../sleepers.mjs'

const [count, maxMs, maxBytes] = process.argv.slice(2).map(Number)
const engine = await loadAsyncifyPeer()

function makeStart(onCall) {
  const ask = (index) => new Promise((resolve) => onCall(index, resolve))
  return (index) => runAsyncified(engine, { ask }, sleeperCode(index))
}

console.log(JSON.stringify(await measureSleepers(makeStart, { count, atOnce: 1, warmUp: 2, maxMs, maxBytes })))
