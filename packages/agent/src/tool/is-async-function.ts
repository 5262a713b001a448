/** Whether a function is written as async; others may give a promise too, and are found out when they do. */
export function isAsyncFunction(value: unknown): boolean {
  const kind = Object.prototype.toString.call(value)
  return kind === '[object AsyncFunction]' || kind === '[object AsyncGeneratorFunction]'
}
