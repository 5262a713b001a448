// What is measured: the built executor, and those of its inner parts that a job looks at alone. The only file of the
// benchmarks that knows where these parts lie.

/** Loads the executor from its build, or from another folder of the same layout (the sources, in tests). */
export async function loadSubject(folder = new URL('../packages/executor/dist/', import.meta.url), extension = 'js') {
  const part = (path) => import(new URL(`${path}.${extension}`, folder).href)
  const { createExecutor } = await part('index')
  const { createExecutor: createThreadedExecutor } = await part('node/create-executor')
  const { SqliteImageStore } = await part('node/sqlite-image-store')
  const { compileCell } = await part('compile')
  const { NO_NAMES } = await part('3-rewrite/top-level')
  const { DEFAULT_LIMITS } = await part('limits')

  /** Stages 1 to 4 for a first cell of a session with these host functions. */
  function compile(code, hostFunctions) {
    const { sourceBytes } = DEFAULT_LIMITS
    const hasTerminal = hostFunctions.has('finalAnswer')
    const source = { code, names: NO_NAMES, fileName: 'cell-1.js' }
    return compileCell(source, { hostFunctions, modulesSuspend: false, hasTerminal, sourceBytes })
  }

  return { createExecutor, createThreadedExecutor, SqliteImageStore, compile, readMemory: () => readMemory(part) }
}

/** The template, and how large the image of a session is whose guest has evaluated a script, past stages 1 to 4. */
async function readMemory(part) {
  const { loadEngine } = await part('node/load-engine')
  const { makeTemplate } = await part('5-run/template')
  const { GUEST_LIBRARY } = await part('guest/generated/library')
  const { MachinePool } = await part('5-run/machine-pool')
  const { SILENT_HOST } = await part('5-run/guest-host')
  const { imageBytes } = await part('5-run/image')
  const template = await makeTemplate(await loadEngine(), GUEST_LIBRARY)
  const pool = new MachinePool(template, { capacity: 1 })

  async function imageBytesOf(script) {
    const memory = { maxPages: 1024, stackBytes: 256 * 1024, image: undefined, machine: undefined }
    const resident = { ...memory, chooseLayout: () => template, prepare() {} }
    const evaluate = (machine) => machine.free(machine.evaluate(script, 'cell-1.js', false).value)
    await pool.use(resident, (machine) => machine.turn(SILENT_HOST, 10_000, () => evaluate(machine)))
    return imageBytes(pool.imageOf(resident))
  }

  return { staticBytes: template.low.byteLength, heapBytes: template.heap.byteLength, imageBytesOf }
}
