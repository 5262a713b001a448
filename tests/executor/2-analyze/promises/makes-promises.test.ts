import { describe, expect, it } from 'vitest'
import { makesPromises } from '../../../../packages/executor/src/2-analyze/promises/makes-promises.ts'
import { parsed } from '../../../support/analyzing.ts'

describe('makesPromises()', () => {
  it.each([
    'async () => 1',
    'Promise',
    "import('m')",
    'x.then(f)',
    'x["catch"](f)',
    'x.constructor',
    'eval("1")',
    'new Function("1")',
    'await p',
    'for await (const x of y) x',
    'Array.fromAsync(x)',
    'x[Symbol.asyncIterator]',
  ])('finds %s', (code) => {
    expect(makesPromises(parsed(code))).toBe(true)
  })
  it.each(['tool(1)', 'await tool(1)', '() => 1', 'x.map(f)', 'function* g() { yield 1 }', 'for (const x of y) x'])(
    'finds none in %s',
    (code) => {
      expect(makesPromises(parsed(code))).toBe(false)
    },
  )
})
