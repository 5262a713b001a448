// What is measured: the built executor, and those of its inner parts that a job looks at alone. The only file of the
// benchmarks that knows where these parts lie.

/** Loads the executor from its build, or from another folder of the same layout (the sources, in tests). */
export async function loadSubject(folder = new URL('../packages/executor/dist/', import.meta.url), extension = 'js') {
  const part = (path) => import(new URL(`${path}.${extension}`, folder).href)
  const [{ createExecutor }, { compileCell }, { NO_NAMES }, { makeTemplate }, { MachinePool }, { SessionCore }] =
    await Promise.all(
      ['index', 'compile', '3-rewrite/top-level', '5-run/template', '5-run/machine-pool', 'session-core'].map(part),
    )
  const [{ loadEngine }, { GUEST_LIBRARY }, { readSessionOptions }, { DEFAULT_LIMITS }, { ExecutorSession }, image] =
    await Promise.all(
      ['node/load-engine', 'guest/generated/library', 'options', 'limits', 'session', '5-run/image'].map(part),
    )

  /** Stages 1 to 4 for a first cell of a session with these host functions. */
  function compile(code, hostFunctions) {
    const { sourceBytes } = DEFAULT_LIMITS
    const hasTerminal = hostFunctions.has('finalAnswer')
    return compileCell(code, { names: NO_NAMES, hostFunctions, globals: [], hasTerminal, sourceBytes })
  }

  /** A session whose memory can be looked at: `core` beside the public `session`. */
  function openSession(template, pool, options) {
    const resolved = readSessionOptions(options, DEFAULT_LIMITS)
    const core = new SessionCore('bench', resolved, { template, pool, forceExact: false }, () => '')
    return { core, session: new ExecutorSession(core, () => {}) }
  }

  return {
    createExecutor,
    compile,
    openSession,
    imageBytes: image.imageBytes,
    makePool: (template, machines) => new MachinePool(template, machines),
    makeTemplate: async () => makeTemplate(await loadEngine(), GUEST_LIBRARY),
  }
}
