// The peer that can wait inside a call: quickjs-emscripten-core 0.32 with its asyncify build, a module per run. The
// engine is compiled once; each run has an instance of it.
import variant from '@jitl/quickjs-wasmfile-release-asyncify'
import { newQuickJSAsyncWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core'
import { compileEngine } from './compiled-engine.mjs'

/** Compiles the engine; every run below has an instance of it. */
export async function loadAsyncifyPeer() {
  return newVariant(variant, { wasmModule: await compileEngine('@jitl/quickjs-wasmfile-release-asyncify') })
}

/** Evaluates a script in a module of its own, with async host functions that it calls without `await`. */
export async function runAsyncified(engine, hostFunctions, code) {
  const module = await newQuickJSAsyncWASMModuleFromVariant(engine)
  const context = module.newRuntime().newContext()
  for (const [name, hostFunction] of Object.entries(hostFunctions)) {
    const asyncified = async (...handles) => {
      const answer = await hostFunction(...handles.map((handle) => context.dump(handle)))
      return context.newNumber(answer)
    }
    context.newAsyncifiedFunction(name, asyncified).consume((handle) => context.setProp(context.global, name, handle))
  }
  const handle = context.unwrapResult(await context.evalCodeAsync(code))
  const value = context.dump(handle)
  // Nothing is freed one by one: the instance goes as a whole. (Freeing the runtime of a module that made asyncified
  // functions throws in 0.32: `QuickJSRuntime not found when trying to free HostRef`.)
  return value
}
