import type { createOpenAICompatible as CreateV2 } from 'ai-sdk-openai-compatible-v2'
import type { createOpenAICompatible as CreateV3 } from 'ai-sdk-openai-compatible-v3'
import { build } from 'esbuild'

/** Providers of AI SDK 5 and 6, by the version of their language models. */
export interface AiSdkProviders {
  readonly createV2: typeof CreateV2
  readonly createV3: typeof CreateV3
}

/**
 * Loads the real provider packages, bundled first: tests run under the condition `source`, and by that name a package
 * below them (eventsource-parser) offers TypeScript that Node cannot load.
 */
export async function loadAiSdkProviders(): Promise<AiSdkProviders> {
  const contents = `
    export { createOpenAICompatible as createV2 } from 'ai-sdk-openai-compatible-v2'
    export { createOpenAICompatible as createV3 } from 'ai-sdk-openai-compatible-v3'`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'error',
  })
  const bundle = Buffer.from(outputFiles[0]!.contents).toString('base64')
  return (await import(`data:text/javascript;base64,${bundle}`)) as AiSdkProviders
}
