// Bundles the program of a worker thread into a text that the executor has with it: a thread then starts without
// reading two hundred files, the sources run as they are (a worker thread of Node 20 cannot load TypeScript), and
// whoever bundles the executor into a program of theirs need not know that there is a second one.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { writeGenerated } from './bundle-guest.mjs'

const source = join(dirname(fileURLToPath(import.meta.url)), 'src', 'node')
const target = join(source, 'generated', 'thread-program.ts')

const { outputFiles } = buildSync({
  entryPoints: [join(source, 'threads', 'thread.ts')],
  bundle: true,
  platform: 'node',
  // The form in which a worker thread takes a program that is in no file.
  format: 'cjs',
  target: 'node20',
  conditions: ['source'],
  // The engine's loaders ask where they lie, to find the engine; a thread is given it.
  define: { 'import.meta.url': '"file:///dormouse-thread.js"' },
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  charset: 'ascii',
  write: false,
})

const module = `/** The program of a worker thread; made by bundle-thread.mjs from src/node/threads/thread.ts. */
export const THREAD_PROGRAM: string =
  ${JSON.stringify(outputFiles[0].text)}
`

writeGenerated(target, module)
