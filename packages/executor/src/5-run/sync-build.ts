import createModule from '@jitl/quickjs-wasmfile-release-sync/emscripten-module'
import type { EngineBuild } from './engine.ts'

/**
 * The build whose guest never stops in the middle of a host call: `@jitl/quickjs-wasmfile-release-sync` 0.32.0, whose
 * linker gave the names. `makeTemplate` proves the clock at start-up; the version is pinned in package.json.
 */
export const SYNC_BUILD: EngineBuild = {
  // The factory's own types know nothing of the hooks that it takes; they are documented by Emscripten (Module object).
  createModule: createModule as unknown as EngineBuild['createModule'],
  imports: { clock: 'p', environment: 'e', environmentSizes: 'f', grow: 'k' },
  stackSave: 'Oa',
  halting: undefined,
}
