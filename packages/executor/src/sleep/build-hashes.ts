import type { Template } from '../5-run/template.ts'
import { type BuildHashes, hashOf } from './image-bytes.ts'

/** Changes with the pinned version of the engine's package. */
const ENGINE_VERSION = 'quickjs-wasmfile-release-sync 0.32.0'

/** The hashes that images carry: of the engine's build (its interface and version) and of the template's content. */
export async function buildHashes({ wasm, low, heap }: Template): Promise<BuildHashes> {
  const { exports, imports } = WebAssembly.Module
  const face = JSON.stringify([ENGINE_VERSION, exports(wasm), imports(wasm)])
  const bytes = ({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array =>
    new Uint8Array(buffer, byteOffset, byteLength)
  return { engine: await hashOf(new TextEncoder().encode(face)), template: await hashOf(bytes(low), bytes(heap)) }
}
