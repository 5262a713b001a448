import { expect, it } from 'vitest'
import { createAnswerCheck, createBestAnswer, type FinalAnswerCheck } from '../../packages/agent/src/check-answer.ts'

const context = { steps: [], signal: new AbortController().signal }

it.each([[null], [0], [Number.NaN], [''], [false]])(
  'createAnswerCheck() refuses what a check gives %j for',
  async (given) => {
    const check = (() => given) as unknown as FinalAnswerCheck
    expect(await createAnswerCheck(undefined, [check])('answer', context)).toEqual({
      refused: 'it does not pass the check check',
    })
  },
)

it.each([[undefined], [true], [1], [['match']]])(
  'createAnswerCheck() lets pass what a check gives %j for',
  async (given) => {
    const check = (() => given) as unknown as FinalAnswerCheck
    expect(await createAnswerCheck(undefined, [check])('answer', context)).toEqual({ value: 'answer' })
  },
)

it('createBestAnswer() takes a text as it is where the schema does and it is no JSON', async () => {
  const { read } = createBestAnswer({ enum: ['yes', 'no'] }, 'Answer.')
  expect([await read('yes'), await read('"no"')]).toEqual([{ value: 'yes' }, { value: 'no' }])
  expect(await read('maybe')).toEqual({ problem: 'it is no JSON' })
})
