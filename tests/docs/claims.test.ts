import { describe, expect, it } from 'vitest'
import { checkClaims } from './claims.ts'
import { exampleBlocks, fencedBlocks } from './code-block.ts'
import { bundleCode, runCode } from './run-code.ts'

const exitCodeOf = async (code: string): Promise<number> => (await runCode(code)).exitCode

describe('runCode()', () => {
  it.each([
    '1 + 1 // → 2',
    `const list = [1, { a: 'b' }] // → [1, { a: 'b' }]`,
    `console.log('approved') // → approved`,
    `console.log('a', 1) // → a 1`,
    `'at 12:30 today' // → at … today`,
    '1 + 1 // 2',
    '1 + 1 // is two',
    'const a: number = 1 // → 1',
  ])('passes %j', async (code) => expect(await exitCodeOf(code)).toBe(0))

  it.each([
    '1 + 1 // → 3',
    `console.log('approved') // → refused`,
    '1 + 1 // 3',
    'if (Math.random() > 2) console.log(1) // → 1',
    'nowhere()',
  ])('fails %j', async (code) => expect(await exitCodeOf(code)).not.toBe(0))

  it('refuses a claim about nothing', () => expect(() => checkClaims('// → 1')).toThrow('no statement'))
})

describe('bundleCode()', () => {
  it('rejects an import of a name that is not exported', async () => {
    await expect(bundleCode(`import { nothingHere } from './tests/docs/code-block.ts'; nothingHere`)).rejects.toThrow()
  })
})

describe('code blocks', () => {
  it('fencedBlocks() gives language, note, line and code', () => {
    expect(fencedBlocks('# A\n\n```js no-run\nf()\n```\n')).toEqual([
      { line: 4, language: 'js', note: 'no-run', code: 'f()\n' },
    ])
  })

  it('exampleBlocks() gives the code after each tag, to the next tag', () => {
    const source = '/**\n * Says.\n * @example f(1) // 2\n * @returns more\n */\n/**\n * @example\n * g()\n * h()\n */'
    expect(exampleBlocks(source).map((block) => [block.line, block.code])).toEqual([
      [3, 'f(1) // 2'],
      [7, 'g()\nh()'],
    ])
  })
})
