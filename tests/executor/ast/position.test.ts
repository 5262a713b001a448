import { expect, test } from 'vitest'
import { linesOf, offsetOf, positionOf } from '../../../packages/executor/src/ast/position.ts'

const CODE = 'a\nbc\r\n\rd😀e'

test('positionOf() counts lines after \\n, \\r\\n and \\r, and columns in UTF-16 units', () => {
  expect(linesOf(CODE)).toEqual(['a', 'bc', '', 'd😀e'])
  expect(positionOf(CODE, 0)).toEqual({ line: 1, column: 1 })
  expect(positionOf(CODE, 3)).toEqual({ line: 2, column: 2 })
  expect(positionOf(CODE, CODE.indexOf('e'))).toEqual({ line: 4, column: 4 })
})

test('positionOf() puts an offset past the end at the end', () => {
  expect(positionOf('ab', 9)).toEqual({ line: 1, column: 3 })
})

test('offsetOf() undoes positionOf()', () => {
  for (const offset of [0, 1, 2, 3, 4, 7, 8, 10]) expect(offsetOf(CODE, positionOf(CODE, offset))).toBe(offset)
  expect(offsetOf('ab', { line: 5, column: 1 })).toBe(2)
})
