import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** The engine of a quickjs-emscripten build, compiled: its instances need not compile it again. */
export async function compileEngine(build) {
  return WebAssembly.compile(await readFile(fileURLToPath(import.meta.resolve(`${build}/wasm`))))
}
