import { CallerThrown, HelperThrown, type PackedThrown } from './blocking/thrown.ts'

/** A run of a module's agent. */
export interface ModuleRun {
  /** URL of the module. */
  readonly module: string
  readonly task: string
  readonly runOptions: object
}

/** How the run ended, as plain data. */
export type ModuleRunEnd = { readonly value: unknown } | { readonly thrown: PackedThrown }

/** The part of an agent that is needed here. */
interface BlockingAgent {
  run(task: string, options: object): unknown
}

/**
 * Runs the agent that a module exports as its default, and blocks: the program of the threads of `runInThread`.
 *
 * Not to be called by anybody else: it is an entry of the package because a thread needs a file to start from.
 */
export async function runModule({ module, task, runOptions }: ModuleRun): Promise<ModuleRunEnd> {
  try {
    const agent = await loadAgent(module)
    return { value: agent.run(task, runOptions) }
  } catch (error) {
    return { thrown: new HelperThrown().pack(error) }
  }
}

/** Gives what a run came to; throws what it threw. */
export function readRunEnd(end: ModuleRunEnd): unknown {
  if ('thrown' in end) throw new CallerThrown().unpack(end.thrown)
  return end.value
}

async function loadAgent(module: string): Promise<BlockingAgent> {
  const { default: exported } = (await import(module)) as { readonly default?: unknown }
  const agent: unknown = typeof exported === 'function' ? await exported() : exported
  if (typeof agent === 'object' && agent !== null && 'run' in agent && typeof agent.run === 'function') {
    return agent as BlockingAgent
  }
  const found = exported === undefined ? 'it has none' : `it is ${agent === null ? 'null' : `a ${typeof agent}`}`
  throw new TypeError(
    `Cannot run ${module}: its default export must be an agent, or a function that gives one, and ${found}`,
  )
}
