import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { ROOT } from '../house/tree.ts'

const run = promisify(execFile)

/** What a process of `sleeper.ts` prints. */
export interface SleeperReport {
  readonly version: string
  readonly status: string
  readonly value?: unknown
  /** Calls that its run has made so far. */
  readonly answered: number
}

/** Bundles `sleeper.ts`: Node 20 loads no TypeScript. Below node_modules, so that it finds the engine. */
export async function bundleSleeper(): Promise<string> {
  const file = join(ROOT, `node_modules/.cache/dormouse-sleeper/${process.pid}.mjs`)
  await build({
    entryPoints: [join(ROOT, 'tests/support/sleeper.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source'],
    logLevel: 'silent',
    // Node's own loader of the engine asks for `require`.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  })
  return file
}

/** The path of another version of Node, as `.ci/run` takes it: npm fetches it once. */
export async function findNode(version: string): Promise<string> {
  const { stdout } = await run('npx', ['-y', `node@${version}`, '-p', 'process.execPath'])
  return stdout.trim()
}

/** Runs a bundle of `sleeper.ts` over a file, in a process of some Node. */
export async function runSleeper(node: string, bundle: string, file: string): Promise<SleeperReport> {
  const { stdout } = await run(node, [bundle, file])
  return JSON.parse(stdout) as SleeperReport
}
