import { expect, it } from 'vitest'
import { hasWholeCode } from '../../../packages/agent/src/read-output/find-blocks.ts'

it('hasWholeCode() looks for code behind the thinking only', () => {
  const thinking = '<think>Maybe <code>\nf()\n</code> no, better'
  expect(hasWholeCode(thinking)).toBe(false)
  expect(hasWholeCode(`${thinking}</think>\nI call g.\n<code>\ng()`)).toBe(false)
  expect(hasWholeCode(`${thinking}</think>\nI call g.\n<code>\ng()\n</code>`)).toBe(true)
})
