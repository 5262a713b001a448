import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleCode } from '../docs/run-code.ts'
import { ROOT } from '../house/tree.ts'

/** Below node_modules, so that what stays outside the bundle is found from there, and git sees nothing of it. */
const CACHE = join(ROOT, 'node_modules/.cache/dormouse-modules')

/** Writes code as a module that plain Node can load, the sources it imports included; gives its URL. */
export async function bundledModule(code: string): Promise<string> {
  const bundled = await bundleCode(code)
  const file = join(CACHE, `${createHash('sha256').update(bundled).digest('hex').slice(0, 16)}.mjs`)
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(file, bundled)
  return pathToFileURL(file).href
}
