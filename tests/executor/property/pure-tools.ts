/** A host function of generated programs: pure, so that a plain function gives the same. */
export type PureTool = (...args: never[]) => unknown

/**
 * Makes the pure functions that generated programs call, and notes each call. Self-contained: the plain run evaluates
 * its text inside the realm of the program, so that its lists and errors are that realm's own.
 *
 * @param note takes each call as text
 * @example makePureTools(() => {}).add(1, 2) // 3
 */
export function makePureTools(note: (call: string) => void): Record<string, PureTool> {
  // A program may replace what a spread would call.
  const { apply } = Reflect
  let fuel = 250
  const wrap = (value: number): number => Math.trunc(value) % 1000
  const raise = (name: string, message: string): never => {
    const error = new Error(message)
    Object.defineProperty(error, 'name', { value: name })
    throw error
  }
  const pure: Record<string, PureTool> = {
    add: (left: number, right: number) => wrap(left + right),
    twice: (value: number) => wrap(value * 2),
    less: (value: number) => wrap(value - 1),
    isEven: (value: number) => value % 2 === 0,
    isOver: (left: number, right: number) => left > right,
    never: () => false,
    compare: (left: number, right: number) => left - right,
    upper: (text: string) => String(text).toUpperCase(),
    glue: (left: unknown, right: unknown) => `${String(left)}-${String(right)}`.slice(-24),
    upTo: (value: number) => [1, 2, 3, 4].slice(0, Math.abs(value) % 5),
    pair: (a: number, b: string) => ({ a, b }),
    check: (value: number) => (value % 3 === 0 ? raise('CheckError', `${value} is refused`) : value),
    maybe: (value: number) => (value % 2 === 0 ? undefined : value),
  }
  const tools: Record<string, PureTool> = {}
  for (const name of Object.keys(pure)) {
    tools[name] = (...args: never[]) => {
      // Which elements a sort compares is the engine's own choice.
      if (name === 'compare') return apply(pure[name] as PureTool, undefined, args)
      // Programs that call without end would only be slow: all ways of running stop at the same call.
      if (fuel-- <= 0) {
        note('one call too many')
        raise('FuelError', 'too many calls')
      }
      const shown = args.map((arg) => (typeof arg === 'object' ? 'object' : String(arg)))
      note(`${name}(${shown.join()})`)
      return apply(pure[name] as PureTool, undefined, args)
    }
  }
  return tools
}
