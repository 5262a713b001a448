import { createExecutor } from '@dormouse/executor/node'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valueOf } from '../../support/executor.ts'
import { HOSTILE_PROGRAMS, hostileCell, runHostilePlainly } from '../../support/hostile-programs.ts'
import { makeProgram } from '../property/program.ts'
import { runInExecutor, runPlainly } from '../property/run-program.ts'

// More runs, and another seed, for a long search by hand.
const runs = Number(process.env['DORMOUSE_PROPERTY_RUNS'] ?? 300)
const seed = Number(process.env['DORMOUSE_PROPERTY_SEED'] ?? 20_260_102)
const decisions = fc.array(fc.nat({ max: 0xffff }), { maxLength: 400, size: 'max' })

describe('with bridge asyncify', () => {
  let executor: Awaited<ReturnType<typeof createExecutor>>
  beforeAll(async () => {
    executor = await createExecutor({ threads: 1, bridge: 'asyncify', limits: { maxCalls: 100_000 } })
  })
  afterAll(() => executor.dispose())

  it('run() differs in no value, error, console line or call from plain functions, for generated programs', {
    timeout: 60_000 + runs * 200,
  }, async () => {
    const property = fc.asyncProperty(decisions, async (numbers) => {
      const program = makeProgram(numbers)
      const expected = await runPlainly(program)
      // Which of the calls that overlap is the one too many is not fixed.
      fc.pre(!(program.overlaps && expected.includes('call one call too many')))
      const shown = await runInExecutor(executor, program)
      if (shown === expected) return
      const code = `${program.statements};${program.value}`
      throw new Error(`asyncify differs\n--- code\n${code}\n--- plain\n${expected}\n--- asyncify\n${shown}`)
    })
    await fc.assert(property, { numRuns: runs, seed })
  })

  // https://github.com/justjake/quickjs-emscripten/issues/258
  it.each(Object.entries(HOSTILE_PROGRAMS))('the guest halts where promises are at work: %s', async (_, code) => {
    const session = executor.createSession({ hostFunctions: { tool: async (text: string) => `r${text}` } })
    const expected = await runHostilePlainly(code)
    expect(expected.made).toBeGreaterThan(2)
    for (let round = 0; round < 2; round++) {
      expect(JSON.parse(String(valueOf(await session.run(hostileCell(code, round)))))).toEqual(expected)
    }
    await session.dispose()
  })
})
