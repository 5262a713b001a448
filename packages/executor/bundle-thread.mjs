// Bundles the program of a worker thread into one file: a thread then starts by reading one file, not two hundred, and
// the sources run as they are (a worker thread of Node 20 cannot load TypeScript).
import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const root = dirname(fileURLToPath(import.meta.url))
const target = join(root, 'src', 'node', 'generated', 'thread.mjs')

buildSync({
  entryPoints: [join(root, 'src', 'node', 'threads', 'thread.ts')],
  outfile: target,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  conditions: ['source'],
  legalComments: 'none',
  minifySyntax: true,
  // Node's own loader of the engine, which the threads have no use for, asks for `require`.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
})

// The compiler takes no JavaScript along into the build.
const built = join(root, 'dist', 'node', 'generated')
mkdirSync(built, { recursive: true })
copyFileSync(target, join(built, 'thread.mjs'))
