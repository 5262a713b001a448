import { expect, test } from 'vitest'
import { nearestName } from '../../../packages/executor/src/7-result/nearest-name.ts'

const KNOWN = ['fetchUser', 'search', 'finalAnswer', 'rows', 'userName', 'id']

const NEAR: readonly (readonly [string, string | undefined])[] = [
  ['fetchUsr', 'fetchUser'],
  ['fecthUser', 'fetchUser'],
  ['fetchuser', 'fetchUser'],
  ['FinalAnswer', 'finalAnswer'],
  ['finalanswr', 'finalAnswer'],
  ['serach', 'search'],
  ['row', 'rows'],
  ['user_name', 'userName'],
  ['Id', 'id'],
  ['x', undefined],
  ['completelyDifferent', undefined],
  ['rowsAndColumns', undefined],
]
for (const [name, expected] of NEAR) {
  test(`nearestName() gives ${expected} for ${name}`, () => {
    expect(nearestName(name, KNOWN)).toBe(expected)
  })
}

test('nearestName() prefers the nearest, then the first', () => {
  expect(nearestName('total', ['totals', 'Total'])).toBe('Total')
  expect(nearestName('tota', ['total', 'totas'])).toBe('total')
})
