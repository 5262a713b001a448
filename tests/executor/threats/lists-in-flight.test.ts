import { createExecutor, type Executor } from '@dormouse/executor'
import { afterAll, beforeAll, describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'
import { LISTS_IN_FLIGHT } from './lists-elsewhere.ts'
import { RELAYED_IN_FLIGHT } from './relayed.ts'

// Where calls are answered one by one, as a forced exact run and asyncify do, fewer may be in flight: the values are
// the same.
const CASES = LISTS_IN_FLIGHT.map(([cells, value]): Case => [cells.join(' ¶ '), cells, value])
const RELAYED = RELAYED_IN_FLIGHT.map(([cells, value]): Case => [cells.join(' ¶ '), cells, value])
const withoutCount = (cells: readonly string[]): string[] =>
  cells.map((cell, index) => (index === cells.length - 1 ? cell.replace(/, most\]$/, ']') : cell))
const VALUES = LISTS_IN_FLIGHT.map(([cells, value]): Case => {
  const last = Array.isArray(value) ? value.slice(0, -1) : value
  return [cells.join(' ¶ '), withoutCount(cells), last]
})

describe('lists that helpers make of promises', () => {
  let executor: Executor
  beforeAll(async () => {
    executor = await createExecutor()
  })
  afterAll(() => executor.dispose())
  itGives([...CASES, ...RELAYED], () => executor)
})

describeWays('values of lists that helpers make of promises', (opened) => itGives(VALUES, opened))
