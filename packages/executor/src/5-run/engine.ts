import createModule from '@jitl/quickjs-wasmfile-release-sync/emscripten-module'
import { ExecutorError } from '../errors.ts'

/** The functions of the engine that a machine uses. Numbers are addresses in the machine's memory, unless said. */
export interface EngineModule {
  readonly _malloc: (bytes: number) => number
  readonly _free: (address: number) => void
  readonly _QTS_NewRuntime: () => number
  readonly _QTS_NewContext: (runtime: number, intrinsics: number) => number
  readonly _QTS_RuntimeSetMaxStackSize: (runtime: number, bytes: number) => void
  readonly _QTS_RuntimeEnableInterruptHandler: (runtime: number) => void
  readonly _QTS_Eval: (
    context: number,
    text: number,
    bytes: number,
    file: number,
    detect: number,
    flags: number,
  ) => number
  readonly _QTS_Call: (context: number, fn: number, receiver: number, count: number, args: number) => number
  readonly _QTS_ResolveException: (context: number, value: number) => number
  readonly _QTS_ExecutePendingJob: (runtime: number, max: number, contextOut: number) => number
  readonly _QTS_FreeValuePointer: (context: number, value: number) => void
  readonly _QTS_FreeValuePointerRuntime: (runtime: number, value: number) => void
  readonly _QTS_GetString: (context: number, value: number) => number
  readonly _QTS_FreeCString: (context: number, text: number) => void
  readonly _QTS_NewString: (context: number, text: number) => number
  readonly _QTS_NewFloat64: (context: number, value: number) => number
  readonly _QTS_GetFloat64: (context: number, value: number) => number
  readonly _QTS_NewError: (context: number) => number
  readonly _QTS_NewObject: (context: number) => number
  readonly _QTS_GetUndefined: () => number
  readonly _QTS_GetGlobalObject: (context: number) => number
  readonly _QTS_GetProp: (context: number, object: number, key: number) => number
  readonly _QTS_SetProp: (context: number, object: number, key: number, value: number) => void
  readonly _QTS_NewFunction: (
    context: number,
    name: number,
    length: number,
    isConstructor: number,
    id: number,
  ) => number
  readonly _QTS_ArgvGetJSValueConstPointer: (argv: number, index: number) => number
  readonly _QTS_Throw: (context: number, error: number) => number
  readonly _QTS_PromiseState: (context: number, promise: number) => number
  readonly _QTS_PromiseResult: (context: number, promise: number) => number
}

/** What the engine calls back. */
export interface EngineCallbacks {
  readonly callFunction: (context: number, receiver: number, count: number, argv: number, id: number) => number
  readonly shouldInterrupt: () => boolean
  readonly nowMs: () => number
  /** The engine wanted more memory than its maximum. */
  readonly onMemoryRefused: () => void
}

/** One instance of the engine: its functions and its memory. */
export interface EngineInstance {
  readonly functions: EngineModule
  readonly memory: WebAssembly.Memory
  /** Address of the top of the engine's stack, as it is while no guest code runs. */
  readonly stackTop: number
}

/** Smallest memory that the engine takes: 16 MiB, of which only touched pages are real. */
export const MIN_PAGES = 256

/**
 * Names of the imports that decide what the memory of a fresh engine looks like, as the linker of
 * `@jitl/quickjs-wasmfile-release-sync` 0.32.0 shortened them. `makeTemplate` proves the clock at start-up; the version
 * is pinned in package.json.
 */
const IMPORTS = { clock: 'p', environment: 'e', environmentSizes: 'f', grow: 'k' } as const
const STACK_SAVE = 'Oa'

/** Makes one instance of the compiled engine with a memory of at most `maxPages` pages of 64 KiB. */
export async function instantiateEngine(
  wasm: WebAssembly.Module,
  maxPages: number,
  callbacks: EngineCallbacks,
): Promise<EngineInstance> {
  const memory = new WebAssembly.Memory({ initial: MIN_PAGES, maximum: maxPages })
  let stackTop = 0
  const options = {
    wasmMemory: memory,
    // The engine prints when it aborts; a library prints nothing, and the abort arrives as an exception anyway.
    print: () => {},
    printErr: () => {},
    instantiateWasm(imports: { a: Record<string, unknown> }, done: (instance: WebAssembly.Instance) => void): object {
      const grow = imports.a[IMPORTS.grow] as (bytes: number) => boolean
      imports.a[IMPORTS.clock] = callbacks.nowMs
      imports.a[IMPORTS.environment] = () => 0
      imports.a[IMPORTS.environmentSizes] = (count: number, bytes: number): number => {
        new Uint32Array(memory.buffer)[count >> 2] = 0
        new Uint32Array(memory.buffer)[bytes >> 2] = 0
        return 0
      }
      imports.a[IMPORTS.grow] = (bytes: number): boolean => {
        const grown = grow(bytes)
        if (!grown) callbacks.onMemoryRefused()
        return grown
      }
      const instance = new WebAssembly.Instance(wasm, imports as unknown as WebAssembly.Imports)
      const stackSave = instance.exports[STACK_SAVE] as (() => number) | undefined
      if (stackSave === undefined)
        throw new ExecutorError('engine', 'Cannot start: this engine build is not the pinned one')
      done(instance)
      stackTop = stackSave()
      return instance.exports
    },
  }
  // The factory's own types know nothing of these hooks; they are documented by Emscripten (Module object).
  const functions = (await (createModule as unknown as (options: object) => Promise<unknown>)(
    options,
  )) as EngineModule & {
    callbacks: unknown
  }
  functions.callbacks = {
    callFunction: (_asyncify: unknown, context: number, receiver: number, count: number, argv: number, id: number) =>
      callbacks.callFunction(context, receiver, count, argv, id),
    shouldInterrupt: () => (callbacks.shouldInterrupt() ? 1 : 0),
    freeHostRef: () => {},
  }
  return { functions, memory, stackTop }
}
