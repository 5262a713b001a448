import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { ROOT } from '../house/tree.ts'
import { CLAIMS_PRELUDE, checkClaims } from './claims.ts'

/** How a program ended, and everything it printed. */
export interface Ended {
  readonly exitCode: number
  readonly output: string
}

// Below node_modules, so that what stays outside the bundle is found from there, and git sees nothing of it.
const CACHE = join(ROOT, 'node_modules/.cache/dormouse-docs')

const registryPackagesStayOutside: Plugin = {
  name: 'registry-packages-stay-outside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./#]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@dormouse/') ? null : { path, external: true },
    )
  },
}

/** Bundles code against the sources, as `folder` sees them. An import that leads nowhere rejects. */
export async function bundleCode(code: string, folder: string = ROOT): Promise<string> {
  const result = await build({
    stdin: { contents: code, resolveDir: folder, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    plugins: [registryPackagesStayOutside],
    write: false,
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
}

/** Runs a document's code in a process of its own and checks the values it claims. */
export async function runCode(
  code: string,
  options: { readonly folder?: string; readonly imports?: string } = {},
): Promise<Ended> {
  const checked = checkClaims(code)
  const text = `${options.imports ?? ''}\nconst __claims = ${checked.claims}\n${CLAIMS_PRELUDE}\n${checked.code}`
  const bundled = await bundleCode(text, options.folder)
  const file = join(CACHE, `${createHash('sha256').update(bundled).digest('hex').slice(0, 16)}.mjs`)
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(file, bundled)
  return run(process.execPath, [file])
}

/** Runs a command at the root of the repository, with no model's key in its environment. */
export function run(command: string, args: readonly string[]): Promise<Ended> {
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^(OPENAI|DORMOUSE|VITEST|NODE_OPTIONS)/.test(name),
  )
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: Object.fromEntries(environment),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    })
    const chunks: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(String(chunk)))
    child.on('error', reject)
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output: chunks.join('') }))
  })
}
