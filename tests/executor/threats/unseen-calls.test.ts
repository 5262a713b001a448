import { describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'
import { GIVING_FUNCTIONS } from './giving-functions.ts'
import { HANDED_IN } from './handed-in.ts'
import { KEPT_OUT } from './kept-out.ts'
import { UNSEEN_CALLBACKS } from './unseen-callbacks.ts'
import { UNSEEN_PROMISES } from './unseen-promises.ts'

const CASES = [...UNSEEN_CALLBACKS, ...UNSEEN_PROMISES, ...KEPT_OUT].map(
  ([cells, value]): Case => [[cells].flat().join(' ¶ '), cells, value],
)

describe('code that was written where no promise could exist gets values', () => {
  describeWays('values', (opened) => itGives([...CASES, ...HANDED_IN, ...GIVING_FUNCTIONS], opened))
})
