/** The longest that the timers of the platform take: some 24 days. A longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1

/** Calls a function once after some milliseconds, however many; gives what stops the wait. */
export function startTimer(waitMs: number, call: () => void): () => void {
  const endsAt = Date.now() + waitMs
  let timer: ReturnType<typeof setTimeout>
  const wait = (leftMs: number): void => {
    timer = setTimeout(
      () => {
        const stillMs = endsAt - Date.now()
        if (leftMs > LONGEST_MS && stillMs > 0) wait(stillMs)
        else call()
      },
      Math.min(leftMs, LONGEST_MS),
    )
  }
  wait(waitMs)
  return () => clearTimeout(timer)
}
