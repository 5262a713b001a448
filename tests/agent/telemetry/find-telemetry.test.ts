import { dirname, join } from 'node:path'
import * as api from '@opentelemetry/api'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { findTelemetry } from '../../../packages/agent/src/telemetry/find-telemetry.ts'
import { run } from '../../docs/run-code.ts'
import { ROOT } from '../../house/tree.ts'
import { scratchFolder } from '../../support/scratch-folder.ts'
import { RecordedTelemetry } from './recorded-telemetry.ts'
import { watchedRun } from './sample-events.ts'

/** Puts findTelemetry() where `@opentelemetry/api` is not installed, and says whether it finds anything. */
async function withoutPeer(): Promise<string> {
  const outfile = join(await scratchFolder(), 'find.mjs')
  await build({
    stdin: {
      contents: `import { findTelemetry } from './packages/agent/src/telemetry/find-telemetry.ts'
        console.log('found', await findTelemetry())`,
      resolveDir: ROOT,
    },
    ...{ outfile, bundle: true, format: 'esm', external: ['@opentelemetry/api'], logLevel: 'silent' },
  })
  return outfile
}

describe('findTelemetry()', () => {
  it('finds the providers that the program has registered', async () => {
    const recorded = new RecordedTelemetry()
    api.trace.setGlobalTracerProvider(recorded.tracerProvider)
    try {
      const telemetry = await findTelemetry()
      telemetry?.watch(watchedRun('run')).end()
      expect(recorded.tree).toBe('invoke_agent')
      expect(recorded.spans[0]?.instrumentationScope.name).toBe('@dormouse/agent')
    } finally {
      api.trace.disable()
      await recorded.shutdown()
    }
  })

  it('gives undefined where @opentelemetry/api is not installed', async () => {
    const { output } = await run(process.execPath, [await withoutPeer()])
    expect(output.trim()).toBe('found undefined')
  })

  it('is no error to a bundler where @opentelemetry/api is not installed', async () => {
    const entry = await withoutPeer()
    const options = { bundle: true, platform: 'browser', format: 'esm', write: false, logLevel: 'silent' } as const
    const bundled = await build({ ...options, entryPoints: [entry], metafile: true })
    expect([...bundled.errors, ...bundled.warnings]).toEqual([])
    const left = Object.values(bundled.metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
    expect(left).toEqual(['@opentelemetry/api'])
    const plain = { contents: `import('@opentelemetry/api')`, resolveDir: dirname(entry) }
    await expect(build({ ...options, stdin: plain })).rejects.toThrow('@opentelemetry/api')
  })
})
