/// <reference types="node" />
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** Compiles the engine from the file that its package ships. */
export async function loadEngine(): Promise<WebAssembly.Module> {
  const file = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm')
  return WebAssembly.compile(await readFile(file))
}
