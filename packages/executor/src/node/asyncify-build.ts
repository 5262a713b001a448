/// <reference types="node" />
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import createModule from '@jitl/quickjs-wasmfile-release-asyncify/emscripten-module'
import type { EngineBuild, HaltingNames } from '../5-run/engine.ts'

const FUNCTIONS: HaltingNames['functions'] = {
  _malloc: 'w',
  _free: 'N',
  _QTS_NewRuntime: 'L',
  _QTS_NewContext: 'O',
  _QTS_RuntimeSetMaxStackSize: 'E',
  _QTS_RuntimeEnableInterruptHandler: 'Ga',
  _QTS_Eval: 'qa',
  _QTS_Call: 'na',
  _QTS_ResolveException: 'oa',
  _QTS_ExecutePendingJob: 'ha',
  _QTS_FreeValuePointer: 'Q',
  _QTS_FreeValuePointerRuntime: 'R',
  _QTS_GetString: 'aa',
  _QTS_FreeCString: 'T',
  _QTS_NewString: '$',
  _QTS_NewFloat64: 'Z',
  _QTS_GetFloat64: '_',
  _QTS_NewError: 'y',
  _QTS_NewObject: 'V',
  _QTS_GetUndefined: 'F',
  _QTS_GetGlobalObject: 'va',
  _QTS_GetProp: 'ia',
  _QTS_SetProp: 'ka',
  _QTS_DefineProp: 'la',
  _QTS_NewFunction: 'Ea',
  _QTS_ArgvGetJSValueConstPointer: 'Fa',
  _QTS_Throw: 'x',
  _QTS_PromiseState: 'xa',
  _QTS_PromiseResult: 'ya',
}

/**
 * The build that can halt the guest in the middle of a call: `@jitl/quickjs-wasmfile-release-asyncify` 0.32.0, whose
 * linker gave the names. A name that is wrong fails while the template is made; the version is pinned in package.json.
 */
export const ASYNCIFY_BUILD: EngineBuild = {
  // The factory's own types know nothing of the hooks that it takes; they are documented by Emscripten (Module object).
  createModule: createModule as unknown as EngineBuild['createModule'],
  imports: { clock: 'p', environment: 'd', environmentSizes: 'e', grow: 'k' },
  stackSave: 'Pa',
  halting: {
    imports: { hostCall: 'i', interrupt: 'h', freeHostRef: 't', asyncifyStackSize: 'u' },
    unwinding: { startUnwind: 'tb', stopUnwind: 'ub', startRewind: 'vb', stopRewind: 'wb' },
    functions: FUNCTIONS,
  },
}

/** Compiles that build from the file that its package ships. */
export async function loadAsyncifyEngine(): Promise<WebAssembly.Module> {
  const file = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-asyncify/wasm')
  return WebAssembly.compile(await readFile(file))
}
