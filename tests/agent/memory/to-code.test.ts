import { parse } from 'acorn'
import { expect, it } from 'vitest'
import { Memory } from '../../../packages/agent/src/memory/memory.ts'
import { toCode } from '../../../packages/agent/src/memory/to-code.ts'
import { action, codeless, lastAnswer, plan, task, WHOLE_RUN } from './sample-steps.ts'

it('toCode() writes the code of each step below its number and thought, and failed code as comments', () => {
  expect(new Memory('System', WHOLE_RUN).toCode()).toBe(
    [
      '// Task: Which shop in Lyon has the cheapest tent?',
      '',
      '// Step 1: I list the shops.',
      "const shops = listShops('Lyon')",
      'console.log(shops)',
      "shops.map(shop => priceOf(shop, 'tent'))",
      '',
      '// Step 2: I have it checked.',
      '// It failed. TypeError: shops.sortBy is not a function',
      "// researcher('Alpin?')",
      '// shops.sortBy(1)',
      '',
    ].join('\n'),
  )
})

it('toCode() keeps the code of a refused answer: it ran', () => {
  const error = { code: 'answer-refused', name: 'Error', message: 'too short' }
  expect(toCode([action({ error, modelOutput: '1' })])).toBe(
    '// Step 1\n// Its answer was refused. Error: too short\n1\n',
  )
})

it('toCode() gives an empty text for a run without code', () => {
  expect(toCode([task(), plan('p'), codeless(), lastAnswer('a')])).toBe('')
})

it('toCode() parses as one script, whatever ends a line in what is a comment', () => {
  const ends = ['\n', '\r', '\r\n', '\u2028', '\u2029']
  const broken = `oops(${ends.map((end) => `${end}} ) not code`).join('')}`
  const error = { code: 'syntax', name: 'SyntaxError', message: broken }
  const steps = [
    task(broken),
    action({ modelOutput: `${broken}<code>let a = 1</code>`, code: 'let a = 1 // the end' }),
    action({ number: 2, code: broken, error }),
    action({ number: 3, code: 'let b = a' }),
  ]
  const program = parse(toCode(steps), { ecmaVersion: 2023, sourceType: 'script' })
  expect(program.body.map(({ type }) => type)).toEqual(['VariableDeclaration', 'VariableDeclaration'])
})
