import createModule from '@jitl/quickjs-wasmfile-release-sync/emscripten-module'

/** Compiles the engine from where the bundler put it, for runtimes without a file system. */
export async function loadEngine(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(await locateEngine()))
}

/** The engine's own loader knows its address, and asks for it before it fetches: take it and stop there. */
async function locateEngine(): Promise<string> {
  const found = new Error('located')
  let url: string | undefined
  const locateFile = (file: string, directory: string): string => {
    url = new URL(file, directory).href
    throw found
  }
  try {
    await (createModule as unknown as (options: object) => Promise<unknown>)({ locateFile })
  } catch (error) {
    if (error !== found) throw error
  }
  return url as string
}
