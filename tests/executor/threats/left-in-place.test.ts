import { describe } from 'vitest'
import { describeWays, itGives } from '../../support/ways-of-running.ts'
import { LEFT_IN_PLACE } from './left-in-place.ts'

describe('a promise in an object that only later code settles', () => {
  describeWays('values', (opened) => itGives(LEFT_IN_PLACE, opened))
})
