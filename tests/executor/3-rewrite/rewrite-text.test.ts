import { describe, expect, it } from 'vitest'
import { type CompileOptions, compileText } from '../../../packages/executor/src/compile.ts'

const OPTIONS: CompileOptions = {
  hostFunctions: new Map(),
  modulesSuspend: false,
  hasTerminal: false,
  sourceBytes: 1000,
  settles: true,
}

const RULES: readonly (readonly [rule: string, before: string, after: string | undefined])[] = [
  ['a function that gives promises', '(async () => 1)', '$$giving(async () => 1);'],
  [
    'a declaration leaves the value of the code as it is',
    '5; async function f() {}',
    'let $$m0 = f = $$giving(f); 5; async function f() {}',
  ],
  [
    'what decides is a value',
    'f().then(g) ? 1 : 2',
    '$$now($$thenOf($$promised($$callPromise(f), "then"), "then")($$asking(g))) ? 1 : 2;',
  ],
  ['eval in it stays an indirect one', 'eval(code)', '$$giver(eval)(code);'],
  ['no promise in sight', 'a ? 1 : 2', undefined],
  ['what cannot be read', 'async function (', undefined],
  ['names of the rewriting', 'let $$ = Promise', undefined],
  ['more than sourceBytes', `Promise; '${'x'.repeat(1000)}'`, undefined],
]

describe('compileText()', () => {
  it.each(RULES)('%s: before → after', (_rule, before, after) => {
    expect(compileText(before, OPTIONS)?.replace(/\s+/g, ' ').trim()).toBe(after)
  })

  it('leaves all as it is where promises are not waited for', () => {
    expect(compileText('Promise.resolve(0) ? 1 : 2', { ...OPTIONS, settles: false })).toBeUndefined()
  })
})
