import releaseSync from '@jitl/quickjs-wasmfile-release-sync'
import { buildSync } from 'esbuild'
import { newQuickJSWASMModuleFromVariant, type QuickJSContext, type QuickJSSyncVariant } from 'quickjs-emscripten-core'

/** A guest module loaded into the real engine; its exports are properties of the guest's global `guest`. */
export interface GuestModule {
  /** Runs a script and gives its value, which must be a string, number or boolean. */
  evaluate(code: string): string | number | boolean
  /** Evaluates to a function now; calling the result later passes and gives strings the way the bridge does. */
  bind(functionCode: string): (...texts: string[]) => string
}

/** What guest code threw, put in words by the engine itself. */
export class GuestThrew extends Error {
  override readonly name = 'GuestThrew'
}

// Its declarations are read as CommonJS, where the variant would hang under `default`; at run time it is the variant.
const engine = await newQuickJSWASMModuleFromVariant(releaseSync as unknown as QuickJSSyncVariant)
const bundles = new Map<string, string>()

function bundleOf(path: string): string {
  const known = bundles.get(path)
  if (known !== undefined) return known
  const { outputFiles } = buildSync({
    entryPoints: [path],
    bundle: true,
    format: 'iife',
    globalName: 'guest',
    minify: true,
    charset: 'ascii',
    target: 'es2023',
    write: false,
  })
  const text = outputFiles[0]?.text ?? ''
  bundles.set(path, text)
  return text
}

/**
 * Loads a module of `packages/executor/src/guest` into a guest of its own, bundled as the guest library is.
 * @param path from the root of the workspace
 */
export function loadGuestModule(path: string): GuestModule {
  // Never freed: freeing a context can abort (hazards H4).
  const runtime = engine.newRuntime()
  runtime.setMaxStackSize(64 * 1024)
  const context = runtime.newContext()
  unwrap(context, context.evalCode(bundleOf(path), 'guest.js'))
  return {
    evaluate: (code) => unwrap(context, context.evalCode(code, 'cell.js')),
    bind: (code) => bind(context, code),
  }
}

function bind(context: QuickJSContext, code: string): (...texts: string[]) => string {
  const made = context.evalCode(`(${code})`, 'cell.js')
  if (made.error) throw new GuestThrew(context.getString(made.error))
  const called = made.value
  return (...texts) => {
    const handles = texts.map((text) => context.newString(text))
    const result = String(unwrap(context, context.callFunction(called, context.undefined, ...handles)))
    for (const handle of handles) handle.dispose()
    return result
  }
}

function unwrap(context: QuickJSContext, result: ReturnType<QuickJSContext['evalCode']>): string | number | boolean {
  if (result.error) throw new GuestThrew(context.getString(result.error))
  const value: unknown = context.typeof(result.value) === 'object' ? '' : context.dump(result.value)
  result.value.dispose()
  return value as string | number | boolean
}
