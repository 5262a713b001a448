import { expect, it } from 'vitest'
import { nearMiss } from '../../../packages/agent/src/tool/near-miss.ts'

it.each([
  ['limitt', 'limit'],
  ['lmit', 'limit'],
  ['Query', 'query'],
  ['max_results', 'maxResults'],
  ['results', undefined],
  ['x', undefined],
  ['', undefined],
  ['k'.repeat(1e6), undefined],
])('nearMiss() takes %s for %s', (written, meant) => {
  expect(nearMiss(written, ['query', 'limit', 'maxResults'])).toBe(meant)
})
