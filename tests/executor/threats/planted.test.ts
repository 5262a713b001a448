import { describe } from 'vitest'
import { describeWays, itGives } from '../../support/ways-of-running.ts'
import { PLANTED } from './planted.ts'

describe('what guest code has planted reaches no helper', () => {
  describeWays('values', (opened) => itGives(PLANTED, opened))
})
