/// <reference types="node" />
/**
 * A few words of memory that a thread and its host share, so that the host knows what the thread is at while that
 * answers no message: the number of the request whose guest runs, when that should be over, and the number of a request
 * that is to be given up; and whether its program has begun to work at all.
 */
export class Control {
  readonly buffer: SharedArrayBuffer
  readonly #numbers: Int32Array
  readonly #deadline: Float64Array

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(24)) {
    this.buffer = buffer
    this.#numbers = new Int32Array(buffer, 0, 4)
    this.#deadline = new Float64Array(buffer, 16, 1)
  }

  /** The thread's program runs and takes requests. */
  begin(): void {
    Atomics.store(this.#numbers, 2, 1)
  }

  get hasBegun(): boolean {
    return Atomics.load(this.#numbers, 2) === 1
  }

  /** Guest code of a request begins; `deadline` is in milliseconds of {@link sharedNowMs}. */
  enter(request: number, deadline: number): void {
    this.#deadline[0] = deadline
    Atomics.store(this.#numbers, 0, request)
  }

  leave(): void {
    Atomics.store(this.#numbers, 0, 0)
  }

  /** Milliseconds by which the guest of a request is over its time; undefined while no guest code of it runs. */
  overdueMs(request: number): number | undefined {
    if (Atomics.load(this.#numbers, 0) !== request) return undefined
    return sharedNowMs() - (this.#deadline[0] as number)
  }

  interrupt(request: number): void {
    Atomics.store(this.#numbers, 1, request)
  }

  isInterrupted(request: number): boolean {
    return Atomics.load(this.#numbers, 1) === request
  }
}

/**
 * Milliseconds of a clock that all threads of a process share and that never goes back: `performance.now()` begins anew
 * in each thread, and what it is an offset to moves with the system's clock.
 */
export function sharedNowMs(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}
