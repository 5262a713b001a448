import { ExecutorError } from '../errors.ts'
import type { Told } from './guest-host.ts'
import { Unwinder, type UnwindingFunctions } from './unwinder.ts'

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
  readonly _QTS_DefineProp: (
    ...[context, object, key, value, get, set, ...flags]: [
      ...[context: number, object: number, key: number, value: number, get: number, set: number],
      ...[isConfigurable: boolean, isEnumerable: boolean, hasValue: boolean],
    ]
  ) => void
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
  /** Halts the guest in the middle of a host call; undefined in a build that cannot. */
  readonly unwinder: Unwinder<Told> | undefined
}

/** Smallest memory that the engine takes: 16 MiB, of which only touched pages are real. */
export const MIN_PAGES = 256

/** A build of the engine: how its module is made, and what its linker called the parts that are reached directly. */
export interface EngineBuild {
  /** Emscripten's factory of the module. */
  readonly createModule: (options: object) => Promise<unknown>
  /** The imports that decide what the memory of a fresh engine looks like. */
  readonly imports: Readonly<Record<'clock' | 'environment' | 'environmentSizes' | 'grow', string>>
  /** The export that gives the stack pointer. */
  readonly stackSave: string
  /** What it takes to halt the guest in the middle of a host call, in a build that can. */
  readonly halting: HaltingNames | undefined
}

/** Names in a build that Asyncify went over: all of it is driven by the raw exports, past Emscripten's glue. */
export interface HaltingNames {
  readonly imports: Readonly<Record<'hostCall' | 'interrupt' | 'freeHostRef' | 'asyncifyStackSize', string>>
  readonly unwinding: Readonly<Record<keyof UnwindingFunctions, string>>
  readonly functions: Readonly<Record<keyof EngineModule, string>>
}

/** What the glue hands to the instance, by the linker's names. */
type Imports = Record<string, unknown>

/** Makes one instance of the compiled engine with a memory of at most `maxPages` pages of 64 KiB. */
export async function instantiateEngine(
  wasm: WebAssembly.Module,
  maxPages: number,
  callbacks: EngineCallbacks,
  build: EngineBuild,
): Promise<EngineInstance> {
  const memory = makeMemory(maxPages)
  let instance: EngineInstance | undefined
  let unwinder: Unwinder<Told> | undefined
  const options = {
    wasmMemory: memory,
    // The engine prints when it aborts; a library prints nothing, and the abort arrives as an exception anyway.
    print: () => {},
    printErr: () => {},
    instantiateWasm(imports: { a: Imports }, done: (instance: WebAssembly.Instance) => void): object {
      pinImports(imports.a, build, memory, callbacks)
      if (build.halting) driveImports(imports.a, build.halting, callbacks, () => unwinder as Unwinder<Told>)
      const { exports } = makeInstance(wasm, imports, done)
      const { stackSave } = named<{ stackSave: () => number }>(exports, { stackSave: build.stackSave })
      const stackTop = stackSave()
      if (build.halting)
        unwinder = new Unwinder({ memory, stackTop, functions: named(exports, build.halting.unwinding) })
      const functions = build.halting ? named<EngineModule>(exports, build.halting.functions) : undefined
      instance = { functions: functions as EngineModule, memory, stackTop, unwinder }
      return exports
    },
  }
  const module = await build.createModule(options)
  // The factory has called `instantiateWasm`, or rejected.
  const made = instance as unknown as EngineInstance
  return build.halting ? made : { ...made, functions: withCallbacks(module as EngineModule, callbacks) }
}

function makeMemory(maxPages: number): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: MIN_PAGES, maximum: maxPages })
  } catch (cause) {
    // Each reserves gigabytes of addresses: a process has room for some thousands, however little is in them.
    throw new ExecutorError('engine', 'Cannot make a machine: the process has no addresses left for one', { cause })
  }
}

/** Imports that decide what the memory of a fresh engine looks like. */
function pinImports(
  a: Imports,
  { imports }: EngineBuild,
  memory: WebAssembly.Memory,
  callbacks: EngineCallbacks,
): void {
  const grow = a[imports.grow] as (bytes: number) => boolean
  a[imports.clock] = callbacks.nowMs
  a[imports.environment] = () => 0
  a[imports.environmentSizes] = (count: number, bytes: number): number => {
    new Uint32Array(memory.buffer)[count >> 2] = 0
    new Uint32Array(memory.buffer)[bytes >> 2] = 0
    return 0
  }
  a[imports.grow] = (bytes: number): boolean => {
    const grown = grow(bytes)
    if (!grown) callbacks.onMemoryRefused()
    return grown
  }
}

/** What the glue does in other builds by its object of callbacks. */
function driveImports(
  a: Imports,
  names: HaltingNames,
  callbacks: EngineCallbacks,
  unwinder: () => Unwinder<Told>,
): void {
  const { hostCall, interrupt, freeHostRef, asyncifyStackSize } = names.imports
  const { callFunction } = callbacks
  a[hostCall] = (context: number, receiver: number, count: number, argv: number, id: number): number =>
    unwinder().hostCall(() => callFunction(context, receiver, count, argv, id))
  a[interrupt] = () => (callbacks.shouldInterrupt() ? 1 : 0)
  a[freeHostRef] = () => {}
  // The room for frames is where the unwinder says.
  a[asyncifyStackSize] = () => {}
}

function makeInstance(
  wasm: WebAssembly.Module,
  imports: { a: Imports },
  done: (instance: WebAssembly.Instance) => void,
): WebAssembly.Instance {
  const instance = new WebAssembly.Instance(wasm, imports as unknown as WebAssembly.Imports)
  done(instance)
  return instance
}

/** Exports under the names that we give them. */
function named<Functions>(exports: WebAssembly.Exports, names: Readonly<Record<keyof Functions, string>>): Functions {
  const entries = Object.entries<string>(names).map(([name, letter]) => [name, exports[letter]])
  if (entries.every(([, found]) => typeof found === 'function')) return Object.fromEntries(entries) as Functions
  throw new ExecutorError('engine', 'Cannot start: this engine build is not the pinned one')
}

function withCallbacks(functions: EngineModule, callbacks: EngineCallbacks): EngineModule {
  return Object.assign(functions, {
    callbacks: {
      callFunction: (_asyncify: unknown, context: number, receiver: number, count: number, argv: number, id: number) =>
        callbacks.callFunction(context, receiver, count, argv, id),
      shouldInterrupt: () => (callbacks.shouldInterrupt() ? 1 : 0),
      freeHostRef: () => {},
    },
  })
}
