// Bundles the program of the helper thread of blocking runs into a text, as the executor does with its threads'
// program: the sources run as they are, and whoever bundles the agent into a program of theirs need not know of a
// second.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { writeGenerated } from '../executor/bundle-guest.mjs'

const source = join(dirname(fileURLToPath(import.meta.url)), 'src')

/** What the helper thread takes in place of what this package takes on Node: it starts no threads of its own. */
const withoutThreads = {
  name: 'without-threads',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^#(blocking-run|default-executor)$/ }, ({ path }) => ({
      path: join(source, `${path.slice(1)}.ts`),
    }))
  },
}

/** Optional peers stay absent: nothing is set up for them in the helper thread. */
const withoutPeers = {
  name: 'without-peers',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(@opentelemetry\/api|ai|@ai-sdk\/.*)$/ }, ({ path }) => ({ path, namespace: 'absent' }))
    onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`There is no ${path} in this thread`)})`,
    }))
  },
}

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  conditions: ['source'],
  legalComments: 'none',
  charset: 'ascii',
  write: false,
}

const helper = await build({
  ...shared,
  entryPoints: [join(source, 'node', 'blocking', 'helper-program.ts')],
  // The form in which a worker thread takes a program that is in no file.
  format: 'cjs',
  plugins: [withoutThreads, withoutPeers],
  // From here the engine's loaders find the engine.
  banner: { js: 'const helperBase = require("node:worker_threads").workerData.base;' },
  define: { 'import.meta.url': 'helperBase' },
  minifySyntax: true,
  minifyWhitespace: true,
})
writeGenerated(
  join(source, 'node', 'generated', 'helper-program.ts'),
  `/** The program of the helper thread, as gzip in base64; made by bundle-thread.mjs from src/node/blocking/helper-program.ts. */
export const PACKED_PROGRAM: string =
  ${JSON.stringify(gzipSync(helper.outputFiles[0].contents, { level: 9 }).toString('base64'))}
`,
)

// The threads of runInThread start from a file, and find it where the compiler puts it. This is the same in one piece,
// so that it is there before anything is compiled.
const thread = await build({ ...shared, entryPoints: [join(source, 'node', 'module-thread.ts')], format: 'esm' })
writeGenerated(join(source, '..', 'dist', 'node', 'module-thread.js'), thread.outputFiles[0].text)
