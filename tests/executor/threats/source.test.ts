import { describe, expect, it } from 'vitest'
import { codeOf, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 1000, sourceBytes: 8 * 1024 * 1024 } })
const nest = (open: string, inner: string, close: string, levels: number): string =>
  open.repeat(levels) + inner + close.repeat(levels)

/** Code that nests, for a number of levels. */
const DEEP: Readonly<Record<string, (levels: number) => string>> = {
  parentheses: (n) => nest('(', '1', ')', n),
  lists: (n) => nest('[', '', ']', n),
  objects: (n) => `(${nest('{a:', '1', '}', n)})`,
  blocks: (n) => nest('{', '', '}', n),
  functions: (n) => nest('(() => ', '1', ')', n),
  'function bodies': (n) => nest('(function () { return ', '1', ' })()', n),
  calls: (n) => `const f = (x) => x; ${nest('f(', '1', ')', n)}`,
  'calls that may wait': (n) => nest('tick(', '1', ')', n),
  classes: (n) => nest('(class { a = ', '1', ' })', n),
  templates: (n) => nest('`${', '1', '}`', n),
  'if statements': (n) => nest('if (1) ', '1', '', n),
  'else branches': (n) => `${'if (0) 1; else '.repeat(n)}1`,
  loops: (n) => nest('for (;0;) ', '1', '', n),
  labels: (n) => `${Array.from({ length: n }, (_, i) => `a${i}: `).join('')}1`,
  'try statements': (n) => nest('try { ', '1', ' } finally {}', n),
  'prefix operators': (n) => `${'! '.repeat(n)}1`,
  minus: (n) => `${'- '.repeat(n)}1`,
  typeof: (n) => `${'typeof '.repeat(n)}1`,
  await: (n) => `${'await '.repeat(n)}1`,
  new: (n) => `${'new '.repeat(n)}Object`,
  sums: (n) => `1${'+1'.repeat(n)}`,
  powers: (n) => `1${'**1'.repeat(n)}`,
  conditionals: (n) => `${'1?'.repeat(n)}1${':1'.repeat(n)}`,
  'conditionals in a row': (n) => `${'0?1:'.repeat(n)}1`,
  commas: (n) => `1${',1'.repeat(n)}`,
  assignments: (n) => `let a; ${'a='.repeat(n)}1`,
  arrows: (n) => `${'a=>'.repeat(n)}1`,
  members: (n) => `const a = {}; a${'.a'.repeat(n)}`,
  'optional members': (n) => `const a = {}; a${'?.a'.repeat(n)}`,
  'method chains': (n) => `const a = { f() { return this } }; a${'.f()'.repeat(n)}; 1`,
  'chains that may wait': (n) => `const a = { f() { tick(1); return this } }; a${'.f()'.repeat(n)}; 1`,
  'computed members': (n) => `const a = []; a${'[0]'.repeat(n)}`,
  patterns: (n) => `const ${nest('[', 'a', ']', n)} = []`,
  'object patterns': (n) => `const ${nest('{a:', 'b', '}', n)} = {}`,
  'default values': (n) => `const f = (${'a = ('.repeat(n)}1${')'.repeat(n)}) => 1`,
  'regular expressions': (n) => `/${nest('(', 'a', ')', n)}/`,
  types: (n) => `let a: ${nest('Array<', 'number', '>', n)} = 1`,
  'function types': (n) => `let a: ${'(x: number) => '.repeat(n)}number = 1`,
  'as casts': (n) => `1${' as any'.repeat(n)}`,
  'keyof types': (n) => `let a: ${'keyof '.repeat(n)}string = 1`,
  'open brackets only': (n) => '('.repeat(n),
  'open templates only': (n) => '`${'.repeat(n),
  comments: (n) => `${'/* */'.repeat(n)}1`,
  'logical operators': (n) => `1${'&&1'.repeat(n)}`,
  'nullish operators': (n) => `null${'??null'.repeat(n)}`,
  statements: (n) => '1;'.repeat(n),
  'switch cases': (n) => `switch (1) { ${'case 1:'.repeat(n)} }`,
  'tagged templates': (n) => `const t = () => t; t${'``'.repeat(n)}; 1`,
}

