/** Stands for an answer that the guest waits for, halted in the middle of its call. */
export const HALT: unique symbol = Symbol('halt')

/** What a machine asks of the host while guest code runs. All texts are written by the codec unless said. */
export interface GuestHost {
  /** Starts a call that the guest waits for with a promise; gives its number, or undefined to end the guest here. */
  call(name: string, args: string): number | undefined
  /** Answers a call that cannot wait: 'v' and a value or 'e' and an error; undefined ends the guest here. */
  callSync(name: string, args: string): string | typeof HALT | undefined
  /** A terminal host function was called: the run ends. */
  terminal(name: string, args: string): void
  /** One console line; `text` is a JSON string. */
  log(level: string, text: string): void
  /** A service of the guest library (`random`, `intl.…`): JSON in, JSON out. */
  service(name: string, argument: string): string
  startTimer(id: number, delayMs: number, repeat: boolean): void
  clearTimer(id: number): void
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
  terminal: () => {},
  log: () => {},
  service: () => '{"value":null}',
  startTimer: () => {},
  clearTimer: () => {},
  module: (name) => {
    throw new Error(`Cannot import '${name}' now`)
  },
  uncaught: () => {},
  nowMs: () => 0,
}
