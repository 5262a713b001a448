import type { PureTool } from './pure-tools.ts'

/** Tools that answer one by one on a clock of their own, and what was asked of them. */
export interface TurnedTools {
  readonly tools: Record<string, PureTool>
  /** Each call as it started, with how many were in flight then, in order. */
  readonly starts: readonly string[]
  readonly isQuiet: () => boolean
}

/**
 * Makes asynchronous tools on a clock of their own: the next answer is given once the program has had its turns and
 * starts nothing more. So the order of starts and the calls in flight are the program's alone. Self-contained: its
 * text is evaluated inside the realm of a program.
 *
 * @param turn waits until what was answered has been taken
 * @example makeTurnedTools(turn).tools.twice(1) // a promise of 2
 */
export function makeTurnedTools(turn: () => Promise<unknown>): TurnedTools {
  const starts: string[] = []
  let waiting: { readonly due: number; readonly answer: () => void }[] = []
  let now = 0
  let isPumping = false
  const pump = async (): Promise<void> => {
    isPumping = true
    while (waiting.length > 0) {
      const before = starts.length
      for (let count = 0; count < 3; count++) await turn()
      if (starts.length > before) continue
      let next = waiting[0]
      for (const one of waiting) if (next === undefined || one.due < next.due) next = one
      waiting = waiting.filter((one) => one !== next)
      if (next === undefined) break
      now = Math.max(now, next.due)
      next.answer()
    }
    isPumping = false
  }
  const refuse = (message: string): never => {
    throw new Error(message)
  }
  const pure: Record<string, PureTool> = {
    add: (left: number, right: number) => (left + right) % 100,
    twice: (value: number) => (value * 2) % 100,
    less: (value: number) => value - 1,
    isEven: (value: number) => value % 2 === 0,
    check: (value: number) => (value % 3 === 0 ? refuse(`${value} is refused`) : value),
    upTo: (value: number) => [1, 2, 3, 4].slice(0, Math.abs(value) % 5),
    slow: (value: unknown) => value,
  }
  const tools: Record<string, PureTool> = {}
  for (const name of Object.keys(pure)) {
    tools[name] = (...args: never[]) => {
      const shown = `${name}(${args.map(String).join()})`
      const ticks = name === 'slow' ? Number(args[1]) : 1 + ((shown.length + Number(args[0])) % 4)
      return new Promise((resolve, reject) => {
        const answer = (): void => {
          try {
            resolve((pure[name] as PureTool)(...args))
          } catch (error) {
            reject(error)
          }
        }
        waiting.push({ due: now + ticks, answer })
        starts.push(`${shown} in flight ${waiting.length}`)
        if (!isPumping) void pump()
      })
    }
  }
  return { tools, starts, isQuiet: () => waiting.length === 0 && !isPumping }
}
