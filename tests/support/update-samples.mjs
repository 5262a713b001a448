// Writes expected.json of every sample from a run in plain Node: node tests/support/update-samples.mjs [part of a name]
// Node 20 reads no TypeScript, so the program beside this file is bundled first.
import { rm } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const outfile = fileURLToPath(new URL('./.update-samples.bundle.mjs', import.meta.url))
const entryPoints = [fileURLToPath(new URL('./update-samples.ts', import.meta.url))]
await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20' })
try {
  await import(pathToFileURL(outfile).href)
} finally {
  await rm(outfile)
}
