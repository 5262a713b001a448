import type { CallArguments } from './call-arguments.ts'
import type { PackedThrown } from './thrown.ts'

/** Runs an agent; only when the last run has ended. */
export interface StartMessage {
  readonly type: 'start'
  /** The number of the agent: the same agent is made once, and keeps its conversation. */
  readonly key: number
  /** The agent with marks for what is no plain data; left out where the helper thread has it. */
  readonly agent?: unknown
  readonly task: string
  readonly runOptions: unknown
  /** Why the run's signal was aborted, where it was before the run began. */
  readonly abort?: PackedThrown
}

/** Answers a call: the helper thread waits for it. */
export interface AnswerMessage {
  readonly type: 'answer'
  readonly value?: unknown
  readonly thrown?: PackedThrown
  /** Why the run's signal was aborted in the call, where it was. */
  readonly abort?: PackedThrown
}

/** What the calling thread tells the helper thread. */
export type CallerMessage =
  | StartMessage
  | AnswerMessage
  /** Frees an agent. */
  | { readonly type: 'forget'; readonly key: number }

/** Whose functions are called: the agent's, or those that only this run was given. */
export type CallbackScope = 'agent' | 'run'

/** A function of the calling thread that the helper thread has called. */
export interface CallMessage {
  readonly type: 'call'
  readonly scope: CallbackScope
  readonly id: number
  readonly args: CallArguments
}

/** What the helper thread tells the calling thread, which serves calls until the end. */
export type HelperMessage =
  | CallMessage
  | { readonly type: 'end'; readonly value: unknown }
  | { readonly type: 'failed'; readonly thrown: PackedThrown }
  /** Something of the thread's own went wrong; it ends. */
  | { readonly type: 'death'; readonly thrown: PackedThrown }

/** What the helper thread starts with. */
export interface HelperData {
  /** Where its messages come and go. */
  readonly port: MessagePort
  /** Held and never used: the calling thread sees by the other end whether the thread still lives. */
  readonly life: MessagePort
  /** Counts messages, so that either side can wait for one: those to the calling thread, and answers to the helper. */
  readonly words: Int32Array
  /** From where the engine's package is found, as a `file:` URL. */
  readonly base: string
}

/** Which of the shared words counts what. */
export const WORD = { toCaller: 0, toHelper: 1 } as const
