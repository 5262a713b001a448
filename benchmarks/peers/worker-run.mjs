// The program of a worker thread that makes one run: quickjs-emscripten's plain build in it, and a host function that
// asks the host and blocks until the answer is there. So the guest calls without `await`, as it does in our sessions.
// The engine was compiled by the host, and its module is shared: a thread does not compile it again.
import { parentPort, workerData } from 'node:worker_threads'
import variant from '@jitl/quickjs-wasmfile-release-sync'
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core'
import { evaluate, openContext } from './quickjs-emscripten.mjs'

const { wasmModule, signal, code } = workerData
const opened = openContext(await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmModule })))
const { context } = opened
const ask = context.newFunction('ask', (...handles) => {
  parentPort.postMessage({ args: handles.map((handle) => context.dump(handle)) })
  Atomics.wait(signal, 0, 0)
  return context.newNumber(signal[1])
})
context.setProp(context.global, 'ask', ask)
ask.dispose()
parentPort.postMessage({ value: evaluate(opened, code) })
opened.close()
