import { AgentError } from './errors.ts'

/** An agent as what it is made of: its kind, and the options that its constructor was given. */
export interface AgentParts {
  readonly kind: 'code' | 'tool-calling'
  readonly options: object
}

/** An agent that another one calls as a tool, as what it is made of. */
export interface AgentToolParts {
  readonly kind: 'agent-tool'
  readonly agent: object
  /** What `asTool` was given. */
  readonly options: object
}

/** What a blocking run needs of its agent. */
export interface BlockingRequest extends AgentParts {
  /** The agent itself: what its thread keeps of it, its conversation, is kept as long as it is there. */
  readonly agent: object
  readonly task: string
  /** What `run` was given, checked. */
  readonly runOptions: object
  /** Tells what a sub-agent among the options, or a tool made of one, is made of; undefined for anything else. */
  readonly partsOf?: (value: object) => AgentParts | AgentToolParts | undefined
}

/**
 * Runs an agent while the calling thread waits; gives what `arun` would resolve to.
 *
 * This one is for runtimes that have no threads, and always throws an AgentError `no-threads`.
 */
export function runBlocking(_request: BlockingRequest): unknown {
  throw new AgentError('no-threads', 'Cannot block here: this runtime has no threads to run the agent in; use arun')
}

/** Frees what threads keep of an agent. */
export function forgetBlocking(_agent: object): void {}
