/** One call from the model's code to a host function. */
export interface HostCall {
  readonly args: readonly unknown[]
  /** Aborted when the run ends before the call does. */
  readonly signal: AbortSignal
  /** Number of the call within its cell: 1, 2, 3 … */
  readonly id: number
}

/** A function of the host that the code may call by name; a terminal one ends the cell with what it returns. */
export interface HostFunction {
  readonly handle: (call: HostCall) => unknown
  readonly terminal?: boolean
}

/** What a cell came to. */
export type CodeOutcome = {
  readonly logs: readonly { readonly level: string; readonly text: string }[]
  /** Bytes cut out of the middle of the logs. */
  readonly logBytesOmitted: number
  readonly calls: readonly CodeCall[]
} & (
  | {
      readonly status: 'completed'
      readonly value: unknown
      /** Name of the terminal host function that ended the cell, if one did. */
      readonly endedBy?: string
    }
  | { readonly status: 'failed'; readonly error: CodeError; readonly rolledBack: boolean }
  /** A host function said that its answer comes from outside. Those of an agent never do. */
  | { readonly status: 'suspended' }
)

/** A cell that came to its end. */
export type EndedCell = Exclude<CodeOutcome, { status: 'suspended' }>

/** One call that a cell made. */
export interface CodeCall {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
  readonly status: 'pending' | 'fulfilled' | 'rejected' | 'aborted'
  readonly value?: unknown
  readonly error?: { readonly name: string; readonly message: string }
  readonly durationMs: number
}

/** What went wrong in a cell, in words for the model. */
export interface CodeError {
  readonly code: string
  readonly name: string
  readonly message: string
  readonly codeFrame?: string
  readonly advice?: string
}

/** State that the cells of one run share. */
export interface CodeSession {
  /** Runs one cell. What the code did wrong is returned; rejects when aborted (the signal's reason) or broken. */
  run(
    code: string,
    options: {
      readonly signal: AbortSignal
      readonly onLog: (entry: { readonly level: string; readonly text: string }) => void
    },
  ): Promise<CodeOutcome>
  dispose(): Promise<void>
}

/** What an agent needs of an executor. `@dormouse/executor` fits it, and so may any other. */
export interface CodeExecutor {
  createSession(options: {
    readonly hostFunctions: Readonly<Record<string, HostFunction>>
  }): CodeSession | Promise<CodeSession>
  dispose(): Promise<void>
}
