import { ExecutorError } from '../errors.ts'

/**
 * Does a store's work, and gives what fails in it the store's code.
 * @param action what is tried, as it stands after "Cannot": `put image 'a'`
 * @param work what may throw or reject
 * @throws ExecutorError `store` with what was thrown as its `cause`; an ExecutorError of the work goes through as it is
 * @example await attempt("put image 'a'", () => 1) // 1
 */
export async function attempt<Result>(action: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof ExecutorError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ExecutorError('store', `Cannot ${action}: ${reason}`, { cause })
  }
}
