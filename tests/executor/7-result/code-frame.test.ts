import { expect, test } from 'vitest'
import { codeFrame } from '../../../packages/executor/src/7-result/code-frame.ts'

const TEN = Array.from({ length: 10 }, (_, index) => `line${index + 1}`).join('\n')

test('codeFrame() shows two lines before and after, and a caret', () => {
  expect(codeFrame(TEN, 8, 5)).toBe(
    ['   6 | line6', '   7 | line7', '>  8 | line8', '     |     ^', '   9 | line9', '  10 | line10'].join('\n'),
  )
})

test('codeFrame() stops at both ends of the code', () => {
  expect(codeFrame('a', 1, 1)).toBe('> 1 | a\n    | ^')
  expect(codeFrame('a\nb', 2, 2)).toBe('  1 | a\n> 2 | b\n    |  ^')
  expect(codeFrame('', 1, 1)).toBe('> 1 |\n    | ^')
})

test('codeFrame() puts the caret right behind tabs and after every kind of line break', () => {
  expect(codeFrame('a\r\n\t\tfoo()\rb', 2, 3)).toBe('  1 | a\n> 2 |     foo()\n    |     ^\n  3 | b')
})

test('codeFrame() shows the part of long lines around the column, never wider than 120', () => {
  const code = `${'a'.repeat(300)}!${'b'.repeat(300)}\nshort`
  const lines = codeFrame(code, 1, 301).split('\n')
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(120)
  expect(lines[0]?.[lines[1]?.indexOf('^') ?? 0]).toBe('!')
  expect(lines[0]).toMatch(/^> 1 \| ….*…$/)
})

for (const column of [1, 100, 115, 116, 117, 200, 595, 599, 600, 601]) {
  test(`codeFrame() keeps the caret of column ${column} under its character`, () => {
    const code = Array.from({ length: 600 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('')
    const [line = '', caret = ''] = codeFrame(code, 1, column).split('\n')
    expect(caret.length).toBeLessThanOrEqual(120)
    expect(line[caret.indexOf('^')]).toBe(code[column - 1])
  })
}
