// The peer: quickjs-emscripten-core 0.32 with the same engine build, used as its README says.
import variant from '@jitl/quickjs-wasmfile-release-sync'
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core'

/** The stack limit of our sessions by default, so that both sides may recurse equally deep. */
const STACK_BYTES = 256 * 1024

/** Compiles the engine once; every context below comes from this module. */
export async function loadPeer() {
  return newQuickJSWASMModuleFromVariant(variant)
}

/** A runtime and a context in it. */
export function openContext(engine) {
  const runtime = engine.newRuntime()
  runtime.setMaxStackSize(STACK_BYTES)
  const context = runtime.newContext()
  return {
    runtime,
    context,
    close() {
      context.dispose()
      runtime.dispose()
    },
  }
}

/** Evaluates a script and gives its value as data. */
export function evaluate({ context }, code) {
  const handle = context.unwrapResult(context.evalCode(code))
  const value = context.dump(handle)
  handle.dispose()
  return value
}
