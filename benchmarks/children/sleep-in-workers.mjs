// The peer of sleep-in-threads.mjs: a worker thread per run. Arguments: most runs, most milliseconds, most bytes.
import { Worker } from 'node:worker_threads'
import { compileEngine } from '../peers/compiled-engine.mjs'
import { measureSleepers, sleeperCode } from '../sleepers.mjs'

const [count, maxMs, maxBytes] = process.argv.slice(2).map(Number)
const wasmModule = await compileEngine('@jitl/quickjs-wasmfile-release-sync')
const program = new URL('../peers/worker-run.mjs', import.meta.url)

function makeStart(onCall) {
  return (index) => {
    const signal = new Int32Array(new SharedArrayBuffer(8))
    const answer = (value) => {
      signal[1] = value
      Atomics.store(signal, 0, 1)
      Atomics.notify(signal, 0)
    }
    const worker = new Worker(program, { workerData: { wasmModule, signal, code: sleeperCode(index) } })
    return new Promise((resolve, reject) => {
      worker.on('message', ({ args, value }) => (args ? onCall(args[0], answer) : resolve(value)))
      worker.on('error', reject)
    })
  }
}

console.log(JSON.stringify(await measureSleepers(makeStart, { count, atOnce: 2, warmUp: 2, maxMs, maxBytes })))