describe('deep source (hazards H8)', () => {
  it.each(Object.entries(DEEP))('%s never take the process down: source-too-deep, or they run', async (_, make) => {
    const hostFunctions = { tick: async (x: unknown) => x }
    for (const levels of [100, 190, 210, 500, 1000, 5000, 40_000]) {
      const outcome = await shared.run(make(levels), { hostFunctions, limits: { cpuMs: 3000, maxCalls: 100_000 } })
      expect(['completed', 'source-too-deep', 'syntax', 'guest', 'stack', 'timeout', 'not-transferable']).toContain(
        codeOf(outcome),
      )
      if (outcome.status === 'failed' && outcome.error.code === 'guest')
        expect(outcome.error.message).not.toMatch(/call stack|dormouse/i)
    }
    expect(valueOf(await shared.run('1 + 1'))).toBe(2)
  })

  it('source-too-deep has a message, advice or a place, and leaves the session as it was', async () => {
    const session = shared.session()
    await session.run('let a = 1')
    const { error, rolledBack } = failureOf(await session.run(`a = 2; ${DEEP['parentheses']?.(5000)}`))
    expect(error).toMatchObject({ code: 'source-too-deep' })
    expect(error.message).toMatch(/deep/)
    expect(rolledBack).toBe(false)
    expect(valueOf(await session.run('a'))).toBe(1)
  })

  it('long source that is not deep runs', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `const v${i} = ${i}`).join('\n')
    expect(valueOf(await shared.run(`${lines}\nv4999`, { limits: { cpuMs: 5000 } }))).toBe(4999)
  })
})

describe('breaking out of the wrapping', () => {
  it.each([
    `"use strict"}); evil(); ({`,
    `}); evil(); ({`,
    `})(); evil(); (() => {`,
    `} finally { evil() } try {`,
    `}; evil(); {`,
    `*/ evil(); /*`,
    `} evil() {`,
    `) evil() (`,
    `]; evil(); [`,
    '`; evil(); `${',
    `--> evil()`,
    `return 1 } evil(); function x() {`,
    `async () => { }}; evil(); {{`,
  ])('%s is a syntax error and runs nothing', async (code) => {
    const called: unknown[] = []
    const hostFunctions = { evil: () => called.push(1) }
    expect(codeOf(await shared.run(code, { hostFunctions }))).toMatch(/syntax|completed|guest/)
    if (code !== '--> evil()') expect(called).toEqual([])
  })

  it.each([
    ['"use strict"; var x = 1; typeof x', 'number'],
    [`'use strict'; (function () { return this === undefined })()`, true],
    [`(function () { return this === globalThis })()`, true],
    [`this === globalThis`, true],
    [`typeof arguments`, 'undefined'],
    [`typeof module + typeof require + typeof exports + typeof process`, 'undefinedundefinedundefinedundefined'],
    ['//# sourceMappingURL=x.js\n1', 1],
    ['1 // trailing comment', 1],
    ['1 /* open and closed */', 1],
    ['<!-- html comment\n2', 2],
    ['#!/usr/bin/env node\n3', 3],
    [`'\u2028'.length`, 1],
    ['', undefined],
    [';;;', undefined],
    ['/* only */', undefined],
  ])('%s runs as it is written', async (code, value) => {
    expect(valueOf(await shared.run(code))).toBe(value)
  })

  it('new.target, super, await and yield outside their places are syntax errors', async () => {
    for (const code of [
      'new.target',
      'super.x',
      'super()',
      'function f() { await 1 }; yield 1',
      'import.meta',
      'break',
      'continue',
      'class A extends B { constructor() { super(); } ',
    ]) {
      expect(['syntax', 'guest']).toContain(codeOf(await shared.run(code)))
    }
  })

  it('names and texts of the printed script cannot be closed by strings of the code', async () => {
    const text = `'"); evil(); ("' + "${'`'}" + ${JSON.stringify('\u2028*/ }}}')}`
    const called: unknown[] = []
    const hostFunctions = { evil: () => called.push(1), tick: async (x: unknown) => x }
    expect(
      valueOf(
        await shared.run(`const o = { [${text}]: (x) => tick(x) }; o[${text}](5) + tick(${text}).length`, {
          hostFunctions,
        }),
      ),
    ).toBeTypeOf('number')
    expect(
      valueOf(
        await shared.run(`class A { '"); evil(); ("'() { return tick(1) } } new A()['"); evil(); ("']()`, {
          hostFunctions,
        }),
      ),
    ).toBe(1)
    expect(called).toEqual([])
  })
})
