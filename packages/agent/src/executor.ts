/** One call from the model's code to a host function. */
export interface HostCall {
  readonly args: readonly unknown[]
  /** Aborted when the run ends before the call does. */
  readonly signal: AbortSignal
  /** Number of the call within its cell: 1, 2, 3 … */
  readonly id: number
  /** What to return to say that the answer comes later, by `resume`: only then can a session be saved in a cell. */
  suspend(): unknown
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
  /** Milliseconds that the code itself ran, where the executor counts. */
  readonly usage?: { readonly cpuMs: number }
} & (
  | {
      readonly status: 'completed'
      readonly value: unknown
      /** Name of the terminal host function that ended the cell, if one did. */
      readonly endedBy?: string
    }
  | { readonly status: 'failed'; readonly error: CodeError; readonly rolledBack: boolean }
  /** All that is left to wait for are calls that gave `suspend()`. */
  | { readonly status: 'suspended'; readonly pending: readonly PendingCodeCall[] }
)

/** A call whose answer comes by `resume`. */
export interface PendingCodeCall {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}

/** The answer to a pending call. */
export type PendingAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: Error }

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

/** What one cell is run with. */
export interface CellOptions {
  readonly signal: AbortSignal
  readonly onLog: (entry: { readonly level: string; readonly text: string }) => void
}

/** State that the cells of one run share. */
export interface CodeSession {
  /** Runs one cell. What the code did wrong is returned; rejects when aborted (the signal's reason) or broken. */
  run(code: string, options: CellOptions): Promise<CodeOutcome>
  /**
   * Answers pending calls of a suspended cell. Optional, with `save`: without both, no run is saved that has run code.
   */
  resume?(answers: readonly PendingAnswer[], options: CellOptions): Promise<CodeOutcome>
  /** The session as bytes, between cells or while one is suspended. Optional: without it runs cannot be saved. */
  save?(): Promise<Uint8Array>
  /** The calls that a suspended cell waits for. */
  readonly pending?: readonly PendingCodeCall[]
  dispose(): Promise<void>
}

/** What a session is made of. */
export interface CodeSessionOptions {
  readonly hostFunctions: Readonly<Record<string, HostFunction>>
  /** Data that the code finds as variables. */
  readonly globals?: Readonly<Record<string, unknown>>
  /** Sources that the code may import, by name. */
  readonly modules?: Readonly<Record<string, string>>
}

/** What an agent needs of an executor. `@dormouse/executor` fits it, and so may any other. */
export interface CodeExecutor {
  createSession(options: CodeSessionOptions): CodeSession | Promise<CodeSession>
  /** Makes a saved session anew. Optional, as `save` is. */
  restore?(image: Uint8Array, options: Pick<CodeSessionOptions, 'hostFunctions'>): CodeSession | Promise<CodeSession>
  dispose(): Promise<void>
}
