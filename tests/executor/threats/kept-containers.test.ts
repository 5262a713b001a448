import { describe } from 'vitest'
import { describeWays, itGives } from '../../support/ways-of-running.ts'
import { KEPT_CONTAINERS } from './kept-containers.ts'

describe('containers that code keeps which asks for no promises in them', () => {
  describeWays('values', (opened) => itGives(KEPT_CONTAINERS, opened))
})
