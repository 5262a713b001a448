/** Stands for an answer that the guest waits for, halted in the middle of its call. */
export const HALT: unique symbol = Symbol('halt')

/** Something that happened outside, as the guest is told of it; an answer may come as its UTF-8. */
export type Told =
  | { readonly kind: 'call'; readonly id: number; readonly answer: string | Uint8Array }
  | { readonly kind: 'timer'; readonly id: number }

/**
 * The answer of a host function: a number, a text (or its UTF-8), undefined, the address of a guest value (thrown when
 * `threw`), or that the guest halts, and what it is answered once it was told something.
 */
export type Answer =
  | number
  | string
  | Uint8Array
  | undefined
  | { readonly value: number; readonly threw: boolean }
  | { readonly whenTold: (told: Told) => Answer }
/** Stands for the text of a function that whoever runs the guest has to be told first. */
export const ELSEWHERE: unique symbol = Symbol('elsewhere')

/** What a machine asks of the host while guest code runs. All texts are written by the codec unless said. */
export interface GuestHost {
  /** Starts a call that the guest waits for with a promise; gives its number, or undefined to end the guest here. */
  call(name: string, args: string): number | undefined
  /** Answers a call that cannot wait: 'v' and a value or 'e' and an error; undefined ends the guest here. */
  callSync(name: string, args: string): string | typeof HALT | undefined
  /**
   * True when no call is in flight and no timer is set: nothing that happens outside can wake the guest. False once the
   * run has ended, since then nothing may.
   */
  readonly standsStill: boolean
  /** The next event, in the middle of a turn; it counts as given. Undefined ends the guest here. */
  nextEvent(): Told | typeof HALT | undefined
  /** A terminal host function was called: the run ends. */
  terminal(name: string, args: string): void
  /** The guest waits for a value that never comes, at a place that it gives as a stack: the run ends. */
  standStill(stack: string): void
  /** One console line; `text` is a JSON string. */
  log(level: string, text: string): void
  /** A service of the guest library (`random`, `intl.…`): JSON in, JSON out. */
  service(name: string, argument: string): string
  startTimer(id: number, delayMs: number, repeat: boolean): void
  clearTimer(id: number): void
  /**
   * The text of a function as it was written, by where the engine has it; undefined for one that was forgotten,
   * {@link ELSEWHERE} ends the guest here.
   */
  functionText(fileName: string, line: number, column: number): string | typeof ELSEWHERE | undefined
  /** Code that the guest makes from text, rewritten; undefined where it stays as it is. */
  rewrittenText(code: string): string | undefined
  /** The script of a module; throws when there is none of that name. */
  module(name: string): string
  /** A callback that nobody waits for threw. */
  uncaught(error: string): void
  /** Epoch milliseconds of the session's clock. */
  nowMs(): number
}

/** A host that answers nothing: for the few statements of ours that run between cells. */
export const SILENT_HOST: GuestHost = {
  call: () => undefined,
  callSync: () => undefined,
  standsStill: true,
  nextEvent: () => undefined,
  terminal: () => {},
  standStill: () => {},
  log: () => {},
  service: () => '{"value":null}',
  startTimer: () => {},
  clearTimer: () => {},
  functionText: () => undefined,
  rewrittenText: () => undefined,
  module: (name) => {
    throw new Error(`Cannot import '${name}' now`)
  },
  uncaught: () => {},
  nowMs: () => 0,
}
