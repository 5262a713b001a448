import fc from 'fast-check'

/** How many programs a search tries, and from which seed. */
export interface Search {
  readonly runs: number
  readonly seed: number
  /** The search tries one in so many of the runs. Default 1. */
  readonly one?: number
  /** How long a program that differs is made smaller, in milliseconds. Default 15,000. */
  readonly shrinkMs?: number
}

/** How many programs are tried, and from which seed: more of them, and another seed, for a long search by hand. */
export function searchOf(runs: number, seed: number): Search {
  return {
    runs: Number(process.env['DORMOUSE_PROPERTY_RUNS'] ?? runs),
    seed: Number(process.env['DORMOUSE_PROPERTY_SEED'] ?? seed),
  }
}

/** Lists of decisions, from which programs are made. */
const decisions = fc.array(fc.nat({ max: 0xffff }), { maxLength: 400, size: 'max' })

/** Texts under their titles. */
export function titled(parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts)
    .map(([title, text]) => `--- ${title}\n${text}`)
    .join('\n')
}

/**
 * Looks for a list of decisions that a check refuses, makes it small, and throws with what the check said of it and
 * how to run it again.
 *
 * @param file the test file, below tests/executor/property
 * @param check throws for a program that differs
 */
export async function search(
  { runs, seed, one = 1, shrinkMs = 15_000 }: Search,
  file: string,
  check: (decisions: readonly number[]) => Promise<void>,
): Promise<void> {
  // A slow machine tries fewer, and says what it has found before the test's own time is over.
  const interruptAfterTimeLimit = 50_000 + runs * 200
  const details = await fc.check(fc.asyncProperty(decisions, shrinkingFor(shrinkMs, check)), {
    numRuns: Math.ceil(runs / one),
    seed,
    interruptAfterTimeLimit,
  })
  if (!details.failed) return
  const all = details.numRuns * one
  const again = `DORMOUSE_PROPERTY_SEED=${seed} DORMOUSE_PROPERTY_RUNS=${all} npm test -- tests/executor/property/${file}`
  const found = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance)
  throw new Error(
    `Program ${details.numRuns} of seed ${seed} differs (made smaller ${details.numShrinks} times): ${found}\n--- again\n${again}`,
  )
}

/** A check that passes everything once a refused list was made smaller for long enough: the smallest is reported. */
function shrinkingFor(
  shrinkMs: number,
  check: (decisions: readonly number[]) => Promise<void>,
): (decisions: readonly number[]) => Promise<void> {
  let endsAt = Number.POSITIVE_INFINITY
  return async (decisions) => {
    if (performance.now() >= endsAt) return
    try {
      await check(decisions)
    } catch (error) {
      endsAt = Math.min(endsAt, performance.now() + shrinkMs)
      throw error
    }
  }
}
