import { expect, it } from 'vitest'
import { thoughtOf } from '../../../packages/agent/src/transcript/thought-of.ts'

it.each([
  ['Thought: I count.\n<code>\n1\n</code>', '1', 'I count.'],
  ['**Thought:** I count.\n\n```js\n1\n```', '1', 'I count.'],
  ['I count. <code>1</code> Then more.', '1', 'I count.'],
  ['const a = 1', 'const a = 1', ''],
  ['{"thought":"I count.","code":"1"}', '1', 'I count.'],
  ['{ broken <code>1</code>', '1', '{ broken'],
  ['No code at all ```', undefined, 'No code at all ```'],
  ['Calling the tool.', '1', 'Calling the tool.'],
])('thoughtOf() reads the thought of %j', (modelOutput, code, thought) => {
  expect(thoughtOf(code === undefined ? { modelOutput } : { modelOutput, code })).toBe(thought)
})
