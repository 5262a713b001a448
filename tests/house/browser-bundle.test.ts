import { builtinModules } from 'node:module'
import { type BuildResult, build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { ROOT } from './tree.ts'

/** The entries that must run in browsers, Workers, Bun and Deno. */
const CORES = ['packages/executor/src/index.ts', 'packages/agent/src/index.ts', 'packages/agent/src/tool/tool.ts']

type Bundle = BuildResult<{ metafile: true; write: false }>

/** Bundles as a browser's bundler would; what it cannot resolve, a built-in of Node among it, is an error. */
function bundle(contents: string): Promise<Bundle> {
  return build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    conditions: ['source'],
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
}

const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '')

/** What a finished bundle still asks its surroundings for, and every built-in that any of its files names. */
function nodeIn({ metafile }: Bundle): string[] {
  const left = Object.values(metafile.outputs).flatMap((output) => output.imports.filter((one) => one.external))
  const named = Object.entries(metafile.inputs).flatMap(([path, input]) =>
    input.imports.filter((one) => isBuiltin(one.original ?? one.path)).map((one) => `${path} → ${one.original}`),
  )
  return [...left.map((one) => one.path), ...named]
}

describe('browser bundle', () => {
  it.each(CORES)('%s bundles with nothing of Node in it', async (entry) => {
    const result = await bundle(`export * from './${entry}'`)
    expect(result.errors).toEqual([])
    expect(nodeIn(result)).toEqual([])
    expect(Object.keys(result.metafile.inputs)).toContain(entry)
    expect(Object.keys(result.metafile.inputs).filter((path) => path.includes('/src/node/'))).toEqual([])
  })

  it('the executor takes the engine loader and the engine build that are meant for browsers', async () => {
    const inputs = Object.keys((await bundle(`export * from './${CORES[0]}'`)).metafile.inputs)
    expect(inputs).toContain('packages/executor/src/5-run/load-engine.ts')
    expect(inputs.filter((path) => path.includes('@jitl/') && path.includes('emscripten-module'))).toEqual([
      expect.stringContaining('browser'),
    ])
  })

  it('bundle() fails on a built-in, however it is named', async () => {
    await expect(bundle(`import { readFile } from 'node:fs/promises'; readFile`)).rejects.toThrow('node:fs/promises')
    await expect(bundle(`import { join } from 'path'; join`)).rejects.toThrow('path')
    await expect(bundle(`await import('node:worker_threads')`)).rejects.toThrow('node:worker_threads')
    const guarded = await bundle(`try { require('fs') } catch {}`)
    expect(nodeIn(guarded)).not.toEqual([])
    expect(nodeIn(await bundle('export const one = 1'))).toEqual([])
  })
})
