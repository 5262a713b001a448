import { createExecutor } from '@dormouse/executor'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { makeProgram } from './program.ts'
import { type ProgramExecutor, runInExecutor, runPlainly } from './run-program.ts'

// More runs, and another seed, for a long search by hand.
const runs = Number(process.env['DORMOUSE_PROPERTY_RUNS'] ?? 400)
const seed = Number(process.env['DORMOUSE_PROPERTY_SEED'] ?? 20_260_101)

const decisions = fc.array(fc.nat({ max: 0xffff }), { maxLength: 400, size: 'max' })

describe('run() gives what plain functions give, for generated programs', () => {
  let executors: readonly {
    readonly way: string
    readonly executor: ProgramExecutor & { dispose(): Promise<void> }
  }[] = []
  beforeAll(async () => {
    executors = [
      { way: 'fast', executor: await createExecutor({}) },
      { way: 'exact', executor: await createExecutor({ [Symbol.for('dormouse.forceExact')]: true } as object) },
    ]
  })
  afterAll(() => Promise.all(executors.map(({ executor }) => executor.dispose())))

  it('run() differs in no value, error, console line or call, fast or exact', {
    timeout: 60_000 + runs * 200,
  }, async () => {
    const property = fc.asyncProperty(decisions, async (numbers) => {
      const program = makeProgram(numbers)
      const expected = await runPlainly(program)
      // Which of the calls that overlap is the one too many is not fixed.
      fc.pre(!(program.overlaps && expected.includes('call one call too many')))
      for (const { way, executor } of executors) {
        const shown = await runInExecutor(executor, program)
        if (shown === expected) continue
        const code = `${program.statements};${program.value}`
        throw new Error(`${way} differs\n--- code\n${code}\n--- plain\n${expected}\n--- ${way}\n${shown}`)
      }
    })
    await fc.assert(property, { numRuns: runs, seed })
  })
})
