/** The number of a cell by the name that the engine knows it under, `cell-12.js`; NaN for what is none. */
export function cellNumber(fileName: string): number {
  return Number(/^cell-(\d+)\.js$/.exec(fileName)?.[1])
}
